#pragma once

#include <vector>

#include "base/translation.h"
#include "features/demo/demo_clients.h"

namespace clientela {

struct DemoMoment {
  Instant now;
  std::string zone;
  Date today;
};

// What was said and done with the clients, and what is to be done, around today. `rich`: with most
// of them. Gives the number of activities.
std::int64_t make_activities(DemoWriter& writer, Random& random,
                             const std::vector<DemoClient>& clients, const Translator& tr,
                             bool rich, const DemoMoment& moment);

}  // namespace clientela
