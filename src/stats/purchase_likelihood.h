#pragma once

#include <span>

#include "stats/likelihood.h"
#include "stats/purchase_model.h"

namespace clientela {

// The log-likelihood of any of the models, with its gradient. Histories must be possible (0 <=
// recency <= age) and are best ordered by repeats.
Likelihood purchase_likelihood(PurchaseModelKind kind, const ParameterArray& parameters,
                               std::span<const HistoryGroup> groups, unsigned threads);

}  // namespace clientela
