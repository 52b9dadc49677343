#include "features/insight_pages/cohort_figures.h"

#include <algorithm>

#include "stats/cohorts.h"

namespace clientela {
namespace {

constexpr std::size_t most_month_cohorts = 24;
constexpr std::size_t most_quarter_cohorts = 20;

struct Purchases {
  std::vector<std::uint32_t> client;
  std::vector<std::int32_t> day;
  std::vector<std::int64_t> amount;
};

Purchases purchases_of(const InsightData& data, InsightMarket market) {
  Purchases purchases;
  for (std::size_t i = 0; i < data.orders.size(); ++i) {
    if (data.orders.client[i] == nobody || !data.counts(i, market)) continue;
    if (data.orders.kind[i] == OrderKind::adjustment) continue;
    purchases.client.push_back(data.orders.client[i]);
    purchases.day.push_back(data.orders.day[i]);
    purchases.amount.push_back(data.orders.total[i]);
  }
  return purchases;
}

std::vector<CohortLine> lines(const Purchases& purchases, const InsightData& data,
                              CohortPeriod period, std::size_t most) {
  const PurchaseColumns columns{purchases.client, purchases.day, purchases.amount};
  const auto cohorts = cohort_triangle(
      {&columns, 1}, static_cast<std::uint32_t>(data.clients.size()), period, data.today);
  std::vector<CohortLine> lines;
  const std::size_t begin = cohorts.size() > most ? cohorts.size() - most : 0;
  for (std::size_t i = begin; i < cohorts.size(); ++i) {
    const Cohort& cohort = cohorts[i];
    CohortLine line;
    line.begin = first_day_of(cohort.period, period);
    line.clients = cohort.clients;
    line.active.assign(cohort.active.begin(), cohort.active.end());
    line.revenue = cohort.revenue;
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

CohortReport cohort_figures(const InsightData& data, InsightMarket market) {
  const Purchases purchases = purchases_of(data, market);
  return {lines(purchases, data, CohortPeriod::month, most_month_cohorts),
          lines(purchases, data, CohortPeriod::quarter, most_quarter_cohorts)};
}

}  // namespace clientela
