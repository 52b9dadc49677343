#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "features/orders/order.h"
#include "features/today/findings.h"
#include "features/today/today_page.h"
#include "tests/unit/features/feature_company.h"

namespace clientela {
namespace {

using testing::HasSubstr;
using testing::Not;

const Currency euro = *Currency::parse("EUR");

class TodayTest : public testing::Test {
 protected:
  Id client(const std::string& name) {
    Client client;
    client.name = name;
    return company_.create(client);
  }
  void order(Id client, int days_ago, int euros = 10) {
    SalesOrder order;
    order.client = client;
    order.business_date = company_.today() - days_ago;
    OrderLine line;
    line.description = "Something";
    line.price = Price{Decimal::of(euros), euro};
    company_.create(order, {company_.record(line)});
  }
  // Who bought every 21 days and stopped so many days ago.
  Id regular(const std::string& name, int silent_days) {
    const Id id = client(name);
    for (int i = 4; i >= 0; --i) order(id, silent_days + i * 21);
    return id;
  }
  TodayView view() {
    TodayView view;
    company_.read(
        [&](Reading& reading) { view = read_today(ctx_, reading, whom_to_call(reading)); });
    return view;
  }
  std::string page() { return today_page(ctx_, view()); }

  FeatureCompany company_;
  PageContext ctx_ = company_.context();
};

TEST_F(TodayTest, ANewCompanyIsToldHowToBegin) {
  const std::string html = page();
  EXPECT_THAT(html, HasSubstr("Bring your clients"));
  EXPECT_THAT(html, HasSubstr("href=\"/import\""));
}

TEST_F(TodayTest, RegularsLaterThanTheirRhythmAreShown) {
  regular("Late Jana", 50);
  regular("Faithful Petr", 10);
  regular("Lost Eva", 500);
  const TodayView shown = view();
  ASSERT_EQ(shown.late.size(), 1u);
  EXPECT_EQ(shown.late[0].count, 1);
  const std::string html = page();
  EXPECT_THAT(html, HasSubstr("1 client who usually buys every 3 weeks has been silent for 6"));
  EXPECT_THAT(html, HasSubstr("every 21 days, silent for 50 days"));
  EXPECT_THAT(html, HasSubstr("Plan a call with Late Jana"));
  // Who is lost is no regular any more, but may be worth winning back.
  const auto worth_a_call = html.find("Worth a call");
  ASSERT_NE(worth_a_call, std::string::npos);
  EXPECT_THAT(html.substr(0, worth_a_call), Not(HasSubstr("Lost Eva")));
  EXPECT_THAT(html.substr(worth_a_call), HasSubstr("Lost Eva"));
}

TEST_F(TodayTest, WhoHasAPlanIsNotOfferedAnother) {
  Activity call;
  call.kind = ActivityKind::call;
  call.subject = "Call";
  call.client = regular("Late Jana", 50);
  call.due = company_.today() + 1;
  company_.create(call);
  EXPECT_THAT(page(), Not(HasSubstr("Plan a call with Late Jana")));
}

TEST_F(TodayTest, DueThingsStandUnderTheirDay) {
  Activity task;
  task.kind = ActivityKind::task;
  task.subject = "Send the <price> list";
  task.client = client("Jana");
  task.assignee = company_.user();
  task.due = company_.today() - 3;
  company_.create(task);
  const std::string html = page();
  EXPECT_THAT(html, HasSubstr("Overdue"));
  EXPECT_THAT(html, HasSubstr("3 days late"));
  EXPECT_THAT(html, HasSubstr("Send the &lt;price&gt; list"));
  EXPECT_THAT(html, HasSubstr("name=\"back\" value=\"/\""));
}

TEST_F(TodayTest, TheNextStepIsAskedFor) {
  TodayView shown = view();
  shown.empty = false;
  shown.next_client = client("Jana");
  shown.titles.emplace(shown.next_client, "Jana");
  EXPECT_THAT(today_page(ctx_, shown), HasSubstr("What is the next step with Jana?"));
}

TEST_F(TodayTest, FindingsCountTheShareOfTheBest) {
  order(client("Big"), 100, 800);
  for (int i = 0; i < 4; ++i) order(client("Small"), 100, 50);
  JobRunner jobs(company_.engine());
  add_findings_job(jobs);
  const auto job = jobs.enqueue(company_.asker(), std::string(findings_job), "BuyerFindings", {});
  ASSERT_TRUE(job);
  const auto done = jobs.run_now(*job);
  ASSERT_TRUE(done);
  ASSERT_EQ(done->state, JobState::done) << done->problem;
  const auto found = last_findings(company_.engine(), company_.asker());
  ASSERT_TRUE(found);
  EXPECT_EQ(found->buyers, 5);
  EXPECT_EQ(found->top_buyers, 1);
  EXPECT_EQ(found->top_share_percent, 80);
  EXPECT_EQ(found->revenue.minor, 100'000);
  EXPECT_EQ(found->once, 5);
}

TEST_F(TodayTest, FindingsAreLookedForOnceADay) {
  order(client("Jana"), 10);
  JobRunner jobs(company_.engine());
  add_findings_job(jobs);
  const auto searches = [&] {
    std::int64_t count = 0;
    company_.read([&](Reading& reading) {
      Query query;
      query.type = &reading.type("job");
      count = reading.count(query, 10);
    });
    return count;
  };
  refresh_findings(jobs, company_.engine(), company_.asker());
  EXPECT_EQ(searches(), 1);
  refresh_findings(jobs, company_.engine(), company_.asker());
  EXPECT_EQ(searches(), 1);
}

TEST_F(TodayTest, FindingsOfBeforeMuchChangedAreNotShown) {
  order(client("Jana"), 10);
  JobRunner jobs(company_.engine());
  add_findings_job(jobs);
  jobs.add("remove_sample", [](JobStep&) -> Result<bool> { return false; });
  const auto run = [&](std::string_view kind) {
    const auto job = jobs.enqueue(company_.asker(), std::string(kind), "Job", {});
    ASSERT_TRUE(job && jobs.run_now(*job));
  };
  run(findings_job);
  EXPECT_TRUE(last_findings(company_.engine(), company_.asker()));
  company_.advance_days(1);
  run("remove_sample");
  EXPECT_FALSE(last_findings(company_.engine(), company_.asker()));
  company_.advance_days(1);
  run(findings_job);
  EXPECT_TRUE(last_findings(company_.engine(), company_.asker()));
}

TEST_F(TodayTest, NobodyIsNamedAmongTheLateAndWorthACall) {
  regular("Late Jana", 50);
  regular("Lost Eva", 500);
  const TodayView shown = view();
  ASSERT_EQ(shown.late.size(), 1u);
  for (const auto& candidate : shown.win_back) {
    EXPECT_NE(candidate.client.title(), "Late Jana");
    const std::string html = today_page(ctx_, shown);
    EXPECT_THAT(html, HasSubstr("Used to bring"));
  }
  EXPECT_EQ(shown.win_back.size(), 1u);
}

TEST_F(TodayTest, FindingsSurviveTheirText) {
  BuyerFindings findings;
  findings.buyers = 4312;
  findings.top_share_percent = 74;
  findings.revenue = {830'000'000, euro};
  const auto read = parse_findings(json_text(Json(findings_json(findings))));
  ASSERT_TRUE(read);
  EXPECT_EQ(read->buyers, 4312);
  EXPECT_EQ(read->revenue, findings.revenue);
  EXPECT_FALSE(parse_findings("no JSON"));
}

}  // namespace
}  // namespace clientela
