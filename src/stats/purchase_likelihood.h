#pragma once

#include <span>

#include "stats/likelihood.h"
#include "stats/purchase_model.h"

namespace clientela {

// The log-likelihood of any of the models, with its gradient. Histories must be possible (0 <=
// recency <= age) and are best ordered by repeats.
Likelihood purchase_likelihood(PurchaseModelKind kind, const ParameterArray& parameters,
                               std::span<const HistoryGroup> groups, unsigned threads);

// Purchases to the horizon given that the client has not left, and the same discounted. They depend
// on repeats and age only, so that clients who share these share the work.
double purchases_if_alive(const PurchaseModel& model, const BuyingHistory& history, Weeks horizon);
double discounted_if_alive(const PurchaseModel& model, const BuyingHistory& history,
                           PerWeek discount, std::optional<Weeks> horizon);

}  // namespace clientela
