#pragma once

#include "features/demo/demo_clients.h"

namespace clientela {

// What sellers and the program have said of some of the clients: who became a client in the last
// year and why, how some people like to be dealt with, what they want and can.
void make_assessments(DemoWriter& writer, std::uint64_t seed,
                      const std::vector<DemoClient>& clients, Date today);

}  // namespace clientela
