#include "stats/purchase_model.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "stats/beta_geometric.h"
#include "stats/nbd.h"
#include "stats/pareto_nbd.h"
#include "stats/purchase_likelihood.h"

namespace clientela {
namespace {

constexpr Weeks longest_horizon = weeks_of_years(100);

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

LeavesAfter leaves_after(PurchaseModelKind kind) {
  return kind == PurchaseModelKind::mbg_nbd ? LeavesAfter::any_purchase
                                            : LeavesAfter::later_purchases;
}

// Integrates exp(-discount u) over the purchases of u in 0 .. horizon by parts:
// exp(-discount h) E(h) + discount * integral of exp(-discount u) E(u). E bends most at the
// beginning, hence the substitution u = since (e^v - 1). Gauss-Legendre, 16 nodes a piece.
double discounted_by_parts(const PurchaseModel& model, const BuyingHistory& history,
                           double discount, double horizon) {
  static constexpr std::array<double, 8> places{
      0.0950125098376374402, 0.2816035507792589132, 0.4580167776572273863, 0.6178762444026437484,
      0.7554044083550030339, 0.8656312023878317439, 0.9445750230732325761, 0.9894009349916499326};
  static constexpr std::array<double, 8> weights{
      0.1894506104550684963, 0.1826034150449235889, 0.1691565193950025382, 0.1495959888165767321,
      0.1246289712555338720, 0.0951585116824927848, 0.0622535239386478929, 0.0271524594117540949};
  const double since = model.parameters[1] + history.age.count;
  const double end = std::log1p(horizon / since);
  const int pieces = 1 + static_cast<int>(end);
  const auto part = [&](double v) {
    const double u = since * std::expm1(v);
    return (since + u) * std::exp(-discount * u) * purchases_if_alive(model, history, {u});
  };
  double integral = 0;
  const double half = end / pieces / 2;
  for (int piece = 0; piece < pieces; ++piece) {
    const double middle = (2 * piece + 1) * half;
    for (std::size_t i = 0; i < places.size(); ++i) {
      integral += half * weights[i] *
                  (part(middle - half * places[i]) + part(middle + half * places[i]));
    }
  }
  return std::exp(-discount * horizon) * purchases_if_alive(model, history, {horizon}) +
         discount * integral;
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

double purchases_if_alive(const PurchaseModel& model, const BuyingHistory& history,
                          Weeks horizon) {
  switch (model.kind) {
    case PurchaseModelKind::mbg_nbd:
    case PurchaseModelKind::bg_nbd:
      return beta_geometric_purchases(leaves_after(model.kind), model.parameters, history,
                                      horizon);
    case PurchaseModelKind::pareto_nbd:
      return pareto_purchases(model.parameters, history, horizon);
    case PurchaseModelKind::nbd:
      break;
  }
  return nbd_rate(model.parameters, history) * horizon.count;
}

double discounted_if_alive(const PurchaseModel& model, const BuyingHistory& history,
                           PerWeek discount, std::optional<Weeks> horizon) {
  if (!(discount.rate > 0)) {
    return purchases_if_alive(model, history, horizon.value_or(longest_horizon));
  }
  if (model.kind == PurchaseModelKind::pareto_nbd) {
    return pareto_discounted_purchases(model.parameters, history, discount, horizon);
  }
  if (model.kind == PurchaseModelKind::nbd) {
    const double share = horizon ? -std::expm1(-discount.rate * horizon->count) : 1;
    return nbd_rate(model.parameters, history) * share / discount.rate;
  }
  // What lies beyond e^-23 of a purchase's worth is not seen in any figure.
  const double end = std::min(horizon.value_or(longest_horizon).count, 23 / discount.rate);
  return discounted_by_parts(model, history, discount.rate, end);
}

double expected_purchases(const PurchaseModel& model, const BuyingHistory& history,
                          Weeks horizon) {
  return probability_alive(model, history) *
         purchases_if_alive(model, possible(history), possible(horizon));
}

double discounted_purchases(const PurchaseModel& model, const BuyingHistory& history,
                            PerWeek discount, std::optional<Weeks> horizon) {
  if (horizon) horizon = possible(*horizon);
  return probability_alive(model, history) *
         discounted_if_alive(model, possible(history), discount, horizon);
}

}  // namespace clientela
