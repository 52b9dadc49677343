#pragma once

#include <functional>

#include "base/translation.h"
#include "engine/engine.h"

namespace clientela {

// What kind of sample company is wanted. The same options at the same moment make equal companies.
struct DemoOptions {
  std::int64_t clients = 200;  // up to 1,000,000
  std::uint64_t seed = 1;
  Translator tr = {};  // into the language of what was written down about clients
  Id administrator;    // an existing user, to whom most of the work belongs
};

struct DemoReport {
  std::int64_t clients = 0, products = 0, orders = 0, activities = 0;
};

// All that makes a sample company carries this group in the log.
Id demo_group();

// Fills a company that is set up and has no clients yet with made-up colleagues, clients, products,
// two years of orders, activities, tasks and promises, by the ordinary actions, and marks it as a
// sample. `progress` is told how many of how many actions are done.
Result<DemoReport> make_demo(
    Engine& engine, const DemoOptions& options,
    const std::function<void(std::int64_t done, std::int64_t total)>& progress = {});

}  // namespace clientela
