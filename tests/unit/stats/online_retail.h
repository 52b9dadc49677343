#pragma once

#include <optional>

#include "tests/unit/stats/sample_data.h"

namespace clientela::sample {

// The cleaned lines of Online Retail: customer present, no cancellations, quantity and price above
// zero. Amounts are in thousandths of a pound, since some prices are.
constexpr double online_retail_units = 1000;
struct OnlineRetail {
  Purchases lines;
  std::size_t invoices = 0;
};

// Nothing where the full data are not there.
const std::optional<OnlineRetail>& online_retail();

}  // namespace clientela::sample
