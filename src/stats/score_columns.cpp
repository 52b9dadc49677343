#include <algorithm>
#include <cmath>

#include "stats/alive_table.h"
#include "stats/forecast.h"
#include "stats/score.h"

namespace clientela {
namespace {

constexpr std::size_t clients_a_part = 16'384;
// Clients beyond are forecast one by one.
constexpr std::uint32_t most_shared_repeats = 2'000;
constexpr std::int32_t most_shared_days = 40'000;

struct WholeDays {
  std::uint32_t repeats;
  std::int32_t recency, age;
};

WholeDays days_of(const ClientStatistics& client, Date as_of) {
  const BuyingHistory history = history_of(client, as_of);
  return {client.repeats,
          static_cast<std::int32_t>(std::lround(history.recency.count * days_in_week)),
          static_cast<std::int32_t>(std::lround(history.age.count * days_in_week))};
}

struct IfAlive {
  double purchases = 0;
  double discounted = 0;
};

// The forecasts of all pairs of repeats and age that occur.
class SharedForecasts {
 public:
  SharedForecasts(const PurchaseModel& model, const ScoreOptions& options, bool with_discounted)
      : model_(model), options_(options), with_discounted_(with_discounted) {}

  void prepare(std::span<const WholeDays> clients, unsigned threads) {
    for (const WholeDays& client : clients) {
      if (!is_shared(client)) continue;
      if (rows_.size() <= client.repeats) rows_.resize(client.repeats + std::size_t{1});
      Shared& row = rows_[client.repeats];
      const auto age = static_cast<std::size_t>(client.age);
      if (row.used.size() <= age) row.used.resize(age + 1);
      row.used[age] = true;
    }
    for_each_part(rows_.size(), threads, [&](std::size_t repeats) {
      Shared& row = rows_[repeats];
      row.forecasts.resize(row.used.size());
      Forecast forecast(model_, static_cast<double>(repeats));
      for (std::size_t age = 0; age < row.used.size(); ++age) {
        if (row.used[age]) row.forecasts[age] = compute(forecast, static_cast<std::int32_t>(age));
      }
    });
  }

  IfAlive of(const WholeDays& client) const {
    if (is_shared(client)) {
      return rows_[client.repeats].forecasts[static_cast<std::size_t>(client.age)];
    }
    Forecast forecast(model_, client.repeats);
    return compute(forecast, client.age);
  }

 private:
  struct Shared {
    std::vector<bool> used;  // by age in days
    std::vector<IfAlive> forecasts;
  };

  static bool is_shared(const WholeDays& client) {
    return client.repeats <= most_shared_repeats && client.age <= most_shared_days;
  }

  IfAlive compute(Forecast& forecast, std::int32_t age_days) const {
    const Weeks age = weeks(Days{static_cast<double>(age_days)});
    return {forecast.purchases(age, options_.horizon),
            with_discounted_
                ? forecast.discounted(age, per_week(options_.discount), options_.value_horizon)
                : 0};
  }

  const PurchaseModel& model_;
  const ScoreOptions& options_;
  bool with_discounted_;
  std::vector<Shared> rows_;  // by repeats
};

// Horizons as the single functions take them: not negative, at most a hundred years.
ScoreOptions limited(ScoreOptions options) {
  const auto limit = [](Weeks horizon) {
    return Weeks{horizon.count > 0 ? std::min(horizon.count, longest_horizon.count) : 0};
  };
  options.horizon = limit(options.horizon);
  if (options.value_horizon) options.value_horizon = limit(*options.value_horizon);
  return options;
}

template <typename Work>
void for_each_client(std::size_t clients, unsigned threads, const Work& work) {
  const std::size_t parts = (clients + clients_a_part - 1) / clients_a_part;
  for_each_part(parts, threads, [&](std::size_t part) {
    const std::size_t end = std::min((part + 1) * clients_a_part, clients);
    for (std::size_t i = part * clients_a_part; i < end; ++i) work(i);
  });
}

}  // namespace

ScoreColumns score_all(const PurchaseModel& purchases, const ValueModel& values,
                       std::span<const ClientStatistics> clients, const ScoreOptions& given,
                       bool with_residual_value, unsigned threads) {
  const ScoreOptions options = limited(given);
  std::vector<WholeDays> days(clients.size());
  for_each_client(clients.size(), threads,
                  [&](std::size_t i) { days[i] = days_of(clients[i], options.as_of); });
  std::vector<std::uint32_t> by_repeats;
  std::int32_t oldest = 0;
  for (const WholeDays& client : days) {
    if (client.age > most_shared_days || client.repeats > most_shared_repeats) continue;
    oldest = std::max(oldest, client.age);
    if (by_repeats.size() <= client.repeats) by_repeats.resize(client.repeats + std::size_t{1});
    ++by_repeats[client.repeats];
  }
  const AliveTable alive(purchases, by_repeats, oldest, threads);
  SharedForecasts forecasts(purchases, options, with_residual_value);
  forecasts.prepare(days, threads);

  ScoreColumns scores;
  scores.alive.resize(clients.size());
  scores.purchases.resize(clients.size());
  scores.mean_value.resize(clients.size());
  scores.residual_value.resize(with_residual_value ? clients.size() : 0);
  for_each_client(clients.size(), threads, [&](std::size_t i) {
    const WholeDays& client = days[i];
    const double there = client.age <= oldest
                             ? alive.probability(client.repeats, client.recency, client.age)
                             : probability_alive(purchases, history_of(clients[i], options.as_of));
    const IfAlive forecast = forecasts.of(client);
    const double mean = expected_value(
        values,
        {static_cast<double>(client.repeats), mean_repeat_value(clients[i], options.minor_units)});
    scores.alive[i] = there;
    scores.purchases[i] = there * forecast.purchases;
    scores.mean_value[i] = mean;
    if (with_residual_value) scores.residual_value[i] = there * forecast.discounted * mean;
  });
  return scores;
}

}  // namespace clientela
