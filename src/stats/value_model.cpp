#include "stats/value_model.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "stats/fit_findings.h"
#include "stats/gamma_gamma.h"
#include "stats/maximise.h"

namespace clientela {
namespace {

bool tells_a_value(const ValueObservation& client) {
  return client.repeats > 0 && client.mean > 0 && std::isfinite(client.repeats) &&
         std::isfinite(client.mean);
}

double quantile(std::vector<double>& values, double share) {
  const auto place =
      values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), place, values.end());
  return *place;
}

// Whether nine clients of ten have the same mean within a thousandth.
bool is_constant(std::vector<double>& means, double median) {
  return quantile(means, 0.95) - quantile(means, 0.05) <= 1e-3 * median;
}

ValueFit fixed_price(double price, double clients, Findings findings) {
  ValueFit fit;
  fit.model.kind = ValueModelKind::fixed_price;
  fit.model.typical = price;
  fit.diagnostics.clients = clients;
  fit.diagnostics.converged = fit.diagnostics.is_maximum = true;
  fit.diagnostics.findings = std::move(findings);
  return fit;
}

Maximum best_fit(std::span<const ValueObservation> observations, double typical,
                 const FitOptions& options) {
  const std::array<ParameterArray, 3> starts{ParameterArray{2, 3, typical},
                                             ParameterArray{6, 4, typical / 2},
                                             ParameterArray{1, 10, 10 * typical}};
  const auto search = [&](double clients, int evaluations_before) {
    return MaximiseOptions{.dimension = 3,
                           .weight = clients,
                           .go_on = options.go_on,
                           .evaluations_before = evaluations_before};
  };
  const GammaGammaData whole(observations);
  const LikelihoodFunction all = [&](const ParameterArray& parameters) {
    return whole.likelihood(parameters, options.threads);
  };
  const auto clients = static_cast<double>(observations.size());
  constexpr std::size_t sample_size = 8'000;
  const std::size_t stride = observations.size() / sample_size;
  if (stride < 4) return maximise(all, starts, search(clients, 0));

  std::vector<ValueObservation> sample;
  for (std::size_t i = stride / 2; i < observations.size(); i += stride) {
    sample.push_back(observations[i]);
  }
  const GammaGammaData some(sample);
  const LikelihoodFunction part = [&](const ParameterArray& parameters) {
    return some.likelihood(parameters, 1);
  };
  Maximum near = maximise(part, starts, search(static_cast<double>(sample.size()), 0));
  if (near.stopped) return near;
  for (auto& row : near.hessian) {
    for (double& entry : row) entry *= clients / static_cast<double>(sample.size());
  }
  return refine(all, near, search(clients, near.evaluations));
}

ValueFit fit_telling(std::span<const ValueObservation> observations, const FitOptions& options) {
  std::vector<double> means;
  means.reserve(observations.size());
  for (const ValueObservation& client : observations) means.push_back(client.mean);
  const double median = quantile(means, 0.5);
  const auto clients = static_cast<double>(observations.size());
  Findings findings;
  if (is_constant(means, median)) {
    findings.push_back({"constant_price", Finding::Weight::note,
                        message("All purchases have nearly the same value, so that value is used "
                                "for everybody.")});
    return fixed_price(median, clients, std::move(findings));
  }
  const Maximum maximum = best_fit(observations, median, options);
  ValueFit fit;
  fit.model = {ValueModelKind::gamma_gamma, median, maximum.parameters, maximum.covariance};
  fit.diagnostics.log_likelihood = maximum.log_likelihood;
  fit.diagnostics.clients = clients;
  fit.diagnostics.converged = maximum.converged;
  fit.diagnostics.gradient = maximum.gradient;
  fit.diagnostics.is_maximum = maximum.is_maximum;
  fit.diagnostics.evaluations = maximum.evaluations;
  add_few_clients(clients, clients, findings);
  add_convergence(maximum.converged, maximum.stopped, findings);
  if (maximum.parameters[1] <= 1) {
    fit.model.kind = ValueModelKind::median;
    findings.push_back({"heavy_tail", Finding::Weight::caution,
                        message("Values of purchases are so uneven that an average says nothing; "
                                "the median is used instead.")});
  }
  fit.diagnostics.findings = std::move(findings);
  return fit;
}

}  // namespace

std::string_view key_of(ValueModelKind kind) {
  switch (kind) {
    case ValueModelKind::gamma_gamma:
      return "gamma-gamma";
    case ValueModelKind::fixed_price:
      return "fixed-price";
    case ValueModelKind::median:
      break;
  }
  return "median";
}

ParameterArray ValueModel::standard_errors() const {
  ParameterArray errors{};
  for (std::size_t i = 0; i < 3; ++i) {
    errors[i] = parameters[i] * std::sqrt(std::max(covariance[i][i], 0.0));
  }
  return errors;
}

ValueFit fit_value_model(std::span<const ValueObservation> observations,
                         const FitOptions& options) {
  if (std::all_of(observations.begin(), observations.end(), tells_a_value) &&
      !observations.empty()) {
    return fit_telling(observations, options);
  }
  std::vector<ValueObservation> telling;
  std::copy_if(observations.begin(), observations.end(), std::back_inserter(telling),
               tells_a_value);
  if (telling.empty()) return fixed_price(0, 0, {no_repeats_finding()});
  return fit_telling(telling, options);
}

double log_likelihood(const ValueModel& model, std::span<const ValueObservation> observations) {
  std::vector<ValueObservation> telling;
  std::copy_if(observations.begin(), observations.end(), std::back_inserter(telling),
               tells_a_value);
  if (telling.empty() || model.kind == ValueModelKind::fixed_price) return 0;
  return GammaGammaData(telling).likelihood(model.parameters, 1).value;
}

double expected_value(const ValueModel& model, const ValueObservation& client) {
  const bool telling = tells_a_value(client);
  if (model.kind == ValueModelKind::fixed_price) return model.typical;
  const double x = telling ? client.repeats : 0;
  const double mean = telling ? client.mean : 0;
  if (model.kind == ValueModelKind::median) return (model.typical + x * mean) / (1 + x);
  const auto [p, q, gamma, unused] = model.parameters;
  const double spread = p * x + q - 1;
  return spread > 0 ? p * (gamma + x * mean) / spread : model.typical;
}

}  // namespace clientela
