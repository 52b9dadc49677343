#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <memory>

#include "doors/company.h"
#include "features/features.h"
#include "features/orders/order.h"

namespace clientela {
namespace {

// What one order costs with the client's figures and without: the processor time of the whole
// process, the median of ten thousand. ORDER_BENCH_FILE names a sample company; it is written to.

constexpr int orders_at_all = 10'000;

// The same nouns and verbs, but nothing is derived.
void add_features_without_figures(Model& model) {
  Model whole;
  add_features(whole);
  for (ObjectType type : whole.types()) {
    type.figures.clear();
    model.add(std::move(type));
  }
  for (const Action& action : whole.actions()) {
    if (model.find_action(action.name) == nullptr) model.add(action);
  }
}

struct Opened {
  Model model;
  std::unique_ptr<Store> store;
  std::unique_ptr<Engine> engine;
  std::vector<Id> clients;
};

std::unique_ptr<Opened> open(const char* file, bool with_figures) {
  auto opened = std::make_unique<Opened>();
  with_figures ? add_features(opened->model) : add_features_without_figures(opened->model);
  auto store = Store::open({.path = file, .create = false}, opened->model);
  if (!store) return nullptr;
  opened->store = std::move(*store);
  opened->engine = std::make_unique<Engine>(opened->model, *opened->store, Surroundings::real());
  opened->engine->read(Asker::program(), [&](Reading& reading) {
    Query query;
    query.type = &reading.type(Client::object_name);
    query.limit = 1000;
    // Old and new clients: the list by age goes on for ten pages.
    for (int page = 0; page < 10; ++page) {
      const Slice slice = reading.list(query);
      for (const auto& client : slice.records) opened->clients.push_back(client.id);
      query.cursor = slice.next;
      if (query.cursor.empty()) break;
    }
  });
  return opened;
}

double processor_us() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e6 + static_cast<double>(now.tv_nsec) / 1e3;
}

void one_order(benchmark::State& state) {
  const char* file = std::getenv("ORDER_BENCH_FILE");
  const auto opened = file == nullptr ? nullptr : open(file, state.range(0) != 0);
  if (opened == nullptr || opened->clients.empty()) {
    state.SkipWithError("ORDER_BENCH_FILE names no sample company");
    return;
  }
  std::vector<double> costs;
  std::size_t next = 0;
  for (auto _ : state) {
    const Id client = opened->clients[next++ % opened->clients.size()];
    const double begun = processor_us();
    const auto done = opened->engine->perform(
        Asker::program(),
        {"order.create",
         {{"values", JsonObject{{"client", client.text()}, {"business_date", "2026-11-20"}}},
          {"parts", JsonArray{JsonObject{{"object", "order_line"},
                                         {"values", JsonObject{{"description", "Something"},
                                                               {"price", "19.90"}}}}}}}});
    costs.push_back(processor_us() - begun);
    if (!done) {
      state.SkipWithError(english(done.error().message).c_str());
      return;
    }
  }
  std::sort(costs.begin(), costs.end());
  state.counters["median_us"] = costs[costs.size() / 2];
  state.counters["p99_us"] = costs[costs.size() * 99 / 100];
}
BENCHMARK(one_order)->ArgName("figures")->Arg(0)->Arg(1)->Iterations(orders_at_all);

}  // namespace
}  // namespace clientela
