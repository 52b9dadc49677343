#include "stats/model_check.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "stats/compensated_sum.h"
#include "stats/forecast.h"
#include "stats/score.h"

namespace clientela {
namespace {

template <typename Happened>
double ranked_area(std::span<const double> scores, const Happened& happened) {
  std::vector<std::uint32_t> order(std::min(scores.size(), happened.size()));
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return scores[a] < scores[b]; });
  double ranks = 0;  // of those to whom it happened; equal scores share their mean rank
  double hits = 0;
  for (std::size_t begin = 0; begin < order.size();) {
    std::size_t end = begin;
    double hits_here = 0;
    for (; end < order.size() && scores[order[end]] == scores[order[begin]]; ++end) {
      hits_here += happened[order[end]] ? 1 : 0;
    }
    if (end == begin) end = begin + 1;  // a score that is not a number equals nothing
    ranks += hits_here * (static_cast<double>(begin + end) + 1) / 2;
    hits += hits_here;
    begin = end;
  }
  const double misses = static_cast<double>(order.size()) - hits;
  if (hits == 0 || misses == 0) return 0.5;
  return (ranks - hits * (hits + 1) / 2) / (hits * misses);
}

}  // namespace

double area_under_curve(std::span<const double> scores, std::span<const bool> happened) {
  return ranked_area(scores, happened);
}

double area_under_curve(std::span<const double> scores, const std::vector<bool>& happened) {
  return ranked_area(scores, happened);
}

HoldoutCheck check_holdout(const PurchaseModel& model, std::span<const ClientStatistics> clients,
                           Date end, Date holdout_end, std::uint32_t last_row) {
  const ScoreOptions options{.as_of = end,
                             .horizon = weeks(Days{static_cast<double>(holdout_end - end)})};
  const ScoreColumns scores = score_all(model, {}, clients, options);
  HoldoutCheck check;
  for (std::uint32_t repeats = 0; repeats <= last_row; ++repeats) {
    check.by_repeats.push_back({.repeats = repeats});
  }
  CompensatedSum expected;
  CompensatedSum errors;
  std::vector<double> alive;
  std::vector<bool> bought_again;
  for (std::size_t i = 0; i < clients.size(); ++i) {
    if (!clients[i].has_bought()) continue;
    const double actual = clients[i].holdout_purchases;
    ++check.clients;
    expected.add(scores.purchases[i]);
    check.actual += actual;
    errors.add(std::abs(scores.purchases[i] - actual));
    alive.push_back(scores.alive[i]);
    bought_again.push_back(actual > 0);
    HoldoutRow& row = check.by_repeats[std::min(clients[i].repeats, last_row)];
    ++row.clients;
    row.expected += scores.purchases[i];
    row.actual += actual;
  }
  for (HoldoutRow& row : check.by_repeats) {
    if (row.clients == 0) continue;
    row.expected /= static_cast<double>(row.clients);
    row.actual /= static_cast<double>(row.clients);
  }
  check.expected = expected.value();
  if (check.clients > 0) {
    check.mean_absolute_error = errors.value() / static_cast<double>(check.clients);
  }
  check.alive_auc = area_under_curve(alive, bought_again);
  return check;
}

std::vector<TrackingPoint> track_repeats(const PurchaseModel& model,
                                         std::span<const std::int32_t> first_days,
                                         std::span<const std::int32_t> repeat_days, Date end) {
  if (first_days.empty()) return {};
  const std::int32_t begin = *std::min_element(first_days.begin(), first_days.end());
  if (begin > end.days) return {};
  const auto period = static_cast<std::size_t>(end.days - begin) + 1;
  std::vector<double> begun(period);
  std::vector<double> repeated(period);
  for (const std::int32_t day : first_days) {
    if (day <= end.days) ++begun[static_cast<std::size_t>(day - begin)];
  }
  for (const std::int32_t day : repeat_days) {
    if (day >= begin && day <= end.days) ++repeated[static_cast<std::size_t>(day - begin)];
  }
  // Purchases expected of a new client by each age in days.
  const double alive = probability_alive(model, {});
  Forecast forecast(model, 0);
  std::vector<double> by_age(period);
  for (std::size_t age = 1; age < period; ++age) {
    by_age[age] = alive * forecast.purchases({}, weeks(Days{static_cast<double>(age)}));
  }
  std::vector<TrackingPoint> points;
  double actual = 0;
  std::size_t counted = 0;
  for (std::size_t day = std::min<std::size_t>(6, period - 1);;
       day = std::min(day + 7, period - 1)) {
    for (; counted <= day; ++counted) actual += repeated[counted];
    CompensatedSum expected;
    for (std::size_t first = 0; first <= day; ++first) {
      if (begun[first] > 0) expected.add(begun[first] * by_age[day - first]);
    }
    points.push_back({Date{begin + static_cast<std::int32_t>(day)}, expected.value(), actual});
    if (day == period - 1) break;
  }
  return points;
}

}  // namespace clientela
