#pragma once

#include <string>

#include "features/activities/activity.h"
#include "pages/page_context.h"

namespace clientela {

// Pieces of pages that show activities, also on the pages of other features.

std::string_view activity_icon(ActivityKind kind);
// "We promised: replace the notebooks"; of other kinds the subject alone.
std::string activity_title(const PageContext& ctx, const Activity& activity);

// The same with the day by which it is promised: "We promised: samples, by 3 May 2026".
std::string dated_title(const PageContext& ctx, const Activity& activity);
// The verb that ends it: "activity.keep" of a promise, else "activity.complete".
std::string_view completing_verb(const Activity& activity);

// The button that completes an activity. `back` is the page to return to; empty: the client's card.
void done_button(Html& html, const PageContext& ctx, const Activity& activity,
                 std::string_view back);

// POST: writes an activity down for a client.
std::string add_activity_path(const PageContext& ctx, Id client);
// POST: completes it.
std::string complete_path(const PageContext& ctx, Id activity);

// What is asked when something was done: how it ended, and what to do next. Both may be left.
struct NextStep {
  Id client = {};  // empty: of no client, so nothing is next
  std::string client_name = {};
  std::optional<Activity> finished = {};  // whose outcome nobody has written down yet
  std::string_view back = {};             // as above
};
void next_step_form(Html& html, const PageContext& ctx, const NextStep& step);

// The address to which completing leads carries what was done: "?next=<client>&done=<activity>".
std::string next_step_query(Id client, Id finished);
// The activity of that id, if it is done and its outcome is open.
std::optional<Activity> finished_activity(Reading& reading, std::string_view id);

}  // namespace clientela
