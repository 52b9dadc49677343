#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <random>

#include "stats/models.h"

namespace clientela {
namespace {

// From the orders of a million clients to everyone's figures. STATS_BENCH_CLIENTS sets their number
// (1,000,000), which make about ten orders each over two years.

constexpr Date first_day{19'358};  // 2023-01-01
constexpr int days_observed = 730;
constexpr Date as_of{first_day.days + days_observed};

std::uint32_t client_count() {
  const char* given = std::getenv("STATS_BENCH_CLIENTS");
  return given == nullptr ? 1'000'000
                          : static_cast<std::uint32_t>(std::strtoul(given, nullptr, 10));
}

struct Log {
  std::vector<std::uint32_t> client;
  std::vector<std::int32_t> day;
  std::vector<std::int64_t> amount;

  PurchaseColumns columns() const { return {client, day, amount}; }
};

struct Order {
  std::int32_t day;
  std::uint32_t client;
  std::int64_t amount;
};

// Clients as the models see them: rates, chances of leaving and values differ from one to another.
Log made_log() {
  std::mt19937_64 random(20260401);
  std::gamma_distribution<double> rates(0.8, 1 / 2.7);
  std::gamma_distribution<double> stays(1.2, 1);
  std::gamma_distribution<double> leaves(0.35, 1);
  std::gamma_distribution<double> scales(4, 1);
  std::gamma_distribution<double> values(5, 1);
  std::exponential_distribution<double> wait(1);
  std::uniform_real_distribution<double> chance;
  std::vector<Order> orders;
  for (std::uint32_t client = 0; client < client_count(); ++client) {
    const double rate = rates(random);  // a week
    const double leave = leaves(random);
    const double stay = stays(random) * 4;
    const double scale = 40 / scales(random);
    double week = chance(random) * days_observed / 7;
    while (week < days_observed / 7.0) {
      orders.push_back({first_day.days + static_cast<std::int32_t>(week * 7), client,
                        std::llround(100 * scale * values(random))});
      if (chance(random) < leave / (leave + stay)) break;
      week += wait(random) / rate;
    }
  }
  std::stable_sort(orders.begin(), orders.end(),
                   [](const Order& a, const Order& b) { return a.day < b.day; });
  Log log;
  for (const Order& order : orders) {
    log.client.push_back(order.client);
    log.day.push_back(order.day);
    log.amount.push_back(order.amount);
  }
  return log;
}

const Log& orders() {
  static const Log log = made_log();
  return log;
}

const std::string& orders_csv() {
  static const std::string text = [] {
    const Log& log = orders();
    std::string made = "client,date,amount\n";
    made.reserve(log.client.size() * 34);
    for (std::size_t i = 0; i < log.client.size(); ++i) {
      fmt::format_to(std::back_inserter(made), "C{:09},{},{}.{:02}\n", log.client[i],
                     Date{log.day[i]}.text(), log.amount[i] / 100, log.amount[i] % 100);
    }
    return made;
  }();
  return text;
}

const ClientSummary& summary() {
  static const ClientSummary made = [] {
    const PurchaseColumns columns = orders().columns();
    return summarise_purchases({&columns, 1}, client_count(), {.end = as_of, .holdout_end = {}});
  }();
  return made;
}

const std::vector<HistoryGroup>& groups() {
  static const auto made = group_histories(summary().clients, as_of);
  return made;
}

const ValueModel& fitted_values() {
  static const ValueModel made = fit_value_model(value_observations(summary().clients)).model;
  return made;
}

void stats_csv_to_statistics(benchmark::State& state) {
  const std::string& text = orders_csv();
  for (auto _ : state) {
    const auto table = read_order_csv(text);
    const auto columns = table->columns();
    benchmark::DoNotOptimize(summarise_purchases(columns,
                                                 static_cast<std::uint32_t>(table->keys.size()),
                                                 {.end = as_of, .holdout_end = {}}));
  }
  state.counters["megabytes"] = static_cast<double>(text.size()) / 1e6;
}

void stats_summary(benchmark::State& state) {
  const PurchaseColumns columns = orders().columns();
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        summarise_purchases({&columns, 1}, client_count(), {.end = as_of, .holdout_end = {}}));
  }
  state.counters["orders"] = static_cast<double>(columns.day.size());
}

void stats_group(benchmark::State& state) {
  summary();
  for (auto _ : state) benchmark::DoNotOptimize(group_histories(summary().clients, as_of));
  state.counters["groups"] = static_cast<double>(groups().size());
}

void stats_fit(benchmark::State& state, PurchaseModelKind kind) {
  groups();
  PurchaseFit fit;
  for (auto _ : state) fit = fit_purchase_model(kind, groups());
  state.counters["converged"] = fit.diagnostics.converged;
  state.counters["evaluations"] = fit.diagnostics.evaluations;
  for (std::size_t i = 0; i < fit.model.size(); ++i) {
    state.counters[std::string(parameter_names(kind)[i])] = fit.model.parameters[i];
  }
}

void stats_fit_values(benchmark::State& state) {
  const auto observations = value_observations(summary().clients);
  ValueFit fit;
  for (auto _ : state) fit = fit_value_model(observations);
  state.counters["converged"] = fit.diagnostics.converged;
  state.counters["evaluations"] = fit.diagnostics.evaluations;
}

void stats_score_all(benchmark::State& state, PurchaseModelKind kind, bool residual) {
  const PurchaseModel model = fit_purchase_model(kind, groups()).model;
  const ValueModel& values = fitted_values();
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        score_all(model, values, summary().clients, {.as_of = as_of}, residual));
  }
}

void stats_score_one(benchmark::State& state, PurchaseModelKind kind) {
  const PurchaseModel model = fit_purchase_model(kind, groups()).model;
  const ValueModel& values = fitted_values();
  std::size_t client = 0;
  for (auto _ : state) {
    client = (client + 7919) % summary().clients.size();
    benchmark::DoNotOptimize(
        score_client(model, values, summary().clients[client], {.as_of = as_of}));
  }
}

void stats_share_of_best(benchmark::State& state) {
  std::vector<double> spent;
  for (const ClientStatistics& client : summary().clients) {
    spent.push_back(static_cast<double>(client.spent()));
  }
  for (auto _ : state) benchmark::DoNotOptimize(share_held_by_best(spent));
}

void stats_rfm(benchmark::State& state) {
  std::vector<RfmInput> inputs;
  for (const ClientStatistics& client : summary().clients) {
    inputs.push_back({static_cast<double>(as_of.days - client.last_day), client.repeats + 1.0,
                      static_cast<double>(client.spent())});
  }
  for (auto _ : state) benchmark::DoNotOptimize(rfm_by_quantile(inputs));
}

void stats_cohorts(benchmark::State& state) {
  const PurchaseColumns columns = orders().columns();
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        cohort_triangle({&columns, 1}, client_count(), CohortPeriod::month, as_of));
  }
}

constexpr auto ms = benchmark::kMillisecond;
BENCHMARK(stats_summary)->Unit(ms)->UseRealTime();
BENCHMARK(stats_group)->Unit(ms)->UseRealTime();
BENCHMARK_CAPTURE(stats_fit, mbg_nbd, PurchaseModelKind::mbg_nbd)->Unit(ms)->UseRealTime();
BENCHMARK_CAPTURE(stats_fit, bg_nbd, PurchaseModelKind::bg_nbd)->Unit(ms)->UseRealTime();
BENCHMARK_CAPTURE(stats_fit, pareto_nbd, PurchaseModelKind::pareto_nbd)->Unit(ms)->UseRealTime();
BENCHMARK(stats_fit_values)->Unit(ms)->UseRealTime();
BENCHMARK_CAPTURE(stats_score_all, mbg_nbd, PurchaseModelKind::mbg_nbd, false)
    ->Unit(ms)
    ->UseRealTime();
BENCHMARK_CAPTURE(stats_score_all, mbg_nbd_with_residual_value, PurchaseModelKind::mbg_nbd, true)
    ->Unit(ms)
    ->UseRealTime();
BENCHMARK_CAPTURE(stats_score_all, pareto_nbd, PurchaseModelKind::pareto_nbd, false)
    ->Unit(ms)
    ->UseRealTime();
BENCHMARK_CAPTURE(stats_score_one, mbg_nbd, PurchaseModelKind::mbg_nbd);
BENCHMARK_CAPTURE(stats_score_one, pareto_nbd, PurchaseModelKind::pareto_nbd);
BENCHMARK(stats_share_of_best)->Unit(ms)->UseRealTime();
BENCHMARK(stats_rfm)->Unit(ms)->UseRealTime();
BENCHMARK(stats_cohorts)->Unit(ms)->UseRealTime();
BENCHMARK(stats_csv_to_statistics)->Unit(ms)->UseRealTime();

}  // namespace
}  // namespace clientela
