#pragma once

#include <string>

#include "features/activities/activity.h"
#include "pages/page_context.h"

namespace clientela {

// Pieces of pages that show activities, also on the pages of other features.

std::string_view activity_icon(ActivityKind kind);
// "We promised: replace the notebooks"; of other kinds the subject alone.
std::string activity_title(const PageContext& ctx, const Activity& activity);

// The button that completes an activity. `back` is the page to return to; empty: the client's card.
void done_button(Html& html, const PageContext& ctx, const Activity& activity,
                 std::string_view back);

// POST: writes an activity down for a client.
std::string add_activity_path(const PageContext& ctx, Id client);
// POST: completes it.
std::string complete_path(const PageContext& ctx, Id activity);

// A form for what to do next with a client, shown when something was done. `back` as above.
void next_step_form(Html& html, const PageContext& ctx, Id client, const std::string& client_name,
                    std::string_view back);

}  // namespace clientela
