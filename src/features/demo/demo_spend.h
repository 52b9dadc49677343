#pragma once

#include "features/demo/demo_catalogue.h"
#include "features/demo/demo_clients.h"

namespace clientela {

// What the sample company spent on its channels: every month on some, now and then on a fair. One
// of them costs more than it brings.
void make_channel_spend(DemoWriter& writer, std::uint64_t seed, const DemoStaff& staff,
                        const std::vector<DemoProduct>& products, std::int64_t clients, Date today);

}  // namespace clientela
