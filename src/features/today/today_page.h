#pragma once

#include <optional>
#include <string>
#include <vector>

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

// What is to be done now, and whom to call before it is too late.
struct TodayView {
  bool empty = false;  // a new company without clients
  DueNow due;
  std::vector<LateGroup> late;
  std::vector<Id> planned;  // of the late clients: those for whom something is planned
  std::vector<SeenLine> seen;
  std::vector<WinBackCandidate> win_back;  // a few, those worth most
  std::optional<BuyerFindings> findings;
  Titles titles = {};  // of the clients and colleagues in the lists
  // Something was done with this client a moment ago: what is next?
  Id next_client = {};
};

std::string today_page(const PageContext& ctx, const TodayView& view);

// Reads everything but what was seen and found.
TodayView read_today(const PageContext& ctx, Reading& reading);

}  // namespace clientela
