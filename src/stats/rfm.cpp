#include "stats/rfm.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace clientela {
namespace {

// `value` is larger where it is better.
template <typename Value>
void mark_by_place(std::span<const RfmInput> clients, int levels, const Value& value,
                   std::uint8_t RfmMark::*mark, std::vector<RfmMark>& marks) {
  std::vector<double> values(clients.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double given = value(clients[i]);
    values[i] = std::isnan(given) ? -HUGE_VAL : given;
  }
  std::vector<std::uint32_t> order(values.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return values[a] < values[b]; });
  std::size_t worse = 0;
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (values[order[i]] != values[order[worse]]) worse = i;
    marks[order[i]].*mark =
        static_cast<std::uint8_t>(1 + worse * static_cast<std::size_t>(levels) / order.size());
  }
}

std::uint8_t mark_by_limits(double value, const std::vector<double>& limits) {
  const auto reached = std::upper_bound(limits.begin(), limits.end(), value) - limits.begin();
  return static_cast<std::uint8_t>(1 + std::min<std::ptrdiff_t>(reached, 254));
}

// 0 for the least mark, 1 for the best.
double share_of(int mark, int levels) {
  return levels > 1 ? static_cast<double>(mark - 1) / (levels - 1) : 0;
}

}  // namespace

std::vector<RfmMark> rfm_by_quantile(std::span<const RfmInput> clients, int levels) {
  levels = std::clamp(levels, 2, 9);
  std::vector<RfmMark> marks(clients.size());
  mark_by_place(
      clients, levels, [](const RfmInput& client) { return -client.days_since_last; },
      &RfmMark::recency, marks);
  mark_by_place(
      clients, levels, [](const RfmInput& client) { return client.purchases; }, &RfmMark::frequency,
      marks);
  mark_by_place(
      clients, levels, [](const RfmInput& client) { return client.spent; }, &RfmMark::monetary,
      marks);
  return marks;
}

RfmMark rfm_by_rules(const RfmInput& client, const RfmRules& rules) {
  // Days are turned round: the fewer limits are passed, the better.
  const auto passed = std::lower_bound(rules.recency_days.begin(), rules.recency_days.end(),
                                       client.days_since_last) -
                      rules.recency_days.begin();
  const auto best = static_cast<std::ptrdiff_t>(rules.recency_days.size()) + 1;
  return {static_cast<std::uint8_t>(std::min<std::ptrdiff_t>(best - passed, 255)),
          mark_by_limits(client.purchases, rules.purchases),
          mark_by_limits(client.spent, rules.spent)};
}

std::string_view key_of(RfmSegment segment) {
  switch (segment) {
    case RfmSegment::champions:
      return "champions";
    case RfmSegment::loyal:
      return "loyal";
    case RfmSegment::promising:
      return "promising";
    case RfmSegment::newcomers:
      return "newcomers";
    case RfmSegment::needs_attention:
      return "needs_attention";
    case RfmSegment::at_risk:
      return "at_risk";
    case RfmSegment::cannot_lose:
      return "cannot_lose";
    case RfmSegment::hibernating:
      break;
  }
  return "hibernating";
}

RfmSegment rfm_segment(const RfmMark& mark, int levels) {
  const double recency = share_of(mark.recency, levels);
  const double worth = (share_of(mark.frequency, levels) + share_of(mark.monetary, levels)) / 2;
  if (recency >= 0.7) {
    if (worth >= 0.7) return RfmSegment::champions;
    if (worth >= 0.45) return RfmSegment::loyal;
    return mark.frequency <= 1 ? RfmSegment::newcomers : RfmSegment::promising;
  }
  if (recency >= 0.4) return worth >= 0.6 ? RfmSegment::loyal : RfmSegment::needs_attention;
  if (worth >= 0.75) return RfmSegment::cannot_lose;
  return worth >= 0.4 ? RfmSegment::at_risk : RfmSegment::hibernating;
}

}  // namespace clientela
