#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "features/insight_pages/channel_report.h"
#include "features/insight_pages/cohort_figures.h"
#include "features/insight_pages/manager_figures.h"
#include "features/insight_pages/overview_figures.h"
#include "features/insight_pages/pareto_figures.h"
#include "features/insight_pages/product_figures.h"
#include "features/insight_pages/rfm_figures.h"
#include "features/insight_pages/survival_figures.h"
#include "tests/unit/features/insight_company.h"

namespace clientela {
namespace {

class InsightFigures : public testing::Test {
 protected:
  InsightFigures() { company_.fill(); }
  InsightCompany company_;
};

const PeriodFigures& month(const OverviewReport& report, std::string_view begin) {
  for (const auto& month : report.months) {
    if (month.from.text() == begin) return month;
  }
  throw std::runtime_error("no such month");
}

TEST_F(InsightFigures, ReturnsOfUnknownPurchasesAreNobodysWhoCameBack) {
  company_.order(company_.client("Dan"), "2026-04-05", 15, 0, OrderKind::return_);
  const auto report = overview_figures(company_.data(), InsightMarket::all);
  const PeriodFigures& april = month(report, "2026-04-01");
  EXPECT_EQ(april.revenue, 205'00);
  EXPECT_EQ(april.returning_revenue(), 160'00);
  EXPECT_EQ(april.walk_in_revenue, -5'00);
}

TEST_F(InsightFigures, AMonthCountsWhatHappenedInIt) {
  const auto report = overview_figures(company_.data(), InsightMarket::all);
  const PeriodFigures& april = month(report, "2026-04-01");
  EXPECT_EQ(april.revenue, 220'00);
  EXPECT_EQ(april.profit, 104'00);
  EXPECT_EQ(april.orders, 3);
  EXPECT_EQ(april.active, 2);
  EXPECT_EQ(april.fresh, 1);
  EXPECT_EQ(april.fresh_revenue, 50'00);
  EXPECT_EQ(april.walk_in_revenue, 10'00);
  EXPECT_EQ(april.returning_revenue(), 160'00);
  EXPECT_EQ(april.lost, 0);
  EXPECT_EQ(month(report, "2026-01-01").lost, 1);
  EXPECT_EQ(report.months.front().from.text(), "2025-01-01");
  EXPECT_EQ(report.months.back().to, company_.today());
}

TEST_F(InsightFigures, PeriodsAreWholeMonthsBesideThoseBefore) {
  const auto report = overview_figures(company_.data(), InsightMarket::all);
  const PeriodPair& year = report.periods.back();
  EXPECT_EQ(year.months, 12);
  EXPECT_EQ(year.now.from.text(), "2025-05-01");
  EXPECT_EQ(year.now.to.text(), "2026-04-30");
  EXPECT_EQ(year.now.revenue, 320'00);
  EXPECT_EQ(year.now.active, 2);
  EXPECT_EQ(year.now.fresh, 2);
  EXPECT_EQ(year.now.lost, 1);
  EXPECT_EQ(year.before.revenue, 30'00);
  EXPECT_EQ(year.before.active, 1);
}

TEST_F(InsightFigures, MarketsAreCountedApartAndWalkInsWithNeither) {
  const auto data = company_.data();
  const auto year = [&](InsightMarket market) {
    return overview_figures(data, market).periods.back().now.revenue;
  };
  EXPECT_EQ(year(InsightMarket::business), 260'00);
  EXPECT_EQ(year(InsightMarket::consumer), 50'00);
}

TEST_F(InsightFigures, WhatIsDatedInTheFutureIsLeftOut) {
  company_.order(company_.bob, "2206-01-01", 999, 0);
  const auto data = company_.data();
  EXPECT_EQ(data.summary.later, 1);
  EXPECT_EQ(overview_figures(data, InsightMarket::all).periods.back().now.revenue, 320'00);
}

TEST_F(InsightFigures, TheBestFifthIsRoundedUp) {
  const auto revenue = pareto_figures(company_.data(), InsightMarket::all).revenue;
  EXPECT_EQ(revenue.clients, 3);
  EXPECT_EQ(revenue.total, 340'00);
  EXPECT_NEAR(revenue.best_fifth, 260.0 / 340, 1e-12);
  EXPECT_EQ(revenue.clients_for_80, 2);
  EXPECT_EQ(revenue.bands.back().clients, 3);
  EXPECT_EQ(revenue.bands.back().limit, 30'00);
}

TEST_F(InsightFigures, RfmCellsHoldEveryBuyerOnce) {
  const auto report = rfm_figures(company_.data(), InsightMarket::all);
  std::int64_t clients = 0, worth = 0;
  for (const auto& cell : report.cells) {
    clients += cell.clients;
    worth += cell.worth;
  }
  EXPECT_EQ(clients, 3);
  EXPECT_EQ(worth, 340'00);
  EXPECT_EQ(report.worth, 340'00);
  std::int64_t marked = 0;
  for (const auto& level : report.recency) marked += level.clients;
  EXPECT_EQ(marked, 3);
}

TEST_F(InsightFigures, CohortsFollowTheFirstOrder) {
  const auto quarters = cohort_figures(company_.data(), InsightMarket::all).quarters;
  ASSERT_EQ(quarters.size(), 6u);
  EXPECT_EQ(quarters[0].begin.text(), "2025-01-01");
  EXPECT_EQ(quarters[0].clients, 1);
  EXPECT_EQ(quarters[0].active, (std::vector<std::int64_t>{1, 0, 0, 0, 0, 0}));
  EXPECT_EQ(quarters[4].active, (std::vector<std::int64_t>{1, 1}));
  EXPECT_EQ(quarters[4].revenue, (std::vector<std::int64_t>{100'00, 160'00}));
  EXPECT_EQ(quarters[5].revenue, (std::vector<std::int64_t>{50'00}));
}

TEST_F(InsightFigures, WaitsThatGoOnCountAsLongAsTheyLast) {
  const auto report = survival_figures(company_.data(), InsightMarket::all);
  EXPECT_EQ(report.after_first.waits, 3);
  EXPECT_EQ(report.after_first.ended, 1);
  for (const auto& point : report.after_first.points) {
    // Ann came back after 31 days, when all three were waiting; nobody else did.
    EXPECT_NEAR(point.share, point.days < 31 ? 1.0 : 2.0 / 3, 1e-12) << point.days;
  }
  EXPECT_EQ(report.after_first.points.back().days, 483);
  EXPECT_EQ(report.after_later.waits, 1);
  EXPECT_EQ(report.after_later.median_days, 0);
  // The same waits by the months in which they began: all of them, and those of none.
  ASSERT_FALSE(report.months.empty());
  const auto all =
      waits_begun_between(report, report.months.front().month, report.months.back().month);
  EXPECT_EQ(all.after_first.waits, 3);
  EXPECT_EQ(all.after_first.ended, 1);
  EXPECT_EQ(all.after_later.waits, 1);
  for (const auto& point : all.after_first.points) {
    EXPECT_NEAR(point.share, point.days < 35 ? 1.0 : 2.0 / 3, 1e-12) << point.days;
  }
  const auto first =
      waits_begun_between(report, report.months.front().month, report.months.front().month);
  EXPECT_EQ(first.after_first.waits, 1);
  const Date later = report.months.back().month + 40;
  EXPECT_EQ(waits_begun_between(report, later, later).after_first.waits, 0);
}

TEST_F(InsightFigures, SalesCountForTheClientsManager) {
  const auto report = manager_figures(company_.data());
  ASSERT_EQ(report.managers.size(), 2u);
  EXPECT_EQ(report.managers[0].manager, company_.user());
  EXPECT_EQ(report.managers[0].clients, 1);
  EXPECT_TRUE(report.managers[1].manager.empty());
  ASSERT_EQ(report.months.back().text(), "2026-05-01");
  const std::size_t april = report.months.size() - 2;
  EXPECT_EQ(report.managers[0].revenue[april], 160'00);
  EXPECT_EQ(report.managers[1].revenue[april], 60'00);
  EXPECT_EQ(report.managers[1].orders[april], 2);
}

TEST_F(InsightFigures, AChannelIsWeighedAgainstItsCosts) {
  const auto report = channel_figures(company_.data(), InsightMarket::all);
  ChannelSpend spend;
  spend.channel = company_.fair;
  spend.from = InsightCompany::day("2026-03-01");
  spend.to = InsightCompany::day("2026-03-30");
  spend.amount = InsightCompany::euros(60);
  const auto balances = channel_balances(report, {spend}, channel_period(company_.today(), 12));
  ASSERT_EQ(balances.size(), 2u);
  const ChannelBalance& fair = balances[0].channel == company_.fair ? balances[0] : balances[1];
  EXPECT_EQ(fair.won, 1);
  EXPECT_EQ(fair.spent, 60'00);
  EXPECT_EQ(*fair.cost_of_winning, 60'00);
  EXPECT_EQ(*fair.profit_so_far, 104'00);
  // 40 in the month of the first order, 64 in the next.
  EXPECT_EQ(*fair.payback_months, 2);
  EXPECT_EQ(sum_of(balances).won, 2);
}

TEST_F(InsightFigures, AChannelThatCostsMoreThanItBringsIsMarked) {
  ChannelBalance balance;
  EXPECT_FALSE(balance.loses());
  balance.spent = 100;
  EXPECT_TRUE(balance.loses());  // and nobody came
  balance.won = 1;
  balance.worth_to_cost = 0.9;
  EXPECT_TRUE(balance.loses());
  balance.worth_to_cost = 1.1;
  EXPECT_FALSE(balance.loses());
}

TEST_F(InsightFigures, ReferrersBringWhatTheirsBring) {
  Client deeper;
  deeper.name = "Dan";
  deeper.referred_by = company_.cy;
  company_.order(company_.create(deeper), "2026-02-02", 7, 3);
  const auto report = channel_figures(company_.data(), InsightMarket::all);
  EXPECT_EQ(report.referred, 2);
  ASSERT_EQ(report.referrals.size(), 3u);
  EXPECT_EQ(report.referrals[0].client, company_.ann);
  EXPECT_EQ(report.referrals[0].direct, 1);
  EXPECT_EQ(report.referrals[0].brought, 2);
  EXPECT_EQ(report.referrals[0].brought_revenue, 37'00);
  EXPECT_EQ(report.referrals[0].brought_profit, 24'00);
  EXPECT_EQ(report.referrals[2].depth, 2);
}

TEST_F(InsightFigures, WhatIfIsWorkedOutFromTheLastYear) {
  ChannelReport report;
  report.year = {.revenue = 1000'00,
                 .profit = 400'00,
                 .buyers_before = 100,
                 .kept = 40,
                 .kept_revenue = 800'00,
                 .kept_profit = 320'00};
  ChannelLine line;
  line.channel = company_.fair;
  line.months = {{.begin = InsightCompany::day("2026-02-01"), .won = 10}};
  line.profit_by_age = {30'00, 20'00};
  line.clients_by_age = {10, 10};
  report.channels = {line};
  report.year.from = InsightCompany::day("2025-05-01");
  report.year.to = InsightCompany::day("2026-04-30");
  ChannelSpend spend;
  spend.channel = company_.fair;
  spend.from = spend.to = InsightCompany::day("2026-02-03");
  spend.amount = InsightCompany::euros(80);
  const auto result = what_if(report, {spend}, {5, 10, company_.fair});
  EXPECT_EQ(result.kept_more, 5);  // of 100; each as the 40 did
  EXPECT_EQ(result.keep.revenue, 100'00);
  EXPECT_EQ(result.keep.profit, 40'00);
  EXPECT_EQ(result.basket.revenue, 100'00);
  EXPECT_EQ(result.basket.profit, 40'00);
  EXPECT_EQ(result.saved, 80'00);
  EXPECT_EQ(result.cut.profit, 30'00);  // 80 saved, 10 clients of 5 each lost
  // Nobody can be kept who stays anyway.
  report.year.kept = 98;
  EXPECT_EQ(what_if(report, {}, {5, 0, {}}).kept_more, 2);
}

TEST(ChannelSpendTest, AnAmountIsSharedOverItsDays) {
  ChannelSpend spend;
  spend.from = InsightCompany::day("2026-03-01");
  spend.to = InsightCompany::day("2026-03-31");
  spend.amount = InsightCompany::euros(310);
  EXPECT_EQ(
      spend_within(spend, InsightCompany::day("2026-03-22"), InsightCompany::day("2026-04-30")),
      100'00);
  EXPECT_EQ(spend_within(spend, spend.from, spend.to), 310'00);
  EXPECT_EQ(
      spend_within(spend, InsightCompany::day("2026-04-01"), InsightCompany::day("2026-04-30")), 0);
}

TEST(ProductFiguresTest, PairsAreThoseThatStandTogetherMoreOftenThanChance) {
  InsightData data;
  data.products.resize(3);
  data.products[0].now.orders = 4;
  data.products[1].now.orders = 3;
  data.products[2].now.orders = 1;
  data.baskets_read = 8;
  for (const auto& basket :
       std::vector<std::vector<std::uint32_t>>{{0, 1}, {0, 1}, {0, 1}, {0, 2}}) {
    data.basket_products.insert(data.basket_products.end(), basket.begin(), basket.end());
    data.basket_ends.push_back(static_cast<std::uint32_t>(data.basket_products.size()));
  }
  const auto report = product_figures(data);
  ASSERT_EQ(report.pairs.size(), 1u);  // once together is chance
  EXPECT_EQ(report.pairs[0].together, 3);
  EXPECT_NEAR(report.pairs[0].lift, 3.0 * 8 / (4 * 3), 1e-12);
}

TEST(EmptyInsightsTest, ACompanyWithoutOrdersHasNoFigures) {
  InsightCompany company;
  for (int clients = 0; clients < 2; ++clients) {
    const auto data = company.data();
    for (const auto market : insight_markets) {
      EXPECT_TRUE(overview_figures(data, market).months.empty());
      EXPECT_EQ(rfm_figures(data, market).clients, 0);
      EXPECT_TRUE(cohort_figures(data, market).quarters.empty());
      EXPECT_TRUE(pareto_figures(data, market).revenue.curve.empty());
      EXPECT_EQ(survival_figures(data, market).after_first.waits, 0);
      EXPECT_TRUE(channel_figures(data, market).referrals.empty());
    }
    EXPECT_TRUE(manager_figures(data).months.empty());
    EXPECT_EQ(product_figures(data).products, 0);
    company.client("Only");
  }
}

struct OneNumber {
  double value = 1;
  template <typename Archive>
  void fields(Archive& archive) {
    archive("value", value);
  }
};

TEST(ReportFieldsTest, WhatIsNotANumberNeverReachesAPage) {
  OneNumber number{std::numeric_limits<double>::quiet_NaN()};
  EXPECT_EQ(json_text(Json(content_json(number))), R"({"value":0E0})");
}

TEST(ReportFieldsTest, AReportReadsBackAsItWasWritten) {
  InsightCompany company;
  company.fill();
  auto written = channel_figures(company.data(), InsightMarket::all);
  const InsightReport kept{.content = json_text(Json(content_json(written)))};
  auto read = report_content<ChannelReport>(kept);
  ASSERT_TRUE(read);
  EXPECT_EQ(content_json(*read), content_json(written));
  EXPECT_FALSE(report_content<ChannelReport>({.content = "no JSON"}));
}

}  // namespace
}  // namespace clientela
