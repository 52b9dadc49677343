#pragma once

#include <string>
#include <vector>

#include "pages/page_context.h"

namespace clientela {

// One field's change, as text.
struct ShownChange {
  std::string label;
  std::string was;
  std::string now;
};

// Something that happened: an activity of a client, an order, a change of a record.
struct TimelineEntry {
  Instant when;
  std::string who = {};
  std::string icon = {};
  std::string mark = {};    // look of the icon: "order", "promise", "late"; empty: plain
  std::string title;        // what happened
  std::string url = {};     // where the title leads
  std::string detail = {};  // small, behind the title
  std::string text = {};    // what was said; line breaks are kept
  std::vector<ShownChange> changes = {};
  std::int64_t undo_seq = 0;  // offers to take this back
  std::string done_url = {};  // POST: the mark becomes a button that completes a task
  std::string edit_url = {};
  bool late = false;
  bool whole_day = false;  // the time of the day is not known
};

// Under headings of days or months, in the order given (newest first).
void timeline(Html& html, const PageContext& ctx, const std::vector<TimelineEntry>& entries);

}  // namespace clientela
