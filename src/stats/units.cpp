#include "stats/units.h"

#include <algorithm>
#include <cmath>

namespace clientela {

PerWeek per_week(AnnualRate rate) {
  return {std::log1p(std::max(rate.rate, -0.9999)) / weeks_in_year};
}

AnnualRate annual(PerWeek rate) { return {std::expm1(rate.rate * weeks_in_year)}; }

}  // namespace clientela
