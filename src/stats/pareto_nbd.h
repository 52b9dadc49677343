#pragma once

#include <optional>
#include <span>

#include "stats/client_statistics.h"
#include "stats/likelihood.h"

namespace clientela {

// Pareto/NBD. Papers: see purchase_model.h. Parameters r, alpha (weeks), s, beta (weeks).
//
// The likelihood of x purchases, the last at t_x, is
//   Gamma(r+x)/Gamma(r) alpha^r beta^s (F(T) + G(t_x) - G(T)),
//   F(t) = (alpha+t)^-(r+x) (beta+t)^-s,
//   G(t) = integral from t to infinity of s (alpha+u)^-(r+x) (beta+u)^-(s+1) du,
// where F(T) is for who is still there and the rest for who left in between. G(t) is below F(t) and
// is kept as H(t) = G(t)/F(t), so that nothing under- or overflows, and since the sum is never
// smaller than its terms, nothing cancels.
Likelihood pareto_likelihood(const ParameterArray& parameters, std::span<const HistoryGroup> groups,
                             unsigned threads);

double pareto_alive(const ParameterArray& parameters, const BuyingHistory& history);

// Purchases to the horizon, given that the client has not left. Depends on repeats and age only.
double pareto_purchases(const ParameterArray& parameters, const BuyingHistory& history,
                        Weeks horizon);

// The same discounted continuously; no horizon: for ever. discount > 0.
double pareto_discounted_purchases(const ParameterArray& parameters, const BuyingHistory& history,
                                   PerWeek discount, std::optional<Weeks> horizon);

}  // namespace clientela
