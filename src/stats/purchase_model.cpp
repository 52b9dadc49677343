#include "stats/purchase_model.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "stats/beta_geometric.h"
#include "stats/forecast.h"
#include "stats/nbd.h"
#include "stats/pareto_nbd.h"
#include "stats/purchase_likelihood.h"

namespace clientela {
namespace {

// Any history made possible: what is negative or not a number is zero, the last purchase does not
// lie before the first nor after the end.
BuyingHistory possible(BuyingHistory history) {
  const auto positive = [](double value) { return std::isfinite(value) && value > 0 ? value : 0; };
  history.repeats = positive(history.repeats);
  history.age.count = positive(history.age.count);
  history.recency.count = std::min(positive(history.recency.count), history.age.count);
  if (history.repeats <= 0) history.recency.count = 0;
  return history;
}

Weeks possible(Weeks horizon) {
  return {std::isnan(horizon.count) ? 0 : std::clamp(horizon.count, 0.0, longest_horizon.count)};
}

}  // namespace

std::string_view key_of(PurchaseModelKind kind) {
  switch (kind) {
    case PurchaseModelKind::mbg_nbd:
      return "mbg-nbd";
    case PurchaseModelKind::pareto_nbd:
      return "pareto-nbd";
    case PurchaseModelKind::bg_nbd:
      return "bg-nbd";
    case PurchaseModelKind::nbd:
      break;
  }
  return "nbd";
}

std::optional<PurchaseModelKind> purchase_model_kind(std::string_view key) {
  for (const auto kind : {PurchaseModelKind::mbg_nbd, PurchaseModelKind::pareto_nbd,
                          PurchaseModelKind::bg_nbd, PurchaseModelKind::nbd}) {
    if (key_of(kind) == key) return kind;
  }
  return std::nullopt;
}

std::span<const std::string_view> parameter_names(PurchaseModelKind kind) {
  static constexpr std::array<std::string_view, 4> beta_geometric{"r", "alpha", "a", "b"};
  static constexpr std::array<std::string_view, 4> pareto{"r", "alpha", "s", "beta"};
  if (kind == PurchaseModelKind::nbd) return std::span(beta_geometric).first(2);
  return kind == PurchaseModelKind::pareto_nbd ? std::span(pareto) : std::span(beta_geometric);
}

ParameterArray PurchaseModel::standard_errors() const {
  ParameterArray errors{};
  for (std::size_t i = 0; i < size(); ++i) {
    errors[i] = parameters[i] * std::sqrt(std::max(covariance[i][i], 0.0));
  }
  return errors;
}

Likelihood purchase_likelihood(PurchaseModelKind kind, const ParameterArray& parameters,
                               std::span<const HistoryGroup> groups, unsigned threads) {
  switch (kind) {
    case PurchaseModelKind::mbg_nbd:
    case PurchaseModelKind::bg_nbd:
      return beta_geometric_likelihood(leaves_after(kind), parameters, groups, threads);
    case PurchaseModelKind::pareto_nbd:
      return pareto_likelihood(parameters, groups, threads);
    case PurchaseModelKind::nbd:
      break;
  }
  return nbd_likelihood(parameters, groups, threads);
}

double log_likelihood(const PurchaseModel& model, std::span<const HistoryGroup> groups,
                      unsigned threads) {
  return purchase_likelihood(model.kind, model.parameters, groups, threads).value;
}

double probability_alive(const PurchaseModel& model, const BuyingHistory& given) {
  const BuyingHistory history = possible(given);
  switch (model.kind) {
    case PurchaseModelKind::mbg_nbd:
    case PurchaseModelKind::bg_nbd:
      return beta_geometric_alive(leaves_after(model.kind), model.parameters, history);
    case PurchaseModelKind::pareto_nbd:
      return pareto_alive(model.parameters, history);
    case PurchaseModelKind::nbd:
      break;
  }
  return 1;
}

double expected_purchases(const PurchaseModel& model, const BuyingHistory& given, Weeks horizon) {
  const BuyingHistory history = possible(given);
  return probability_alive(model, history) *
         Forecast(model, history.repeats).purchases(history.age, possible(horizon));
}

double discounted_purchases(const PurchaseModel& model, const BuyingHistory& given,
                            PerWeek discount, std::optional<Weeks> horizon) {
  const BuyingHistory history = possible(given);
  if (horizon) horizon = possible(*horizon);
  return probability_alive(model, history) *
         Forecast(model, history.repeats).discounted(history.age, discount, horizon);
}

}  // namespace clientela
