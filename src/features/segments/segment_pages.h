#pragma once

#include <map>
#include <string>

#include "features/segments/segment_queries.h"
#include "pages/screens.h"

namespace clientela {

inline constexpr std::string_view suggested_segments_path = "/segments/suggested";

// Segments that the figures suggest, each made by one click.
struct SuggestedSegmentsView {
  struct Line {
    SegmentSuggestion suggestion;
    std::string condition;  // of the list of its clients
    std::int64_t size = 0;
    bool capped = false;
    Id made;  // the segment of that name, if there is one
  };
  std::vector<Line> lines;
};
SuggestedSegmentsView read_suggested_segments(const PageContext& ctx, Reading& reading);
std::string suggested_segments_page(const PageContext& ctx, const SuggestedSegmentsView& view);

// The segment's card and list; "Save as segment" above the list of clients; on the client's card
// the fixed segments to be taken into and out of.
void add_segment_screens(Screens& screens);

// The part of the card that compares with another segment (?with=<id> in the page's address).
void overlap_panel(Html& html, const PageContext& ctx, Reading& reading, const Record& segment);
// Size and worth as the daily look noted them.
void sizes_panel(Html& html, const PageContext& ctx, SegmentKind kind,
                 const std::vector<SegmentSize>& sizes);

// The chart of it, from two days on.
void sizes_chart(Html& html, const PageContext& ctx, const std::vector<SegmentSize>& sizes);

// On the client's card: which segments the client entered and left, and when.
void add_segment_timeline(const PageContext& ctx, Reading& reading, CardView& view);

}  // namespace clientela
