#include "features/insight_pages/survival_figures.h"

#include <algorithm>
#include <cmath>

#include "stats/survival_curve.h"

namespace clientela {
namespace {

constexpr int week = 7;

WaitCurve curve_of(const std::vector<Lifetime>& waits) {
  WaitCurve curve;
  curve.waits = static_cast<std::int64_t>(waits.size());
  for (const auto& wait : waits) curve.ended += wait.ended ? 1 : 0;
  if (waits.empty()) return curve;
  const auto steps = survival_curve(waits);
  const double median = median_lifetime(steps);
  curve.median_days = std::isfinite(median) ? median : 0;
  std::vector<double> lengths;
  for (const auto& wait : waits) lengths.push_back(wait.length);
  std::sort(lengths.begin(), lengths.end());
  std::size_t step = 0;
  SurvivalPoint point;
  for (int days = 0; days <= longest_wait; days += week) {
    while (step < steps.size() && steps[step].time <= days) {
      const Estimate& share = steps[step++].share;
      point.share = share.value;
      point.low = share.low;
      point.high = share.high;
    }
    point.days = days;
    point.watched =
        lengths.end() - std::lower_bound(lengths.begin(), lengths.end(), static_cast<double>(days));
    if (point.watched == 0) break;
    curve.points.push_back(point);
  }
  return curve;
}

}  // namespace

SurvivalReport survival_figures(const InsightData& data, InsightMarket market) {
  std::vector<Lifetime> first, later;
  std::vector<std::int32_t> last(data.clients.size(), no_day);
  std::vector<bool> again(data.clients.size(), false);  // bought on a second day
  const auto note = [&](std::uint32_t client, std::int32_t until, bool ended) {
    const double length = until - last[client];
    (again[client] ? later : first).push_back({length, ended});
  };
  for (std::size_t i = 0; i < data.orders.size(); ++i) {
    const std::uint32_t client = data.orders.client[i];
    if (client == nobody || !data.orders.is_sale(i) || !data.counts(i, market)) continue;
    const std::int32_t day = data.orders.day[i];
    if (last[client] == day) continue;
    if (last[client] != no_day) {
      note(client, day, true);
      again[client] = true;
    }
    last[client] = day;
  }
  for (std::uint32_t client = 0; client < last.size(); ++client) {
    if (last[client] != no_day) note(client, data.today.days, false);
  }
  return {curve_of(first), curve_of(later)};
}

}  // namespace clientela
