#include "stats/score.h"

#include <algorithm>
#include <cmath>

#include "stats/forecast.h"
#include "stats/small_matrix.h"

namespace clientela {
namespace {

struct Figures {
  double alive, purchases, discounted;
};

Figures figures_of(const PurchaseModel& model, const BuyingHistory& history,
                   const ScoreOptions& options) {
  return {probability_alive(model, history), expected_purchases(model, history, options.horizon),
          discounted_purchases(model, history, per_week(options.discount), options.value_horizon)};
}

constexpr double slope_reach = 1e-4;  // of a logarithm

// Slopes by the logarithms of a model's parameters, by central differences.
template <typename Model, typename Function>
auto slopes_of(const Model& model, std::size_t size, const Function& function) {
  std::vector<std::pair<decltype(function(model)), decltype(function(model))>> values;
  for (std::size_t i = 0; i < size; ++i) {
    Model above = model;
    Model below = model;
    above.parameters[i] *= std::exp(slope_reach);
    below.parameters[i] *= std::exp(-slope_reach);
    values.emplace_back(function(above), function(below));
  }
  return values;
}

double standard_error(const ParameterMatrix& covariance, const ParameterArray& slopes) {
  return std::sqrt(std::max(product(slopes, product(covariance, slopes)), 0.0));
}

Figures errors_of(const PurchaseModel& model, const BuyingHistory& history,
                  const ScoreOptions& options) {
  const auto pairs = slopes_of(model, model.size(), [&](const PurchaseModel& moved) {
    return figures_of(moved, history, options);
  });
  ParameterArray alive{};
  ParameterArray purchases{};
  ParameterArray discounted{};
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    const auto& [above, below] = pairs[i];
    alive[i] = (above.alive - below.alive) / (2 * slope_reach);
    purchases[i] = (above.purchases - below.purchases) / (2 * slope_reach);
    discounted[i] = (above.discounted - below.discounted) / (2 * slope_reach);
  }
  return {standard_error(model.covariance, alive), standard_error(model.covariance, purchases),
          standard_error(model.covariance, discounted)};
}

double error_of(const ValueModel& model, const ValueObservation& client) {
  if (model.kind != ValueModelKind::gamma_gamma) return 0;
  const auto pairs =
      slopes_of(model, 3, [&](const ValueModel& moved) { return expected_value(moved, client); });
  ParameterArray slopes{};
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    slopes[i] = (pairs[i].first - pairs[i].second) / (2 * slope_reach);
  }
  return standard_error(model.covariance, slopes);
}

// The product of two figures from fits that don't depend on each other.
Estimate product_interval(double a, double a_error, double b, double b_error) {
  return positive_interval(a * b, std::hypot(a * b_error, b * a_error));
}

ValueObservation value_of(const ClientStatistics& client, double minor_units) {
  return {static_cast<double>(client.repeats), mean_repeat_value(client, minor_units)};
}

}  // namespace

ClientScore score_client(const PurchaseModel& purchases, const ValueModel& values,
                         const ClientStatistics& client, const ScoreOptions& options) {
  return score_client(purchases, values, history_of(client, options.as_of),
                      value_of(client, options.minor_units), options);
}

ClientScore score_client(const PurchaseModel& purchases, const ValueModel& values,
                         const BuyingHistory& history, const ValueObservation& bought,
                         const ScoreOptions& options) {
  const Figures figures = figures_of(purchases, history, options);
  const Figures errors = errors_of(purchases, history, options);
  const double mean = expected_value(values, bought);
  const double mean_error = error_of(values, bought);
  return {
      .alive = probability_interval(figures.alive, errors.alive),
      .purchases = positive_interval(figures.purchases, errors.purchases),
      .mean_value = positive_interval(mean, mean_error),
      .value = product_interval(figures.purchases, errors.purchases, mean, mean_error),
      .residual_value = product_interval(figures.discounted, errors.discounted, mean, mean_error)};
}

}  // namespace clientela
