#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "stats/client_statistics.h"
#include "stats/estimate.h"
#include "stats/purchase_model.h"
#include "stats/value_model.h"

namespace clientela {

struct ScoreOptions {
  Date as_of;
  Weeks horizon = weeks_of_years(1);
  AnnualRate discount{0.10};
  // For the residual value; none: for ever.
  std::optional<Weeks> value_horizon = weeks_of_years(5);
  double minor_units = 100;  // in one major unit of the currency
};

// What may be expected of a client. Values are in major units of the currency, of revenue: a margin
// is for the caller to multiply.
struct ClientScore {
  Estimate alive;           // chance that the client has not left
  Estimate purchases;       // within the horizon
  Estimate mean_value;      // of a purchase
  Estimate value;           // of the purchases within the horizon
  Estimate residual_value;  // of all purchases to come within value_horizon, discounted
};

// Of one client, with intervals. A client who has not bought by `as_of` is scored as a new one who
// buys for the first time that day.
ClientScore score_client(const PurchaseModel& purchases, const ValueModel& values,
                         const ClientStatistics& client, const ScoreOptions& options);
// The same for who keeps other statistics: `bought` is what is known of the values.
ClientScore score_client(const PurchaseModel& purchases, const ValueModel& values,
                         const BuyingHistory& history, const ValueObservation& bought,
                         const ScoreOptions& options);

// Of all clients, without intervals, column by column.
struct ScoreColumns {
  std::vector<double> alive;
  std::vector<double> purchases;
  std::vector<double> mean_value;
  std::vector<double> residual_value;  // empty unless asked for
};

ScoreColumns score_all(const PurchaseModel& purchases, const ValueModel& values,
                       std::span<const ClientStatistics> clients, const ScoreOptions& options,
                       bool with_residual_value = false, unsigned threads = useful_threads());

}  // namespace clientela
