#include <algorithm>
#include <array>
#include <utility>

#include "stats/client_statistics.h"

namespace clientela {
namespace {

// Repeats, recency and age in one number whose order is theirs.
constexpr unsigned day_bits = 20;
constexpr std::int32_t most_days = (1 << day_bits) - 1;
constexpr std::uint32_t most_repeats = (1U << 24) - 1;

struct WholeDays {
  std::int32_t recency = 0;
  std::int32_t age = 0;
};

WholeDays days_of(const ClientStatistics& client, Date as_of) {
  const std::int64_t recency = std::int64_t{client.last_day} - client.first_day;
  const std::int64_t age = std::int64_t{as_of.days} - client.first_day;
  const std::int64_t limited = std::clamp<std::int64_t>(recency, 0, most_days);
  return {static_cast<std::int32_t>(limited),
          static_cast<std::int32_t>(std::clamp<std::int64_t>(age, limited, most_days))};
}

std::uint64_t key_of(const ClientStatistics& client, Date as_of) {
  const WholeDays days = days_of(client, as_of);
  return std::uint64_t{std::min(client.repeats, most_repeats)} << (2 * day_bits) |
         static_cast<std::uint64_t>(days.recency) << day_bits |
         static_cast<std::uint64_t>(days.age);
}

// Sorts by eleven bits at a time, lowest first; digits that all share cost only the counting.
void radix_sort(std::vector<std::uint64_t>& keys) {
  constexpr unsigned digit_bits = 11;
  constexpr std::size_t digits = 1U << digit_bits;
  std::vector<std::uint64_t> other(keys.size());
  for (unsigned shift = 0; shift < 64; shift += digit_bits) {
    std::array<std::size_t, digits> places{};
    for (const std::uint64_t key : keys) ++places[(key >> shift) % digits];
    if (std::find(places.begin(), places.end(), keys.size()) != places.end()) continue;
    std::size_t place = 0;
    for (std::size_t& count : places) place += std::exchange(count, place);
    for (const std::uint64_t key : keys) other[places[(key >> shift) % digits]++] = key;
    keys.swap(other);
  }
}

}  // namespace

BuyingHistory history_of(const ClientStatistics& client, Date as_of) {
  if (!client.has_bought()) return {};
  const WholeDays days = days_of(client, as_of);
  return {static_cast<double>(client.repeats), weeks(Days{static_cast<double>(days.recency)}),
          weeks(Days{static_cast<double>(days.age)})};
}

std::vector<HistoryGroup> group_histories(std::span<const ClientStatistics> clients, Date as_of) {
  std::vector<std::uint64_t> keys;
  keys.reserve(clients.size());
  for (const ClientStatistics& client : clients) {
    if (client.has_bought()) keys.push_back(key_of(client, as_of));
  }
  if (keys.size() > 4096) {
    radix_sort(keys);
  } else {
    std::sort(keys.begin(), keys.end());
  }
  std::vector<HistoryGroup> groups;
  for (std::size_t begin = 0; begin < keys.size();) {
    const std::uint64_t key = keys[begin];
    std::size_t end = begin;
    while (end < keys.size() && keys[end] == key) ++end;
    groups.push_back({static_cast<std::uint32_t>(key >> (2 * day_bits)),
                      static_cast<std::int32_t>(key >> day_bits) & most_days,
                      static_cast<std::int32_t>(key) & most_days,
                      static_cast<double>(end - begin)});
    begin = end;
  }
  return groups;
}

double mean_repeat_value(const ClientStatistics& client, double minor_units) {
  if (client.repeats == 0) return 0;
  const double bought =
      static_cast<double>(client.first_amount) + static_cast<double>(client.repeat_amount);
  const double kept =
      client.refunded > 0 ? std::max(0.0, 1 - static_cast<double>(client.refunded) / bought) : 1;
  if (!(kept > 0)) return 0;
  return kept * static_cast<double>(client.repeat_amount) / client.repeats / minor_units;
}

std::vector<ValueObservation> value_observations(std::span<const ClientStatistics> clients,
                                                 double minor_units) {
  std::vector<ValueObservation> observations;
  for (const ClientStatistics& client : clients) {
    const double mean = mean_repeat_value(client, minor_units);
    if (mean > 0) observations.push_back({static_cast<double>(client.repeats), mean});
  }
  return observations;
}

}  // namespace clientela
