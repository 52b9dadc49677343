#include "features/demo/demo.h"

#include <gtest/gtest.h>

#include <map>

#include "features/demo/sample_removal.h"
#include "features/filters.h"
#include "features/orders/order.h"
#include "system/company.h"
#include "tests/unit/features/feature_company.h"

namespace clientela {
namespace {

DemoReport made(FeatureCompany& company, std::int64_t clients, std::uint64_t seed = 1) {
  DemoOptions options;
  options.clients = clients;
  options.seed = seed;
  options.administrator = company.user();
  auto report = make_demo(company.engine(), options);
  EXPECT_TRUE(report) << english(report.error().message);
  return report ? *report : DemoReport();
}

std::string digest(FeatureCompany& company) {
  std::string text;
  company.engine().store().read([&](StoreReader& reader) { text = reader.digest(); });
  return text;
}

std::int64_t count(FeatureCompany& company, std::string_view noun,
                   std::vector<Filter> filters = {}) {
  std::int64_t all = 0;
  company.read([&](Reading& reading) {
    all = reading.count(question(reading.type(noun), std::move(filters), {}, 1), 1'000'000);
  });
  return all;
}

TEST(DemoTest, MakesACompanyOfTheSizeAskedFor) {
  FeatureCompany company;
  const DemoReport report = made(company, 120);
  EXPECT_EQ(count(company, "client"), report.clients);
  EXPECT_NEAR(static_cast<double>(report.clients), 120, 3);
  EXPECT_EQ(count(company, "order"), report.orders);
  EXPECT_EQ(count(company, "activity"), report.activities);
  EXPECT_EQ(count(company, "product"), 36);
  EXPECT_GT(report.orders, 400);
  company.read([](Reading& reading) { EXPECT_EQ(reading.setting(setting_sample), "1"); });
}

TEST(DemoTest, HoldsWhatPagesHaveToShow) {
  FeatureCompany company;
  made(company, 200);
  const auto today = Value(company.today());
  EXPECT_GT(count(company, "client", {where("late_after", Operator::lt, today)}), 10);
  EXPECT_GT(count(company, "order", {where_choice("kind", "return")}), 5);
  EXPECT_GT(count(company, "order", {where("client", Operator::is, Value(std::string("empty")))}),
            5);
  EXPECT_GT(count(company, "membership"), 10);
  EXPECT_EQ(count(company, "fit_criterion"), 5);
  EXPECT_EQ(count(company, "persona"), 3);
  EXPECT_GT(
      count(company, "activity", {where("done", Value(false)), where("due", Operator::lt, today)}),
      3);
  EXPECT_GT(count(company, "activity", {where_choice("kind", "promise")}), 3);
  EXPECT_EQ(count(company, "order", {where("business_date", Operator::gt, today)}), 0);
}

TEST(DemoTest, LooksAsIfItHadGrown) {
  FeatureCompany company;
  made(company, 300);
  std::map<int, int> lost_on;
  company.read([&](Reading& reading) {
    const ObjectType& type = reading.type("client");
    const auto lost = question(type,
                               {where_day("last_order", Operator::lt, -370),
                                where("order_count", Operator::gte, Value(std::int64_t{4}))},
                               {}, 100);
    for (const auto& client : reading.list(lost).records) {
      ++lost_on[company.today() - client.get<Date>("last_order")];
    }
    Query example;
    example.type = &type;
    example.search = "김민";
    EXPECT_FALSE(reading.list(example).records.empty()) << "the README looks for it";
  });
  EXPECT_GT(lost_on.size(), 5u);
  for (const auto& [days, clients] : lost_on) EXPECT_LE(clients, 3) << days;
}

TEST(DemoTest, TheSameSeedAtTheSameMomentMakesTheSameCompany) {
  FeatureCompany first, second, other;
  made(first, 60, 5);
  made(second, 60, 5);
  made(other, 60, 6);
  EXPECT_EQ(digest(first), digest(second));
  EXPECT_NE(digest(first), digest(other));
}

TEST(DemoTest, DoesNotMixWithClientsOfOnesOwn) {
  FeatureCompany company;
  company.perform("client.create", {{"values", {{"name", "A real one"}}}});
  DemoOptions options;
  options.administrator = company.user();
  const auto report = make_demo(company.engine(), options);
  ASSERT_FALSE(report);
  EXPECT_EQ(report.error().code, ErrorCode::conflict);
}

TEST(DemoTest, IsRemovedWholeWhateverBecameOfIt) {
  FeatureCompany company;
  const std::string before = digest(company);
  made(company, 60);
  Record client;
  company.read([&](Reading& reading) {
    client = reading.list(question(reading.type("client"), {}, {"name"}, 2)).records.front();
  });
  company.perform("client.update",
                  {{"id", client.id.text()},
                   {"patch",
                    {{"city",
                      {{"was", client["city"].index() == 0 ? Json(nullptr)
                                                           : Json(client.get<std::string>("city"))},
                       {"now", "Elsewhere"}}}}}});
  JobRunner jobs(company.engine());
  add_sample_removal(jobs);
  const auto job = start_sample_removal(jobs, company.engine(), company.asker());
  ASSERT_TRUE(job);
  const auto done = jobs.run_now(*job);
  ASSERT_TRUE(done);
  EXPECT_EQ(done->state, JobState::done) << done->problem;
  EXPECT_EQ(digest(company), before);
  company.read([](Reading& reading) { EXPECT_EQ(reading.setting(setting_sample), "0"); });
  EXPECT_FALSE(start_sample_removal(jobs, company.engine(), company.asker()));
}

}  // namespace
}  // namespace clientela
