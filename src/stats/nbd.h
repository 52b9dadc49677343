#pragma once

#include <span>

#include "stats/client_statistics.h"
#include "stats/likelihood.h"

namespace clientela {

// NBD: purchases at random, rates gamma distributed (r, alpha weeks), nobody leaves. Paper: see
// purchase_model.h.
Likelihood nbd_likelihood(const ParameterArray& parameters, std::span<const HistoryGroup> groups,
                          unsigned threads);

// Purchases a week expected from here on.
double nbd_rate(const ParameterArray& parameters, const BuyingHistory& history);

}  // namespace clientela
