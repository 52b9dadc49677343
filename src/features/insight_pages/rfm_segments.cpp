#include "features/insight_pages/rfm_segments.h"

#include <array>
#include <vector>

#include "features/insight_pages/insight_frame.h"

namespace clientela {
namespace {

// For each mark of frequency the marks of money that belong to the group: always neighbours.
struct MoneyRange {
  int low = 0, high = 0;  // 0: none
  friend bool operator==(const MoneyRange&, const MoneyRange&) = default;
};
using Plane = std::array<MoneyRange, rfm_levels>;

Plane plane_of(int recency, RfmSegment segment) {
  Plane plane;
  for (int frequency = 1; frequency <= rfm_levels; ++frequency) {
    MoneyRange& range = plane[static_cast<std::size_t>(frequency) - 1];
    for (int money = 1; money <= rfm_levels; ++money) {
      const RfmMark mark{static_cast<std::uint8_t>(recency), static_cast<std::uint8_t>(frequency),
                         static_cast<std::uint8_t>(money)};
      if (rfm_segment(mark, rfm_levels) != segment) continue;
      if (range.low == 0) range.low = money;
      range.high = money;
    }
  }
  return plane;
}

// The values of the marks from `low` to `high`, as far as clients have them.
std::optional<RfmLevel> values_of(const std::vector<RfmLevel>& levels, int low, int high) {
  std::optional<RfmLevel> values;
  for (int mark = low; mark <= high; ++mark) {
    const RfmLevel& level = levels.at(static_cast<std::size_t>(mark) - 1);
    if (level.clients == 0) continue;
    if (!values) values = level;
    values->high = level.high;
  }
  return values;
}

std::string joined(const std::vector<std::string>& conditions) {
  std::string text;
  for (const auto& condition : conditions) {
    if (!text.empty()) text += ',';
    text += condition;
  }
  return text;
}

// or(and(order_count ..., total ...), ...) for one plane.
std::vector<std::string> plane_conditions(const PageContext& ctx, const RfmReport& report,
                                          const Plane& plane) {
  std::vector<std::string> conditions;
  for (int mark = 1; mark <= rfm_levels; ++mark) {
    const MoneyRange& range = plane[static_cast<std::size_t>(mark) - 1];
    if (range.low == 0) continue;
    const auto orders = values_of(report.frequency, mark, mark);
    const auto money = values_of(report.monetary, range.low, range.high);
    if (!orders || !money) continue;
    conditions.push_back("and(order_count.gte." + std::to_string(orders->low) +
                         ",order_count.lte." + std::to_string(orders->high) + ",total.gte." +
                         amount_text(ctx, money->low) + ",total.lte." +
                         amount_text(ctx, money->high) + ")");
  }
  return conditions;
}

std::string day_text(std::int64_t days) { return Date{static_cast<std::int32_t>(days)}.text(); }

}  // namespace

std::string segment_condition(const PageContext& ctx, const RfmReport& report, RfmSegment segment) {
  std::vector<std::string> groups;
  for (int low = 1; low <= rfm_levels;) {
    const Plane plane = plane_of(low, segment);
    int high = low;
    while (high < rfm_levels && plane_of(high + 1, segment) == plane) ++high;
    const auto days = values_of(report.recency, low, high);
    const auto conditions = plane_conditions(ctx, report, plane);
    if (days && !conditions.empty()) {
      groups.push_back("and(last_order.gte." + day_text(days->low) + ",last_order.lte." +
                       day_text(days->high) + ",or(" + joined(conditions) + "))");
    }
    low = high + 1;
  }
  return groups.empty() ? std::string() : "or=(" + joined(groups) + ")";
}

}  // namespace clientela
