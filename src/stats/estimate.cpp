#include "stats/estimate.h"

#include <algorithm>
#include <cmath>

namespace clientela {
namespace {

constexpr double normal_quantile = 1.959963984540054;  // of 97.5 %

bool is_known(double standard_error) { return standard_error > 0 && std::isfinite(standard_error); }

}  // namespace

Estimate plain_interval(double value, double standard_error) {
  if (!is_known(standard_error)) return certain(value);
  const double reach = normal_quantile * standard_error;
  return {value, value - reach, value + reach};
}

Estimate positive_interval(double value, double standard_error) {
  if (!is_known(standard_error) || value <= 0) return certain(value);
  // Beyond e^50 either way nothing is said any more, and the product must stay finite.
  const double factor = std::exp(std::min(normal_quantile * standard_error / value, 50.0));
  return {value, value / factor, value * factor};
}

Estimate probability_interval(double value, double standard_error) {
  if (!is_known(standard_error) || value <= 0 || value >= 1) return certain(value);
  const double logit = std::log(value) - std::log1p(-value);
  const double reach = normal_quantile * standard_error / (value * (1 - value));
  return {value, 1 / (1 + std::exp(-(logit - reach))), 1 / (1 + std::exp(-(logit + reach)))};
}

}  // namespace clientela
