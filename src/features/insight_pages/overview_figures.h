#pragma once

#include "features/insight_pages/insight_data.h"

namespace clientela {

// After so many days without an order a client counts as lost. Who comes back later was lost all
// the same, and can be lost again.
inline constexpr int lost_after_days = 365;

// What happened from one day to another, both included. Revenue and profit count sales, returns and
// adjustments; the rest counts sales.
struct PeriodFigures {
  Date from, to;
  std::int64_t revenue = 0, profit = 0;  // minor units
  std::int64_t orders = 0;
  std::int64_t active = 0;         // clients who bought
  std::int64_t fresh = 0;          // who bought for the first time
  std::int64_t lost = 0;           // whose last order became lost_after_days old
  std::int64_t fresh_revenue = 0;  // of those who bought for the first time
  // Of nobody in particular; and what came back from clients of whom no purchase is known by then.
  std::int64_t walk_in_revenue = 0;

  std::int64_t returning() const { return active - fresh; }
  std::int64_t returning_revenue() const { return revenue - fresh_revenue - walk_in_revenue; }

  template <typename Archive>
  void fields(Archive& archive) {
    archive("from", from);
    archive("to", to);
    archive("revenue", revenue);
    archive("profit", profit);
    archive("orders", orders);
    archive("active", active);
    archive("fresh", fresh);
    archive("lost", lost);
    archive("fresh_revenue", fresh_revenue);
    archive("walk_in_revenue", walk_in_revenue);
  }
};

// So many complete months, and as many before them.
struct PeriodPair {
  std::int64_t months = 0;
  PeriodFigures now, before;

  template <typename Archive>
  void fields(Archive& archive) {
    archive("months", months);
    archive("now", now);
    archive("before", before);
  }
};

struct OverviewReport {
  std::vector<PeriodFigures> months;  // oldest first; the last is the running one
  std::vector<PeriodPair> periods;
  std::int64_t lifetime_value = 0;  // of all clients that have the figure
  std::int64_t lifetime_clients = 0;

  template <typename Archive>
  void fields(Archive& archive) {
    archive("months", months);
    archive("periods", periods);
    archive("lifetime_value", lifetime_value);
    archive("lifetime_clients", lifetime_clients);
  }
};

inline constexpr std::array<int, 4> period_lengths{1, 3, 6, 12};
inline constexpr int most_months = 60;

OverviewReport overview_figures(const InsightData& data, InsightMarket market);

// Whether anything was sold whose cost is known: else profit is revenue, and nothing to show.
bool costs_known(const OverviewReport& report);

// The first day of the month that lies so many months before the day's one.
Date month_begin(Date day, int months_before = 0);

}  // namespace clientela
