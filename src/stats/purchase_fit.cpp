#include <algorithm>
#include <cmath>

#include "stats/fit_findings.h"
#include "stats/maximise.h"
#include "stats/purchase_likelihood.h"
#include "stats/small_matrix.h"

namespace clientela {
namespace {

// From so many groups on, a sample of about `sample_groups` finds the place from which the whole is
// looked at only a few times.
constexpr std::size_t sample_groups = 8'000;

struct Totals {
  double clients = 0;
  double repeaters = 0;
  double repeats = 0;
  double weeks = 0;
};

Totals totals_of(std::span<const HistoryGroup> groups) {
  Totals totals;
  for (const HistoryGroup& group : groups) {
    totals.clients += group.weight;
    if (group.repeats > 0) totals.repeaters += group.weight;
    totals.repeats += group.weight * group.repeats;
    totals.weeks += group.weight * group.age_days / days_in_week;
  }
  return totals;
}

bool is_possible(const HistoryGroup& group) {
  return group.weight > 0 && std::isfinite(group.weight) && group.recency_days >= 0 &&
         group.recency_days <= group.age_days && (group.repeats > 0) == (group.recency_days > 0);
}

// Rates around that of these data, clients more and less different.
std::vector<ParameterArray> starts_for(PurchaseModelKind kind, const Totals& totals) {
  const double rate = totals.repeats / totals.weeks;
  const double age = totals.weeks / totals.clients;
  if (kind == PurchaseModelKind::nbd) return {{0.5, 0.5 / rate}, {2, 2 / rate}};
  if (kind == PurchaseModelKind::pareto_nbd) {
    return {{0.5, 0.3 / rate, 0.5, 0.5 * age},
            {1, 1 / rate, 1, 4 * age},
            {0.3, 0.3 / rate, 0.3, 0.2 * age}};
  }
  return {{0.5, 0.3 / rate, 0.8, 2}, {1, 0.8 / rate, 0.3, 3}, {0.3, 0.2 / rate, 1.5, 5}};
}

Maximum best_fit(PurchaseModelKind kind, std::span<const HistoryGroup> groups, const Totals& totals,
                 const FitOptions& options, int evaluations_before = 0) {
  MaximiseOptions search{.dimension = parameter_names(kind).size(),
                         .weight = totals.clients,
                         .go_on = options.go_on,
                         .evaluations_before = evaluations_before};
  const auto starts = starts_for(kind, totals);
  const LikelihoodFunction whole = [&](const ParameterArray& parameters) {
    return purchase_likelihood(kind, parameters, groups, options.threads);
  };
  const std::size_t stride = groups.size() / sample_groups;
  if (stride < 4) return maximise(whole, starts, search);

  // Groups are ordered by their histories, so that every n-th of them is a fair picture.
  std::vector<HistoryGroup> sample;
  for (std::size_t i = stride / 2; i < groups.size(); i += stride) sample.push_back(groups[i]);
  const LikelihoodFunction part = [&](const ParameterArray& parameters) {
    return purchase_likelihood(kind, parameters, sample, 1);
  };
  MaximiseOptions first = search;
  first.weight = totals_of(sample).clients;
  Maximum near = maximise(part, starts, first);
  search.evaluations_before = near.evaluations;
  if (near.stopped) return near;
  for (auto& row : near.hessian) {
    for (double& entry : row) entry *= search.weight / first.weight;
  }
  return refine(whole, near, search);
}

// How many standard errors a parameter would move if that client were left out (one Newton step;
// Cook and Weisberg, "Residuals and Influence in Regression", 1982).
double influence(PurchaseModelKind kind, const Maximum& maximum, HistoryGroup client) {
  client.weight = 1;
  const Likelihood alone = purchase_likelihood(kind, maximum.parameters, {&client, 1}, 1);
  ParameterArray slope{};
  for (std::size_t i = 0; i < max_parameters; ++i) {
    slope[i] = alone.gradient[i] * maximum.parameters[i];
  }
  const ParameterArray move = product(maximum.covariance, slope);
  double largest = 0;
  for (std::size_t i = 0; i < max_parameters; ++i) {
    const double variance = maximum.covariance[i][i];
    if (variance > 0) largest = std::max(largest, std::abs(move[i]) / std::sqrt(variance));
  }
  return largest;
}

void find_influential(PurchaseModelKind kind, const Maximum& maximum,
                      std::span<const HistoryGroup> groups, Findings& findings) {
  constexpr std::size_t looked_at = 3;
  std::vector<HistoryGroup> most(std::min(looked_at, groups.size()));
  std::partial_sort_copy(
      groups.begin(), groups.end(), most.begin(), most.end(),
      [](const HistoryGroup& a, const HistoryGroup& b) { return a.repeats > b.repeats; });
  for (const HistoryGroup& group : most) {
    if (influence(kind, maximum, group) > 1) {
      findings.push_back(
          {"influential_client", Finding::Weight::caution,
           message("One client with {} purchases changes the forecast of all others. Look at the "
                   "figures without this client too.",
                   std::to_string(std::uint64_t{group.repeats} + 1))});
      return;
    }
  }
}

PurchaseFit fit_of(PurchaseModelKind kind, const Maximum& maximum, const Totals& totals) {
  PurchaseFit fit;
  fit.model = {kind, maximum.parameters, maximum.covariance};
  fit.diagnostics.log_likelihood = maximum.log_likelihood;
  fit.diagnostics.clients = totals.clients;
  fit.diagnostics.converged = maximum.converged;
  fit.diagnostics.gradient = maximum.gradient;
  fit.diagnostics.is_maximum = maximum.is_maximum;
  fit.diagnostics.evaluations = maximum.evaluations;
  return fit;
}

// Without repeated purchases there is no rate to estimate: half a purchase in all the time that was
// observed is as good a guess as any.
PurchaseFit without_repeats(const Totals& totals) {
  PurchaseFit fit;
  fit.model = {PurchaseModelKind::nbd, {1, 2 * (totals.weeks + 1)}, {}};
  fit.diagnostics.clients = totals.clients;
  fit.diagnostics.findings.push_back(no_repeats_finding());
  return fit;
}

PurchaseFit fit_possible(PurchaseModelKind kind, std::span<const HistoryGroup> groups,
                         const FitOptions& options) {
  const Totals totals = totals_of(groups);
  if (totals.repeats <= 0) return without_repeats(totals);
  Maximum maximum = best_fit(kind, groups, totals, options);
  Findings findings;
  add_few_clients(totals.clients, totals.repeaters, findings);
  if (kind != PurchaseModelKind::nbd && !maximum.stopped) {
    const Maximum limit =
        best_fit(PurchaseModelKind::nbd, groups, totals, options, maximum.evaluations);
    const double gain = maximum.log_likelihood - limit.log_likelihood;
    if (!(gain > 1e-3) || (!maximum.converged && gain < 0.5)) {
      findings.push_back(
          {"no_dropout_visible", Finding::Weight::caution,
           message("In this period no leaving can be seen: clients differ in how often they buy, "
                   "and none has been silent for unusually long. All count as active; a longer "
                   "history may tell more.")});
      kind = PurchaseModelKind::nbd;
      maximum = limit;
    }
  }
  if (maximum.parameters[0] > 1000) {
    findings.push_back({"rates_alike", Finding::Weight::note,
                        message("All clients buy about equally often; the model can hardly tell "
                                "them apart.")});
  }
  if (totals.clients >= 100) find_influential(kind, maximum, groups, findings);
  PurchaseFit fit = fit_of(kind, maximum, totals);
  add_convergence(maximum.converged, maximum.stopped, findings);
  fit.diagnostics.findings = std::move(findings);
  return fit;
}

}  // namespace

PurchaseFit fit_purchase_model(PurchaseModelKind kind, std::span<const HistoryGroup> groups,
                               const FitOptions& options) {
  if (std::all_of(groups.begin(), groups.end(), is_possible)) {
    return fit_possible(kind, groups, options);
  }
  std::vector<HistoryGroup> possible;
  std::copy_if(groups.begin(), groups.end(), std::back_inserter(possible), is_possible);
  return fit_possible(kind, possible, options);
}

}  // namespace clientela
