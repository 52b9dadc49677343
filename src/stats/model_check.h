#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stats/client_statistics.h"
#include "stats/purchase_model.h"

namespace clientela {

// Whether a model may be trusted: what it expected against what came.

// The area under the curve of a score against what happened: how often a client to whom it
// happened has the higher score than one to whom it didn't; ties count half. 0.5 is chance. NaN is
// never given: 0.5 if it happened to all or none. Hanley and McNeil, Radiology 143, 1982.
double area_under_curve(std::span<const double> scores, std::span<const bool> happened);
double area_under_curve(std::span<const double> scores, const std::vector<bool>& happened);

struct HoldoutRow {
  std::uint32_t repeats = 0;  // in the observed period; the last row is that many or more
  std::uint64_t clients = 0;
  double expected = 0;  // purchases in the holdout, a client
  double actual = 0;
};

struct HoldoutCheck {
  std::uint64_t clients = 0;
  double expected = 0;  // purchases in the holdout, all
  double actual = 0;
  double mean_absolute_error = 0;  // a client
  double alive_auc = 0.5;          // of the chance to be alive against "bought again"
  std::vector<HoldoutRow> by_repeats;
};

// `clients` summarised up to `end` with a holdout up to `holdout_end`.
HoldoutCheck check_holdout(const PurchaseModel& model, std::span<const ClientStatistics> clients,
                           Date end, Date holdout_end, std::uint32_t last_row = 7);

// Repeated purchases of all clients by the end of each week since the first purchase of all,
// cumulated.
struct TrackingPoint {
  Date day;  // last day of the week
  double expected = 0;
  double actual = 0;
};

// `first_days[i]` is the day of the first purchase of client i; repeats the days of all repeated
// purchases (one a day and client), any order.
std::vector<TrackingPoint> track_repeats(const PurchaseModel& model,
                                         std::span<const std::int32_t> first_days,
                                         std::span<const std::int32_t> repeat_days, Date end);

}  // namespace clientela
