#include "features/insight_pages/survival_figures.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "features/insight_pages/overview_figures.h"
#include "stats/survival_curve.h"

namespace clientela {
namespace {

constexpr int week = 7;

WaitCurve curve_of(std::vector<Lifetime> waits) {
  WaitCurve curve;
  double watched = 0, ended = 0;
  for (const auto& wait : waits) {
    watched += wait.count;
    ended += wait.ended ? wait.count : 0;
  }
  curve.waits = std::llround(watched);
  curve.ended = std::llround(ended);
  if (waits.empty()) return curve;
  const auto steps = survival_curve(waits);
  const double median = median_lifetime(steps);
  curve.median_days = std::isfinite(median) ? median : 0;
  std::sort(waits.begin(), waits.end(),
            [](const Lifetime& a, const Lifetime& b) { return a.length < b.length; });
  std::size_t step = 0;
  auto shorter = waits.begin();
  SurvivalPoint point;
  for (int days = 0; days <= longest_wait; days += week) {
    while (step < steps.size() && steps[step].time <= days) {
      const Estimate& share = steps[step++].share;
      point.share = share.value;
      point.low = share.low;
      point.high = share.high;
    }
    point.days = days;
    for (; shorter != waits.end() && shorter->length < days; ++shorter) watched -= shorter->count;
    point.watched = std::llround(watched);
    if (point.watched == 0) break;
    curve.points.push_back(point);
  }
  return curve;
}

// The waits of all months, by the month in which they begin.
class WaitMonths {
 public:
  void add(std::int32_t begin, std::int32_t until, bool first, bool ended) {
    const Date month = month_begin(Date{begin});
    WaitMonth& of = months_[month];
    of.month = month;
    auto& counts = first   ? ended ? of.first_ended : of.first_open
                   : ended ? of.later_ended
                           : of.later_open;
    const int weeks = (until - begin + week - 1) / week;
    const auto place = static_cast<std::size_t>(std::clamp(weeks, 0, longest_wait / week + 1));
    if (counts.size() <= place) counts.resize(place + 1);
    ++counts[place];
  }
  std::vector<WaitMonth> take() {
    std::vector<WaitMonth> all;
    for (auto& [month, waits] : months_) all.push_back(std::move(waits));
    return all;
  }

 private:
  std::map<Date, WaitMonth> months_;
};

void add_waits(const std::vector<std::int64_t>& counts, bool ended, std::vector<Lifetime>& waits) {
  for (std::size_t weeks = 0; weeks < counts.size(); ++weeks) {
    if (counts[weeks] == 0) continue;
    waits.push_back({static_cast<double>(weeks) * week, ended, static_cast<double>(counts[weeks])});
  }
}

}  // namespace

SurvivalReport survival_figures(const InsightData& data, InsightMarket market) {
  std::vector<Lifetime> first, later;
  std::vector<std::int32_t> last(data.clients.size(), no_day);
  std::vector<bool> again(data.clients.size(), false);  // bought on a second day
  WaitMonths months;
  const auto note = [&](std::uint32_t client, std::int32_t until, bool ended) {
    const double length = until - last[client];
    (again[client] ? later : first).push_back({length, ended});
    months.add(last[client], until, !again[client], ended);
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
  return {curve_of(std::move(first)), curve_of(std::move(later)), months.take()};
}

SurvivalReport waits_begun_between(const SurvivalReport& report, Date from, Date to) {
  std::vector<Lifetime> first, later;
  for (const auto& month : report.months) {
    if (month.month < month_begin(from) || to < month.month) continue;
    add_waits(month.first_ended, true, first);
    add_waits(month.first_open, false, first);
    add_waits(month.later_ended, true, later);
    add_waits(month.later_open, false, later);
  }
  return {curve_of(std::move(first)), curve_of(std::move(later)), {}};
}

}  // namespace clientela
