#pragma once

namespace clientela {

// A figure with its 95 % interval. The interval says how far the figure is uncertain because the
// parameters were estimated from limited data (delta method); what one client does by chance is
// not in it. Where it is not known, low = high = value.
struct Estimate {
  double value = 0;
  double low = 0;
  double high = 0;
};

constexpr Estimate certain(double value) { return {value, value, value}; }

// value +- 1.96 standard errors.
Estimate plain_interval(double value, double standard_error);
// For figures that are never negative: symmetrical in the logarithm.
Estimate positive_interval(double value, double standard_error);
// For probabilities: symmetrical in the logit, within 0 and 1.
Estimate probability_interval(double value, double standard_error);

}  // namespace clientela
