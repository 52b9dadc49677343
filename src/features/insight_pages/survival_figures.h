#pragma once

#include "features/insight_pages/insight_data.h"

namespace clientela {

// After so many days the share of clients that has not bought again, with its 95 % interval.
struct SurvivalPoint {
  std::int64_t days = 0;
  double share = 1, low = 1, high = 1;
  std::int64_t watched = 0;  // waits that have lasted that long at least

  template <typename Archive>
  void fields(Archive& archive) {
    archive("days", days);
    archive("share", share);
    archive("low", low);
    archive("high", high);
    archive("watched", watched);
  }
};

// The wait from one day of buying to the next; the last of each client is still going on.
struct WaitCurve {
  std::int64_t waits = 0;  // in all
  std::int64_t ended = 0;  // by another order
  double median_days = 0;  // when half have bought again; 0: not within the time seen
  std::vector<SurvivalPoint> points;

  template <typename Archive>
  void fields(Archive& archive) {
    archive("waits", waits);
    archive("ended", ended);
    archive("median_days", median_days);
    archive("points", points);
  }
};

struct SurvivalReport {
  WaitCurve after_first;  // from the first day of buying to the second
  WaitCurve after_later;  // from any later one to the next

  template <typename Archive>
  void fields(Archive& archive) {
    archive("after_first", after_first);
    archive("after_later", after_later);
  }
};

// Two years, after which a curve is cut.
inline constexpr int longest_wait = 730;

SurvivalReport survival_figures(const InsightData& data, InsightMarket market);

}  // namespace clientela
