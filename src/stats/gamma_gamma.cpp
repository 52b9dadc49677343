#include "stats/gamma_gamma.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stats/special_functions.h"

namespace clientela {
namespace {

// By counting, since there are far fewer values of x than clients.
std::vector<std::uint32_t> order_by_repeats(std::span<const ValueObservation> observations) {
  std::vector<std::uint32_t> order(observations.size());
  std::iota(order.begin(), order.end(), 0U);
  constexpr double countable = 100'000;
  std::vector<std::uint32_t> places;
  for (const ValueObservation& one : observations) {
    if (one.repeats > countable || one.repeats != std::floor(one.repeats)) {
      std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return observations[a].repeats < observations[b].repeats;
      });
      return order;
    }
    const auto x = static_cast<std::size_t>(one.repeats);
    if (places.size() < x + 2) places.resize(x + 2);
    ++places[x + 1];
  }
  for (std::size_t x = 1; x < places.size(); ++x) places[x] += places[x - 1];
  for (std::uint32_t i = 0; i < observations.size(); ++i) {
    order[places[static_cast<std::size_t>(observations[i].repeats)]++] = i;
  }
  return order;
}

}  // namespace

GammaGammaData::GammaGammaData(std::span<const ValueObservation> observations) {
  CompensatedSum log_means;
  CompensatedSum log_totals;
  repeats_.reserve(observations.size());
  totals_.reserve(observations.size());
  for (const std::uint32_t i : order_by_repeats(observations)) {
    const auto [repeats, mean] = observations[i];
    if (counts_.empty() || counts_.back().repeats != repeats) counts_.push_back({repeats, 0});
    ++counts_.back().clients;
    repeats_.push_back(repeats);
    totals_.push_back(repeats * mean);
    const double log_mean = std::log(mean);
    log_means.add(log_mean);
    log_totals.add(repeats * (log_mean + std::log(repeats)));
  }
  log_means_ = log_means.value();
  log_totals_ = log_totals.value();
}

Likelihood GammaGammaData::likelihood(const ParameterArray& parameters, unsigned threads) const {
  const double p = parameters[0];
  const double q = parameters[1];
  const double gamma = parameters[2];
  // With every term divided by gamma, so that gamma may be huge beside the totals:
  // -(px+q) log(gamma + xm) + q log gamma = -(px+q) log1p(xm/gamma) - px log gamma.
  Likelihood sum = sum_likelihood(totals_.size(), threads, [&](std::size_t begin, std::size_t end) {
    Likelihood part;
    const double inverse = 1 / gamma;
    for (std::size_t i = begin; i < end; ++i) {
      const double x = repeats_[i];
      const double logarithm = std::log1p(totals_[i] * inverse);
      const double shape = p * x + q;
      part.value -= shape * logarithm;
      part.gradient[0] -= x * logarithm;
      part.gradient[1] -= logarithm;
      part.gradient[2] += shape * totals_[i] / (gamma + totals_[i]);
    }
    return part;
  });
  sum.gradient[2] /= gamma;
  const double log_gamma_parameter = std::log(gamma);
  CompensatedSum value;
  CompensatedSum by_p;
  CompensatedSum by_q;
  double purchases = 0;
  for (const auto [x, clients] : counts_) {
    // log Gamma(px+q)/(Gamma(px) Gamma(q)), from whichever of the two is larger
    const double px = p * x;
    value.add(-clients * log_beta(px, q));
    const double both = digamma(px + q);
    by_p.add(clients * x * (both - digamma(px)));
    by_q.add(clients * (both - digamma(q)));
    purchases += clients * x;
  }
  sum.value += value.value() + p * log_totals_ - log_means_ - p * purchases * log_gamma_parameter;
  sum.gradient[0] += by_p.value() + log_totals_ - purchases * log_gamma_parameter;
  sum.gradient[1] += by_q.value();
  sum.gradient[2] -= p * purchases / gamma;
  return sum;
}

}  // namespace clientela
