#include "stats/retention.h"

#include <algorithm>
#include <cmath>

#include "stats/fit_findings.h"
#include "stats/maximise.h"
#include "stats/special_functions.h"

namespace clientela {
namespace {

// log S(t) = log B(alpha, beta + t^c) / B(alpha, beta), with slopes by the parameters.
Likelihood log_survival(const ParameterArray& parameters, double periods) {
  const auto [alpha, beta, c, unused] = parameters;
  if (periods <= 0) return {};
  const double steps = std::pow(periods, c);
  const double beta_slope = digamma(beta + steps) - digamma(beta);
  const double both_slope = digamma(alpha + beta + steps) - digamma(alpha + beta);
  const double by_steps = digamma(beta + steps) - digamma(alpha + beta + steps);
  return {log_rising(beta, steps) - log_rising(alpha + beta, steps),
          {-both_slope, beta_slope - both_slope, by_steps * steps * std::log(periods), 0}};
}

void add(Likelihood& sum, double weight, const Likelihood& term) {
  sum.value += weight * term.value;
  for (std::size_t i = 0; i < max_parameters; ++i) sum.gradient[i] += weight * term.gradient[i];
}

// log(S(t-1) - S(t))
Likelihood log_loss(const Likelihood& before, const Likelihood& after) {
  const double kept = std::exp(after.value - before.value);
  const double lost = -std::expm1(after.value - before.value);
  Likelihood result{before.value + std::log(lost), {}};
  for (std::size_t i = 0; i < max_parameters; ++i) {
    result.gradient[i] = (before.gradient[i] - kept * after.gradient[i]) / lost;
  }
  return result;
}

Likelihood cohort_likelihood(const ParameterArray& parameters,
                             std::span<const RetentionCohort> cohorts) {
  Likelihood sum;
  for (const RetentionCohort& cohort : cohorts) {
    Likelihood before;
    for (std::size_t t = 1; t < cohort.survivors.size(); ++t) {
      const Likelihood after = log_survival(parameters, static_cast<double>(t));
      const double lost = cohort.survivors[t - 1] - cohort.survivors[t];
      if (lost > 0) add(sum, lost, log_loss(before, after));
      before = after;
    }
    if (!cohort.survivors.empty()) add(sum, cohort.survivors.back(), before);
  }
  return sum;
}

// A cohort may not grow, and holds no less than nobody.
std::vector<RetentionCohort> possible(std::span<const RetentionCohort> cohorts) {
  std::vector<RetentionCohort> result;
  for (RetentionCohort cohort : cohorts) {
    double most = HUGE_VAL;
    for (double& survivors : cohort.survivors) {
      survivors = std::isfinite(survivors) ? std::clamp(survivors, 0.0, most) : 0;
      most = survivors;
    }
    if (cohort.survivors.size() > 1 && cohort.survivors.front() > 0) result.push_back(cohort);
  }
  return result;
}

double rate_of_leaving(std::span<const RetentionCohort> cohorts) {
  double lost = 0;
  double periods = 0;
  for (const RetentionCohort& cohort : cohorts) {
    lost += cohort.survivors.front() - cohort.survivors.back();
    for (std::size_t t = 1; t < cohort.survivors.size(); ++t) periods += cohort.survivors[t - 1];
  }
  return lost / periods;
}

struct Totals {
  double clients = 0;
  double left = 0;
};

Totals totals_of(std::span<const RetentionCohort> cohorts) {
  Totals totals;
  for (const RetentionCohort& cohort : cohorts) {
    totals.clients += cohort.survivors.front();
    totals.left += cohort.survivors.front() - cohort.survivors.back();
  }
  return totals;
}

// Nobody left, or all did at once: no shape to be seen, so that the share alone is told.
RetentionFit without_shape(const Totals& totals, Findings findings) {
  RetentionFit fit;
  fit.model.parameters = totals.left > 0 ? ParameterArray{totals.clients, 0.5, 1}
                                         : ParameterArray{0.5, std::max(totals.clients, 1.0), 1};
  fit.diagnostics.clients = totals.clients;
  fit.diagnostics.findings = std::move(findings);
  return fit;
}

bool left_at_once(std::span<const RetentionCohort> cohorts) {
  return std::all_of(cohorts.begin(), cohorts.end(),
                     [](const RetentionCohort& cohort) { return cohort.survivors[1] <= 0; });
}

}  // namespace

std::string_view key_of(RetentionModelKind kind) {
  return kind == RetentionModelKind::sbg ? "sbg" : "bdw";
}

RetentionFit fit_retention_model(RetentionModelKind kind, std::span<const RetentionCohort> given,
                                 const FitOptions& options) {
  const auto cohorts = possible(given);
  const Totals totals = totals_of(cohorts);
  Findings findings;
  add_few_clients(totals.clients, totals.left, findings);
  if (totals.left <= 0) {
    findings.push_back({"nobody_left", Finding::Weight::caution,
                        message("Nobody has left yet, so how many will leave can't be said.")});
    return without_shape(totals, std::move(findings));
  }
  if (left_at_once(cohorts)) {
    findings.push_back(
        {"everybody_left", Finding::Weight::caution, message("All left after the first period.")});
    return without_shape(totals, std::move(findings));
  }
  const double leaving = rate_of_leaving(cohorts);
  const std::array<ParameterArray, 3> starts{ParameterArray{leaving, 1 - leaving / 2, 1},
                                             ParameterArray{4 * leaving, 4, 1},
                                             ParameterArray{0.5, 0.5 / leaving, 1.3}};
  const LikelihoodFunction function = [&](const ParameterArray& parameters) {
    ParameterArray used = parameters;
    if (kind == RetentionModelKind::sbg) used[2] = 1;
    return cohort_likelihood(used, cohorts);
  };
  const Maximum maximum = maximise(function, starts,
                                   {.dimension = kind == RetentionModelKind::sbg ? 2U : 3U,
                                    .weight = totals.clients,
                                    .go_on = options.go_on});
  RetentionFit fit;
  fit.model = {kind, maximum.parameters, maximum.covariance};
  if (kind == RetentionModelKind::sbg) fit.model.parameters[2] = 1;
  fit.diagnostics.log_likelihood = maximum.log_likelihood;
  fit.diagnostics.clients = totals.clients;
  fit.diagnostics.converged = maximum.converged;
  fit.diagnostics.gradient = maximum.gradient;
  fit.diagnostics.is_maximum = maximum.is_maximum;
  fit.diagnostics.evaluations = maximum.evaluations;
  add_convergence(maximum.converged, maximum.stopped, findings);
  fit.diagnostics.findings = std::move(findings);
  return fit;
}

double log_likelihood(const RetentionModel& model, std::span<const RetentionCohort> cohorts) {
  return cohort_likelihood(model.parameters, possible(cohorts)).value;
}

double survival(const RetentionModel& model, double periods) {
  return std::exp(log_survival(model.parameters, periods).value);
}

double retention_rate(const RetentionModel& model, int period) {
  const double before = log_survival(model.parameters, period - 1).value;
  return std::exp(log_survival(model.parameters, period).value - before);
}

double discounted_lifetime(const RetentionModel& model, double discount) {
  // The first period, and what is to come of somebody who will decide after it.
  const double factor = 1 / (1 + std::max(discount, 0.0));
  return 1 + factor * discounted_residual_lifetime(model, discount, 0);
}

double discounted_residual_lifetime(const RetentionModel& model, double discount, int renewals) {
  const double factor = 1 / (1 + std::max(discount, 0.0));
  const double from = std::max(renewals, 0);
  const double here = log_survival(model.parameters, from).value;
  double sum = 0;
  double weight = 1;
  for (int period = 1; period <= 10'000; ++period) {
    const double there =
        std::exp(log_survival(model.parameters, from + period).value - here) * weight;
    sum += there;
    weight *= factor;
    if (there < 1e-13 * sum * (1 - factor)) break;
  }
  return sum;
}

}  // namespace clientela
