#include "stats/bg_bb.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "stats/fit_findings.h"
#include "stats/maximise.h"
#include "stats/special_functions.h"

namespace clientela {
namespace {

// log B(a + hits, b + misses) / B(a, b) with slopes by a and b.
struct BetaRatio {
  double value, by_a, by_b;
};

BetaRatio beta_ratio(double a, double b, double hits, double misses) {
  const double both = digamma(a + b + hits + misses) - digamma(a + b);
  return {log_rising(a, hits) + log_rising(b, misses) - log_rising(a + b, hits + misses),
          digamma(a + hits) - digamma(a) - both, digamma(b + misses) - digamma(b) - both};
}

Likelihood joined(const BetaRatio& buying, const BetaRatio& leaving) {
  return {buying.value + leaving.value, {buying.by_a, buying.by_b, leaving.by_a, leaving.by_b}};
}

// Everything that could have happened: there to the end, or gone after occasion t_x + i.
std::vector<Likelihood> possibilities(const ParameterArray& parameters,
                                      const OccasionGroup& group) {
  const auto [alpha, beta, gamma, delta] = parameters;
  const double x = group.purchases;
  const double last = group.last_purchase;
  std::vector<Likelihood> all{joined(beta_ratio(alpha, beta, x, group.occasions - x),
                                     beta_ratio(gamma, delta, 0, group.occasions))};
  for (int i = 0; i < group.occasions - group.last_purchase; ++i) {
    all.push_back(
        joined(beta_ratio(alpha, beta, x, last - x + i), beta_ratio(gamma, delta, 1, last + i)));
  }
  return all;
}

Likelihood group_likelihood(const ParameterArray& parameters, const OccasionGroup& group) {
  const auto all = possibilities(parameters, group);
  double highest = -HUGE_VAL;
  for (const Likelihood& one : all) highest = std::max(highest, one.value);
  double sum = 0;
  Likelihood result;
  for (const Likelihood& one : all) {
    const double share = std::exp(one.value - highest);
    sum += share;
    for (std::size_t i = 0; i < 4; ++i) result.gradient[i] += share * one.gradient[i];
  }
  result.value = highest + std::log(sum);
  for (double& slope : result.gradient) slope /= sum;
  return result;
}

bool is_possible(const OccasionGroup& group) {
  return group.weight > 0 && std::isfinite(group.weight) && group.occasions >= 0 &&
         group.purchases >= 0 && group.last_purchase >= group.purchases &&
         group.last_purchase <= group.occasions &&
         (group.purchases > 0) == (group.last_purchase > 0);
}

Likelihood all_likelihood(const ParameterArray& parameters, std::span<const OccasionGroup> groups) {
  return sum_likelihood(groups.size(), 1, [&](std::size_t begin, std::size_t end) {
    Likelihood sum;
    for (const OccasionGroup& group : groups.subspan(begin, end - begin)) {
      if (!is_possible(group)) continue;
      const Likelihood one = group_likelihood(parameters, group);
      sum.value += group.weight * one.value;
      for (std::size_t i = 0; i < 4; ++i) sum.gradient[i] += group.weight * one.gradient[i];
    }
    return sum;
  });
}

}  // namespace

OccasionFit fit_occasion_model(std::span<const OccasionGroup> groups, const FitOptions& options) {
  double clients = 0;
  double repeaters = 0;
  for (const OccasionGroup& group : groups) {
    if (!is_possible(group)) continue;
    clients += group.weight;
    if (group.purchases > 0) repeaters += group.weight;
  }
  OccasionFit fit;
  fit.diagnostics.clients = clients;
  if (repeaters <= 0) {
    fit.model.parameters = {0.5, std::max(clients, 1.0), 1, 1};
    fit.diagnostics.findings.push_back(no_repeats_finding());
    return fit;
  }
  const std::array<ParameterArray, 3> starts{
      ParameterArray{1, 1, 0.5, 3}, ParameterArray{0.5, 1, 1, 5}, ParameterArray{2, 1, 0.3, 1}};
  const Maximum maximum =
      maximise([&](const ParameterArray& parameters) { return all_likelihood(parameters, groups); },
               starts, {.dimension = 4, .weight = clients, .go_on = options.go_on});
  fit.model = {maximum.parameters, maximum.covariance};
  fit.diagnostics.log_likelihood = maximum.log_likelihood;
  fit.diagnostics.converged = maximum.converged;
  fit.diagnostics.gradient = maximum.gradient;
  fit.diagnostics.is_maximum = maximum.is_maximum;
  fit.diagnostics.evaluations = maximum.evaluations;
  add_few_clients(clients, repeaters, fit.diagnostics.findings);
  add_convergence(maximum.converged, maximum.stopped, fit.diagnostics.findings);
  return fit;
}

double log_likelihood(const OccasionModel& model, std::span<const OccasionGroup> groups) {
  return all_likelihood(model.parameters, groups).value;
}

double probability_alive(const OccasionModel& model, const OccasionGroup& client) {
  if (!is_possible(client)) return 0;
  const auto [alpha, beta, gamma, delta] = model.parameters;
  const double there =
      beta_ratio(alpha, beta, client.purchases, client.occasions - client.purchases).value +
      beta_ratio(gamma, delta, 0, client.occasions + 1.0).value;
  return std::exp(there - group_likelihood(model.parameters, client).value);
}

double expected_purchases(const OccasionModel& model, const OccasionGroup& client, int occasions) {
  if (!is_possible(client)) return 0;
  const auto [alpha, beta, gamma, delta] = model.parameters;
  const double buying =
      beta_ratio(alpha, beta, client.purchases + 1.0, client.occasions - client.purchases).value -
      group_likelihood(model.parameters, client).value;
  double sum = 0;
  for (int i = 1; i <= occasions; ++i) {
    sum += std::exp(buying + beta_ratio(gamma, delta, 0, client.occasions + double{1} * i).value);
  }
  return sum;
}

}  // namespace clientela
