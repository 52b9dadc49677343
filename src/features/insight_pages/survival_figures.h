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

// The waits that began in one month, those that ended and those still going on, counted by their
// length in weeks, rounded up. The last place counts all longer ones.
struct WaitMonth {
  Date month;  // its first day
  std::vector<std::int64_t> first_ended, first_open, later_ended, later_open;

  template <typename Archive>
  void fields(Archive& archive) {
    archive("month", month);
    archive("first_ended", first_ended);
    archive("first_open", first_open);
    archive("later_ended", later_ended);
    archive("later_open", later_open);
  }
};

struct SurvivalReport {
  WaitCurve after_first;          // from the first day of buying to the second
  WaitCurve after_later;          // from any later one to the next
  std::vector<WaitMonth> months;  // oldest first; those without waits are left out

  template <typename Archive>
  void fields(Archive& archive) {
    archive("after_first", after_first);
    archive("after_later", after_later);
    archive("months", months);
  }
};

// Two years, after which a curve is cut.
inline constexpr int longest_wait = 730;

SurvivalReport survival_figures(const InsightData& data, InsightMarket market);

// The curves of the waits that began in the months from .. to, both included, to the week.
SurvivalReport waits_begun_between(const SurvivalReport& report, Date from, Date to);

}  // namespace clientela
