#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "stats/cohorts.h"
#include "stats/concentration.h"
#include "stats/rfm.h"
#include "stats/score.h"
#include "tests/unit/stats/sample_data.h"

namespace clientela {
namespace {

using sample::Purchases;

constexpr ObservedPeriod period{.end = Date{19'400}, .holdout_end = Date{19'450}};

// Some clients with purchases and refunds before, within and after the period, rows in any order.
rc::Gen<Purchases> purchase_logs() {
  return rc::gen::map(
      rc::gen::container<std::vector<std::tuple<int, int, int>>>(rc::gen::tuple(
          rc::gen::inRange(0, 12), rc::gen::inRange(19'000, 19'500), rc::gen::inRange(-900, 9000))),
      [](const std::vector<std::tuple<int, int, int>>& rows) {
        Purchases log;
        for (const auto& [client, day, amount] : rows) {
          log.add(static_cast<std::uint32_t>(client), day, amount);
        }
        log.clients = 12;
        return log;
      });
}

Purchases shuffled(const Purchases& log, std::uint64_t seed) {
  std::vector<std::size_t> order(log.day.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::shuffle(order.begin(), order.end(), std::mt19937_64(seed));
  Purchases other;
  for (const std::size_t i : order) other.add(log.client[i], log.day[i], log.amount[i]);
  other.clients = log.clients;
  return other;
}

RC_GTEST_PROP(Statistics, DoNotDependOnTheOrderOfRows, ()) {
  const Purchases log = *purchase_logs();
  const auto seed = *rc::gen::arbitrary<std::uint64_t>();
  RC_ASSERT(log.summary(period).clients == shuffled(log, seed).summary(period).clients);
}

RC_GTEST_PROP(Statistics, DoNotDependOnPartsOrThreads, ()) {
  const Purchases log = *purchase_logs();
  const PurchaseColumns all = log.columns();
  const auto cut = *rc::gen::inRange<std::size_t>(0, log.day.size() + 1);
  const PurchaseColumns parts[] = {
      {all.client.subspan(0, cut), all.day.subspan(0, cut), all.amount.subspan(0, cut)},
      {all.client.subspan(cut), all.day.subspan(cut), all.amount.subspan(cut)}};
  const ClientSummary one = summarise_purchases({&all, 1}, log.clients, period, 1);
  const ClientSummary two = summarise_purchases(parts, log.clients, period, 3);
  RC_ASSERT(one.clients == two.clients);
  RC_ASSERT(one.refund_rows == two.refund_rows);
  RC_ASSERT(one.later_rows == two.later_rows);
}

RC_GTEST_PROP(Statistics, OfOneClientAreThoseAmongAll, ()) {
  const Purchases log = *purchase_logs();
  const ClientSummary all = log.summary(period);
  for (std::uint32_t client = 0; client < log.clients; ++client) {
    std::vector<DayPurchase> own;
    for (std::size_t i = 0; i < log.day.size(); ++i) {
      if (log.client[i] == client) own.push_back({log.day[i], log.amount[i]});
    }
    RC_ASSERT(summarise_client(own, period) == all.clients[client]);
  }
}

RC_GTEST_PROP(Statistics, OfTwoMergedClientsAreThoseOfOne, ()) {
  const Purchases log = *purchase_logs();
  Purchases merged = log;
  std::replace(merged.client.begin(), merged.client.end(), 1U, 0U);
  std::vector<DayPurchase> both;
  for (std::size_t i = 0; i < log.day.size(); ++i) {
    if (log.client[i] <= 1) both.push_back({log.day[i], log.amount[i]});
  }
  RC_ASSERT(merged.summary(period).clients[0] == summarise_client(both, period));
}

RC_GTEST_PROP(Groups, HoldEveryClientOnce, ()) {
  const ClientSummary summary = (*purchase_logs()).summary(period);
  double weight = 0;
  for (const HistoryGroup& group : group_histories(summary.clients, period.end)) {
    weight += group.weight;
  }
  RC_ASSERT(weight == std::count_if(summary.clients.begin(), summary.clients.end(),
                                    [](const auto& client) { return client.has_bought(); }));
}

RC_GTEST_PROP(Groups, ChangeNoLikelihood, ()) {
  const ClientSummary summary = (*purchase_logs()).summary(period);
  const auto groups = group_histories(summary.clients, period.end);
  std::vector<HistoryGroup> single;
  for (const HistoryGroup& group : groups) {
    for (int i = 0; i < group.weight; ++i) {
      single.push_back({group.repeats, group.recency_days, group.age_days, 1});
    }
  }
  for (const auto kind : {PurchaseModelKind::bg_nbd, PurchaseModelKind::mbg_nbd,
                          PurchaseModelKind::pareto_nbd, PurchaseModelKind::nbd}) {
    const PurchaseModel model{kind, {.5, 4, .8, 2}, {}};
    RC_ASSERT(std::abs(log_likelihood(model, groups) - log_likelihood(model, single)) < 1e-9);
  }
}

// Any history and any parameters that a fit may reach give figures.
RC_GTEST_PROP(Scores, AreNumbersForAnyHistory, ()) {
  const auto any = [] { return std::exp(*rc::gen::inRange(-900, 900) / 100.0); };
  PurchaseModel model;
  model.kind = *rc::gen::element(PurchaseModelKind::bg_nbd, PurchaseModelKind::mbg_nbd,
                                 PurchaseModelKind::pareto_nbd, PurchaseModelKind::nbd);
  model.parameters = {any(), any(), any(), any()};
  const BuyingHistory history{static_cast<double>(*rc::gen::inRange(0, 5000)),
                              {*rc::gen::inRange(0, 60'000) / 10.0},
                              {*rc::gen::inRange(0, 60'000) / 10.0}};
  const double alive = probability_alive(model, history);
  RC_ASSERT(alive >= 0 && alive <= 1);
  const double purchases = expected_purchases(model, history, {52});
  RC_ASSERT(std::isfinite(purchases) && purchases >= 0);
  const double discounted = discounted_purchases(model, history, {0.002}, Weeks{52});
  RC_ASSERT(std::isfinite(discounted) && discounted >= 0);
  RC_ASSERT(discounted <= purchases * (1 + 1e-6));
}

RC_GTEST_PROP(Concentration, SharesRiseFromZeroToOne, ()) {
  const auto values = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 1000));
  const std::vector<double> amounts(values.begin(), values.end());
  const Concentration spread = concentration(amounts, 10);
  RC_ASSERT(spread.gini > -1e-9 && spread.gini <= 1);
  for (std::size_t i = 1; i < spread.curve.size(); ++i) {
    RC_ASSERT(spread.curve[i].value >= spread.curve[i - 1].value - 1e-12);
    RC_ASSERT(spread.curve[i].clients > spread.curve[i - 1].clients);
  }
}

RC_GTEST_PROP(Rfm, EqualClientsHaveEqualMarks, ()) {
  const auto counts = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 6));
  std::vector<RfmInput> clients;
  for (const int count : counts) clients.push_back({30.0 * count, 1.0 * count, 10.0});
  const auto marks = rfm_by_quantile(clients, 5);
  for (std::size_t i = 0; i < clients.size(); ++i) {
    RC_ASSERT(marks[i].frequency >= 1 && marks[i].frequency <= 5 && marks[i].monetary == 1);
    for (std::size_t j = 0; j < i; ++j) {
      if (counts[i] == counts[j]) RC_ASSERT(marks[i] == marks[j]);
      if (counts[i] > counts[j]) RC_ASSERT(marks[i].frequency >= marks[j].frequency);
    }
  }
}

RC_GTEST_PROP(Cohorts, AddUpToAllRevenue, ()) {
  const Purchases log = *purchase_logs();
  const PurchaseColumns columns = log.columns();
  const auto cohorts = cohort_triangle({&columns, 1}, log.clients, CohortPeriod::month, period.end);
  const ClientSummary summary = log.summary({.end = period.end});
  std::int64_t revenue = 0;
  std::uint32_t clients = 0;
  for (const Cohort& cohort : cohorts) {
    clients += cohort.clients;
    RC_ASSERT(cohort.active[0] == cohort.clients);
    for (const std::int64_t amount : cohort.revenue) revenue += amount;
  }
  std::int64_t bought = 0;
  std::uint32_t buyers = 0;
  for (const ClientStatistics& client : summary.clients) {
    bought += client.first_amount + client.repeat_amount;
    buyers += client.has_bought() ? 1 : 0;
  }
  // Refunds before the first purchase belong to no cohort.
  RC_ASSERT(clients == buyers);
  RC_ASSERT(revenue <= bought);
  const auto other = shuffled(log, 7);
  const PurchaseColumns moved = other.columns();
  const auto again = cohort_triangle({&moved, 1}, log.clients, CohortPeriod::month, period.end);
  RC_ASSERT(again.size() == cohorts.size());
  for (std::size_t i = 0; i < cohorts.size(); ++i) {
    RC_ASSERT(again[i].active == cohorts[i].active && again[i].revenue == cohorts[i].revenue);
  }
}

}  // namespace
}  // namespace clientela
