#pragma once

#include <span>
#include <vector>

#include "stats/estimate.h"

namespace clientela {

// What share is still there after how long, where many are still there today and so have not told
// how long they will stay. Kaplan and Meier, Journal of the American Statistical Association 53,
// 1958; intervals by Greenwood's formula on the log-log scale (Kalbfleisch and Prentice, 1980).
struct Lifetime {
  double length = 0;   // any unit, not negative
  bool ended = false;  // false: still there when last seen
  double count = 1;    // so many alike
};

struct SurvivalStep {
  double time = 0;
  double at_risk = 0;  // there just before
  double ended = 0;    // at that time
  Estimate share;      // still there afterwards
};

// One step for each distinct time at which somebody left, ascending.
std::vector<SurvivalStep> survival_curve(std::span<const Lifetime> lifetimes);

// The time by which half have left; infinity while more than half are there.
double median_lifetime(std::span<const SurvivalStep> curve);

}  // namespace clientela
