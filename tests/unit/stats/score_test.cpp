#include "stats/score.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/unit/stats/sample_data.h"

namespace clientela {
namespace {

using sample::cdnow_calibration_end;

void expect_within(const Estimate& estimate) {
  EXPECT_LE(estimate.low, estimate.value);
  EXPECT_GE(estimate.high, estimate.value);
  EXPECT_TRUE(std::isfinite(estimate.low) && std::isfinite(estimate.high));
}

class Score : public testing::TestWithParam<PurchaseModelKind> {
 protected:
  ClientSummary summary_ = sample::cdnow_39_weeks();
  PurchaseModel purchases_ =
      fit_purchase_model(GetParam(), group_histories(summary_.clients, cdnow_calibration_end))
          .model;
  ValueModel values_ = fit_value_model(value_observations(summary_.clients)).model;
  ScoreOptions options_{.as_of = cdnow_calibration_end, .horizon = {39}};
};

TEST_P(Score, OfAllIsThatOfEach) {
  const ScoreColumns all = score_all(purchases_, values_, summary_.clients, options_, true);
  for (std::size_t i = 0; i < summary_.clients.size(); i += 13) {
    const ClientScore one = score_client(purchases_, values_, summary_.clients[i], options_);
    EXPECT_NEAR(all.alive[i], one.alive.value, 1e-10);
    EXPECT_NEAR(all.purchases[i], one.purchases.value, 1e-10 * (1 + one.purchases.value));
    EXPECT_DOUBLE_EQ(all.mean_value[i], one.mean_value.value);
    EXPECT_NEAR(all.residual_value[i], one.residual_value.value,
                1e-9 * (1 + one.residual_value.value));
  }
}

TEST_P(Score, LiesWithinItsInterval) {
  for (std::size_t i = 0; i < summary_.clients.size(); i += 31) {
    const ClientScore score = score_client(purchases_, values_, summary_.clients[i], options_);
    for (const Estimate& estimate :
         {score.alive, score.purchases, score.mean_value, score.value, score.residual_value}) {
      expect_within(estimate);
    }
    EXPECT_LT(score.purchases.low, score.purchases.high);
    EXPECT_GE(score.alive.low, 0);
    EXPECT_LE(score.alive.high, 1);
  }
}

// The interval by the delta method against the likelihoods' own: a thousandth of the sample's size
// makes it about the root of a thousand times wider.
TEST_P(Score, IntervalNarrowsWithTheRootOfTheClients) {
  auto groups = group_histories(summary_.clients, cdnow_calibration_end);
  for (HistoryGroup& group : groups) group.weight *= 100;
  const PurchaseModel sure = fit_purchase_model(GetParam(), groups).model;
  const ClientStatistics& client = summary_.clients[20];
  const Estimate wide = score_client(purchases_, values_, client, options_).purchases;
  const Estimate narrow = score_client(sure, values_, client, options_).purchases;
  EXPECT_NEAR(std::log(wide.high / wide.low) / std::log(narrow.high / narrow.low), 10, .01);
}

TEST_P(Score, TakesAnyClient) {
  std::vector<ClientStatistics> clients(4);
  clients[1].first_day = clients[1].last_day = cdnow_calibration_end.days + 50;
  clients[2] = summarise_client({}, {.end = cdnow_calibration_end});
  std::vector<DayPurchase> daily;
  for (int day = 0; day < 5000; ++day) daily.push_back({5000 + day, day % 7});
  clients[3] = summarise_client(daily, {.end = cdnow_calibration_end});
  const ScoreColumns all = score_all(purchases_, values_, clients, options_, true);
  for (std::size_t i = 0; i < clients.size(); ++i) {
    EXPECT_TRUE(std::isfinite(all.purchases[i]) && std::isfinite(all.residual_value[i]));
    expect_within(score_client(purchases_, values_, clients[i], options_).residual_value);
  }
}

// Discounting by parts and by the closed form agree: for Pareto/NBD the sum over single weeks.
TEST_P(Score, DiscountsEachPurchase) {
  const BuyingHistory history{3, {20}, {25}};
  const PerWeek rate = per_week(AnnualRate{.15});
  double sum = 0;
  double before = 0;
  for (int step = 1; step <= 5200; ++step) {
    const double week = step / 10.0;
    const double until = expected_purchases(purchases_, history, {week});
    sum += (until - before) * std::exp(-rate.rate * (week - .05));
    before = until;
  }
  const double discounted = discounted_purchases(purchases_, history, rate, Weeks{520});
  EXPECT_NEAR(discounted, sum, 1e-5 * sum);
  EXPECT_GT(discounted_purchases(purchases_, history, rate), discounted);
}

INSTANTIATE_TEST_SUITE_P(Models, Score,
                         testing::Values(PurchaseModelKind::mbg_nbd, PurchaseModelKind::pareto_nbd,
                                         PurchaseModelKind::bg_nbd),
                         [](const auto& each) {
                           std::string name(key_of(each.param));
                           name[name.find('-')] = '_';
                           return name;
                         });

TEST(Units, ConvertRates) {
  EXPECT_NEAR(annual(per_week(AnnualRate{.15})).rate, .15, 1e-12);
  EXPECT_NEAR(per_week(AnnualRate{.15}).rate, .0027, 3e-5);
  EXPECT_DOUBLE_EQ(weeks(Days{273}).count, 39);
  EXPECT_DOUBLE_EQ(days(Weeks{2}).count, 14);
}

}  // namespace
}  // namespace clientela
