#pragma once

#include <span>

#include "stats/client_statistics.h"
#include "stats/likelihood.h"

namespace clientela {

// BG/NBD and MBG/NBD, which differ in one thing: whether a client may leave right after the first
// purchase (`later`: no; `any`: yes). Papers: see purchase_model.h. Parameters r, alpha (weeks), a, b.
enum class LeavesAfter { later_purchases, any_purchase };

Likelihood beta_geometric_likelihood(LeavesAfter leaves, const ParameterArray& parameters,
                                     std::span<const HistoryGroup> groups, unsigned threads);

double beta_geometric_alive(LeavesAfter leaves, const ParameterArray& parameters,
                            const BuyingHistory& history);

// Purchases to the horizon, given that the client has not left. Depends on repeats and age only.
double beta_geometric_purchases(LeavesAfter leaves, const ParameterArray& parameters,
                                const BuyingHistory& history, Weeks horizon);

}  // namespace clientela
