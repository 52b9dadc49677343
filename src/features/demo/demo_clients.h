#pragma once

#include <vector>

#include "features/clients/client.h"
#include "features/demo/demo_writer.h"
#include "features/demo/names.h"

namespace clientela {

// How a made-up client buys.
enum class Habit { never, once, sometimes, regular, late, lost };

// What the rest of the demo needs to remember of a client.
struct DemoClient {
  Id id;
  Habit habit{};
  bool organisation = false;
  bool buyer = false;  // of the relation client
  Id manager;
};

struct DemoStaff {
  std::vector<Id> users;  // the administrator first
  std::vector<Id> channels;
};

// People and organisations, of whom some people belong to some organisations and some are here
// twice. `rich`: most of them buy often; otherwise as in a large company's files.
std::vector<DemoClient> make_clients(DemoWriter& writer, Random& random, const DemoStaff& staff,
                                     std::int64_t count, bool rich, Date today);

}  // namespace clientela
