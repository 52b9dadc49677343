#pragma once

#include <optional>

#include "stats/beta_geometric.h"
#include "stats/purchase_model.h"

namespace clientela {

constexpr Weeks longest_horizon = weeks_of_years(100);

// What clients with the same number of repeats will buy, given that they have not left: it depends
// on their age alone, so that clients who share both share the work. Ages and horizons must not be
// negative. Not to be shared between threads.
class Forecast {
 public:
  Forecast(const PurchaseModel& model, double repeats);

  double purchases(Weeks age, Weeks horizon);
  // Without a horizon: for ever; a discount not above zero: for longest_horizon, undiscounted.
  double discounted(Weeks age, PerWeek discount, std::optional<Weeks> horizon);

 private:
  double discounted_by_parts(Weeks age, double discount, double horizon);

  const PurchaseModel& model_;
  double repeats_;
  BetaGeometricForecast beta_geometric_;  // of bg_nbd and mbg_nbd
};

LeavesAfter leaves_after(PurchaseModelKind kind);

}  // namespace clientela
