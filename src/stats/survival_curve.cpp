#include "stats/survival_curve.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace clientela {
namespace {

constexpr double normal_quantile = 1.959963984540054;

// `greenwood` is the sum of ended / (at risk (at risk - ended)).
Estimate log_log_interval(double share, double greenwood) {
  if (share <= 0 || share >= 1) return certain(share);
  const double reach = normal_quantile * std::sqrt(greenwood) / -std::log(share);
  return {share, std::pow(share, std::exp(reach)), std::pow(share, std::exp(-reach))};
}

}  // namespace

std::vector<SurvivalStep> survival_curve(std::span<const Lifetime> lifetimes) {
  std::vector<Lifetime> sorted;
  std::copy_if(lifetimes.begin(), lifetimes.end(), std::back_inserter(sorted),
               [](const Lifetime& one) { return one.length >= 0; });
  std::sort(sorted.begin(), sorted.end(),
            [](const Lifetime& a, const Lifetime& b) { return a.length < b.length; });
  std::vector<SurvivalStep> curve;
  double share = 1;
  double greenwood = 0;
  double at_risk = 0;
  for (const auto& one : sorted) at_risk += one.count;
  for (std::size_t begin = 0; begin < sorted.size();) {
    std::size_t end = begin;
    double ended = 0, gone = 0;
    for (; end < sorted.size() && sorted[end].length == sorted[begin].length; ++end) {
      gone += sorted[end].count;
      ended += sorted[end].ended ? sorted[end].count : 0;
    }
    if (ended > 0) {
      share *= (at_risk - ended) / at_risk;
      greenwood += ended < at_risk ? ended / (at_risk * (at_risk - ended)) : 0;
      curve.push_back({sorted[begin].length, at_risk, ended, log_log_interval(share, greenwood)});
    }
    at_risk -= gone;
    begin = end;
  }
  return curve;
}

double median_lifetime(std::span<const SurvivalStep> curve) {
  const auto half = std::find_if(curve.begin(), curve.end(), [](const SurvivalStep& step) {
    return step.share.value <= 0.5 * (1 + 1e-12);
  });
  return half == curve.end() ? std::numeric_limits<double>::infinity() : half->time;
}

}  // namespace clientela
