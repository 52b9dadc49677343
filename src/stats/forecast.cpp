#include "stats/forecast.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "stats/nbd.h"
#include "stats/pareto_nbd.h"

namespace clientela {
namespace {

bool is_beta_geometric(PurchaseModelKind kind) {
  return kind == PurchaseModelKind::bg_nbd || kind == PurchaseModelKind::mbg_nbd;
}

// Gauss-Legendre quadrature from -1 to 1, the positive half of its places.
constexpr std::array<double, 4> places{0.1834346424956498049, 0.5255324099163289858,
                                       0.7966664774136267396, 0.9602898564975362317};
constexpr std::array<double, 4> weights{0.3626837833783619830, 0.3137066458778872873,
                                        0.2223810344533744706, 0.1012285362903762592};

}  // namespace

LeavesAfter leaves_after(PurchaseModelKind kind) {
  return kind == PurchaseModelKind::bg_nbd ? LeavesAfter::later_purchases
                                           : LeavesAfter::any_purchase;
}

Forecast::Forecast(const PurchaseModel& model, double repeats)
    : model_(model),
      repeats_(repeats),
      beta_geometric_(leaves_after(model.kind), model.parameters, repeats) {}

double Forecast::purchases(Weeks age, Weeks horizon) {
  if (is_beta_geometric(model_.kind)) return beta_geometric_.purchases(age, horizon);
  const BuyingHistory history{repeats_, {}, age};
  if (model_.kind == PurchaseModelKind::pareto_nbd) {
    return pareto_purchases(model_.parameters, history, horizon);
  }
  return nbd_rate(model_.parameters, history) * horizon.count;
}

double Forecast::discounted(Weeks age, PerWeek discount, std::optional<Weeks> horizon) {
  if (!(discount.rate > 0)) return purchases(age, horizon.value_or(longest_horizon));
  const BuyingHistory history{repeats_, {}, age};
  if (model_.kind == PurchaseModelKind::pareto_nbd) {
    return pareto_discounted_purchases(model_.parameters, history, discount, horizon);
  }
  if (model_.kind == PurchaseModelKind::nbd) {
    const double share = horizon ? -std::expm1(-discount.rate * horizon->count) : 1;
    return nbd_rate(model_.parameters, history) * share / discount.rate;
  }
  // What lies beyond e^-23 of a purchase's worth is not seen in any figure.
  const double end = std::min(horizon.value_or(longest_horizon).count, 23 / discount.rate);
  return discounted_by_parts(age, discount.rate, end);
}

// The purchases E(u) made by the time u, discounted, are by parts
//   exp(-discount h) E(h) + discount * integral over u = 0 .. h of exp(-discount u) E(u).
// E bends most at the beginning, hence the substitution u = since (e^v - 1).
double Forecast::discounted_by_parts(Weeks age, double discount, double horizon) {
  const double since = model_.parameters[1] + age.count;
  const double end = std::log1p(horizon / since);
  const auto part = [&](double v) {
    const double u = since * std::expm1(v);
    return (since + u) * std::exp(-discount * u) * purchases(age, {u});
  };
  constexpr double piece_length = 1.2;
  const int pieces = 1 + static_cast<int>(end / piece_length);
  const double half = end / pieces / 2;
  double integral = 0;
  for (int piece = 0; piece < pieces; ++piece) {
    const double middle = (2 * piece + 1) * half;
    for (std::size_t i = 0; i < places.size(); ++i) {
      integral +=
          half * weights[i] * (part(middle - half * places[i]) + part(middle + half * places[i]));
    }
  }
  return std::exp(-discount * horizon) * purchases(age, {horizon}) + discount * integral;
}

}  // namespace clientela
