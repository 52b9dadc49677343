#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/segments/segment.h"
#include "pages/page_context.h"

namespace clientela {

// The filter of a segment, read. A whole address ("/clients?stage=eq.loyal") is understood too. An
// Error is of the field "query" and says what is wrong and where.
Result<Query> read_segment_query(Reading& reading, std::string_view text);

// The clients of a segment: of a live one those who meet its filter, of a fixed one its members.
Result<Query> clients_of(Reading& reading, const Segment& segment);
// The filter part of a query over clients, as the address of their list has it.
std::string filter_part(const Model& model, const Query& query);

// What the references in a filter are called, as far as the reading shows them.
Titles titles_in(Reading& reading, const ObjectType& type, const Filter& filter);

// How many there are and what they are worth, as far as the reading shows them.
struct SegmentNumbers {
  std::int64_t size = 0;
  bool capped = false;  // there are more than `size`
  bool summed = false;  // the sums are of all of them
  Money ltv, revenue;
  std::int64_t without_ltv = 0;  // of those, whose lifetime value is not known
};
// Sums are made for at most 1,000 clients, since they are made while somebody waits.
SegmentNumbers numbers_of(Reading& reading, const Query& clients, bool exact);

// Counted to the end: only a click asks for it.
struct SegmentOverlap {
  Query both, only_here, only_there;
  std::int64_t in_both = 0, here = 0, there = 0;  // `here`, `there`: in one of them alone
};
Result<SegmentOverlap> overlap_of(Reading& reading, const Segment& one, const Segment& other);

// What the daily look noted, newest first.
std::vector<SegmentSize> sizes_of(Reading& reading, Id segment, int limit);

// A segment worth having, ready to be made.
struct SegmentSuggestion {
  std::string_view key, name;  // English
  std::string_view why;        // who these are
  std::string_view strategy;
  std::string_view query;
};
const std::vector<SegmentSuggestion>& segment_suggestions();

}  // namespace clientela
