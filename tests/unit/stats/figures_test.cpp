#include <gtest/gtest.h>

#include <cmath>

#include "stats/cohorts.h"
#include "stats/concentration.h"
#include "stats/rfm.h"
#include "stats/survey_scores.h"
#include "stats/survival_curve.h"
#include "tests/unit/stats/sample_data.h"

namespace clientela {
namespace {

TEST(Rfm, MarksByPlace) {
  std::vector<RfmInput> clients;
  for (int i = 0; i < 10; ++i) clients.push_back({100.0 - i, 1.0 + i / 5, 10.0 * i});
  const auto marks = rfm_by_quantile(clients, 5);
  EXPECT_EQ(marks[0], (RfmMark{1, 1, 1}));
  EXPECT_EQ(marks[5], (RfmMark{3, 3, 3}));
  EXPECT_EQ(marks[9], (RfmMark{5, 3, 5}));
  EXPECT_TRUE(rfm_by_quantile({}, 5).empty());
}

TEST(Rfm, MarksByRules) {
  const RfmRules rules{{30, 90, 365}, {2, 5}, {100, 1000}};
  EXPECT_EQ(rfm_by_rules({30, 5, 99.9}, rules), (RfmMark{4, 3, 1}));
  EXPECT_EQ(rfm_by_rules({31, 2, 100}, rules), (RfmMark{3, 2, 2}));
  EXPECT_EQ(rfm_by_rules({366, 1, 5000}, rules), (RfmMark{1, 1, 3}));
}

TEST(Rfm, NamesTheCorners) {
  EXPECT_EQ(rfm_segment({5, 5, 5}), RfmSegment::champions);
  EXPECT_EQ(rfm_segment({5, 1, 2}), RfmSegment::newcomers);
  EXPECT_EQ(rfm_segment({1, 5, 5}), RfmSegment::cannot_lose);
  EXPECT_EQ(rfm_segment({1, 1, 1}), RfmSegment::hibernating);
  EXPECT_EQ(rfm_segment({3, 4, 4}), RfmSegment::loyal);
  EXPECT_EQ(key_of(rfm_segment({2, 3, 4})), "at_risk");
}

TEST(Cohorts, FollowClientsThroughMonths) {
  sample::Purchases log;
  const auto add = [&](std::uint32_t client, Date day, std::int64_t amount) {
    log.add(client, day.days, amount);
  };
  add(0, Date::of(2026, 1, 31), 100);
  add(0, Date::of(2026, 2, 1), 50);
  add(0, Date::of(2026, 2, 5), 50);
  add(1, Date::of(2026, 1, 1), 10);
  add(1, Date::of(2026, 3, 1), 10);
  add(1, Date::of(2026, 3, 2), -5);
  add(2, Date::of(2026, 3, 31), 1);
  add(2, Date::of(2026, 4, 1), 1);
  const PurchaseColumns columns = log.columns();
  const auto cohorts =
      cohort_triangle({&columns, 1}, log.clients, CohortPeriod::month, Date::of(2026, 3, 31));
  ASSERT_EQ(cohorts.size(), 3);
  EXPECT_EQ(first_day_of(cohorts[0].period, CohortPeriod::month), Date::of(2026, 1, 1));
  EXPECT_EQ(cohorts[0].active, (std::vector<std::uint32_t>{2, 1, 1}));
  EXPECT_EQ(cohorts[0].revenue, (std::vector<std::int64_t>{110, 100, 5}));
  EXPECT_EQ(cohorts[1].clients, 0);
  EXPECT_EQ(cohorts[2].revenue, (std::vector<std::int64_t>{1}));
}

TEST(Cohorts, PeriodsAreConsecutive) {
  for (const auto period :
       {CohortPeriod::week, CohortPeriod::month, CohortPeriod::quarter, CohortPeriod::year}) {
    std::int32_t number = period_of(Date::of(1968, 1, 1), period);
    for (Date day = Date::of(1968, 1, 1); day < Date::of(1973, 1, 1); day = day + 1) {
      if (first_day_of(number + 1, period) == day) ++number;
      ASSERT_EQ(period_of(day, period), number) << day.text();
    }
  }
  EXPECT_EQ(first_day_of(period_of(Date::of(2026, 4, 1), CohortPeriod::week), CohortPeriod::week),
            Date::of(2026, 3, 30));
}

TEST(Concentration, KnowsTheExtremes) {
  const std::vector<double> equal(100, 5.0);
  EXPECT_NEAR(concentration(equal).gini, 0, 1e-12);
  EXPECT_NEAR(share_held_by_best(equal), .2, 1e-12);
  std::vector<double> one(100, 0.0);
  one[42] = 7;
  EXPECT_NEAR(concentration(one).gini, .99, 1e-12);
  EXPECT_EQ(clients_bringing(one), 1);
  EXPECT_EQ(concentration({}).gini, 0);
  EXPECT_EQ(share_held_by_best(std::vector<double>{-1, 1}), 0);
  EXPECT_EQ(best_count(10, .2), 2);
}

// Freireich's 6-mercaptopurine group, the textbook example of Kaplan and Meier's curve (Kalbfleisch
// and Prentice, table 1.1).
TEST(SurvivalCurve, FollowsTheTextbook) {
  std::vector<Lifetime> weeks;
  for (const int t : {6, 6, 6, 7, 10, 13, 16, 22, 23}) weeks.push_back({1.0 * t, true});
  for (const int t : {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35}) {
    weeks.push_back({1.0 * t, false});
  }
  const auto curve = survival_curve(weeks);
  ASSERT_EQ(curve.size(), 7);
  const double shares[] = {.857, .807, .753, .690, .627, .538, .448};
  const double errors[] = {.0764, .0869, .0963, .1068, .1141, .1282, .1346};  // Greenwood's
  for (std::size_t i = 0; i < 7; ++i) {
    EXPECT_NEAR(curve[i].share.value, shares[i], 6e-4);
    // The interval on the log-log scale comes from the same error.
    const double share = curve[i].share.value;
    const double reach = 1.959964 * errors[i] / (share * -std::log(share));
    EXPECT_NEAR(curve[i].share.low, std::pow(share, std::exp(reach)), 1e-3);
    EXPECT_NEAR(curve[i].share.high, std::pow(share, std::exp(-reach)), 1e-3);
  }
  EXPECT_EQ(median_lifetime(curve), 23);
  EXPECT_TRUE(std::isinf(median_lifetime({})));
}

TEST(SurveyScores, CountPromotersLessDetractors) {
  const std::vector<int> answers{10, 9, 9, 8, 7, 7, 6, 0, 11, -1};
  const SurveyScore nps = net_promoter_score(answers);
  EXPECT_EQ(nps.answers, 8);
  EXPECT_NEAR(nps.score.value, 12.5, 1e-12);
  EXPECT_LT(nps.score.low, -30);
  EXPECT_GT(nps.score.high, 50);
  const SurveyScore none = net_promoter_score({});
  EXPECT_EQ(none.score.low, -100);
  EXPECT_EQ(none.score.high, 100);
  const SurveyScore full = net_promoter_score(std::vector<int>(1000, 10));
  EXPECT_EQ(full.score.high, 100);
  EXPECT_GT(full.score.low, 97);
}

TEST(SurveyScores, MeasureSatisfactionAndEffort) {
  const SurveyScore csat = customer_satisfaction(std::vector<int>{5, 4, 4, 3, 1});
  EXPECT_NEAR(csat.score.value, 60, 1e-12);
  EXPECT_EQ(csat.negative, 1);
  // Wilson's interval of 3 in 5.
  EXPECT_NEAR(csat.score.low, 23.07, .01);
  EXPECT_NEAR(csat.score.high, 88.24, .01);
  const SurveyScore ces = customer_effort(std::vector<int>{7, 6, 4, 2, 6});
  EXPECT_NEAR(ces.score.value, 5, 1e-12);
  EXPECT_EQ(ces.positive, 3);
  EXPECT_EQ(ces.negative, 1);
  EXPECT_NEAR(ces.score.high - ces.score.value, 1.959964 * 2 / std::sqrt(5.0), 1e-5);
  EXPECT_EQ(customer_effort(std::vector<int>{3}).score.high, 7);
}

}  // namespace
}  // namespace clientela
