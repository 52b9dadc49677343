#pragma once

#include <vector>

#include "features/demo/demo_catalogue.h"
#include "features/demo/demo_clients.h"

namespace clientela {

// Two years of orders up to today, numbered in the order of their days: each client by a habit,
// with returns, a few adjustments and walk-in sales. `rich`: regulars have long histories. Gives
// their number.
std::int64_t make_orders(DemoWriter& writer, Random& random, const std::vector<DemoClient>& clients,
                         const std::vector<DemoProduct>& products, const DemoStaff& staff,
                         bool rich, Date today);

}  // namespace clientela
