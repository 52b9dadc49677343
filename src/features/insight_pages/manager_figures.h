#pragma once

#include "features/insight_pages/insight_data.h"

namespace clientela {

// What the clients of one manager bought, by month. The manager is the one whom the client has now.
struct ManagerLine {
  Id manager;                // empty: clients without one, and walk-in sales
  std::int64_t clients = 0;  // who have ever bought
  std::vector<std::int64_t> revenue, profit, orders;

  template <typename Archive>
  void fields(Archive& archive) {
    archive("manager", manager);
    archive("clients", clients);
    archive("revenue", revenue);
    archive("profit", profit);
    archive("orders", orders);
  }
};

struct ManagerReport {
  std::vector<Date> months;           // their first days, oldest first; the last is the running one
  std::vector<ManagerLine> managers;  // those who sold most first; at most 200

  template <typename Archive>
  void fields(Archive& archive) {
    archive("months", months);
    archive("managers", managers);
  }
};

ManagerReport manager_figures(const InsightData& data);

}  // namespace clientela
