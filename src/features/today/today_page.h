#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/insights/silence.h"
#include "features/today/findings.h"
#include "features/today/today_queries.h"
#include "features/win_back/win_back_queries.h"
#include "pages/page_context.h"

namespace clientela {

// A record that was looked at lately.
struct SeenLine {
  std::string title;
  std::string url;
  std::string detail;
};

// Clients to be called before it is too late, found by looking through those who brought most.
struct WhomToCall {
  std::vector<LateGroup> late;
  std::vector<WinBackCandidate> going;
};
WhomToCall whom_to_call(Reading& reading);

// What is to be done now, and whom to call before it is too late.
struct TodayView {
  bool empty = false;  // a new company without clients
  DueNow due;
  Silence silence = {};  // to which day
  std::vector<LateGroup> late;
  std::vector<Id> planned;  // of the late clients: those for whom something is planned
  std::vector<SeenLine> seen;
  std::vector<WinBackCandidate> win_back;  // a few, those worth most
  std::optional<BuyerFindings> findings;
  Titles titles = {};  // of the clients and colleagues in the lists
  // Something was done with this client a moment ago: what is next?
  Id next_client = {};
  std::optional<Activity> finished = {};  // and how did it end?
};

std::string today_page(const PageContext& ctx, const TodayView& view);

// Reads everything but what was seen and found. Whom to call may have been found a little earlier:
// whoever is shown is looked at anew.
TodayView read_today(const PageContext& ctx, Reading& reading, const WhomToCall& found);

}  // namespace clientela
