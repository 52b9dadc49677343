#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "features/classification/classification_jobs.h"
#include "features/insight_pages/bond_figures.h"
#include "features/insight_pages/insight_frame.h"
#include "features/insight_pages/rfm_segments.h"
#include "tests/unit/features/insight_company.h"

namespace clientela {
namespace {

using testing::HasSubstr;
using testing::Not;

class InsightPages : public testing::Test {
 protected:
  InsightPages() : jobs_(company_.engine()) { add_report_job(jobs_); }

  void compute() {
    const auto job = start_report_job(jobs_, company_.engine(), company_.asker());
    ASSERT_TRUE(job);
    const auto done = jobs_.run_now(*job);
    ASSERT_TRUE(done);
    ASSERT_EQ(done->state, JobState::done) << done->problem;
  }

  InsightView view(std::string_view page, InsightParameters parameters = {}) {
    InsightView view;
    view.page = page;
    view.parameters = std::move(parameters);
    company_.read([&](Reading& reading) {
      const auto summary = find_report(reading, summary_report);
      if (!summary) return;
      view.summary = report_content<InsightSummary>(*summary).value_or(InsightSummary());
      view.as_of = summary->as_of;
      if (const auto report = find_report(reading, report_name(page, view.market()))) {
        view.content = report->content;
      }
    });
    return view;
  }
  std::string page(std::string_view key, InsightParameters parameters = {}) {
    return insights_page(ctx_, view(key, std::move(parameters)));
  }

  InsightCompany company_;
  JobRunner jobs_;
  PageContext ctx_ = company_.context();
};

// A figure that is no number, as C++ writes it into a text or an attribute.
void expect_numbers(const std::string& html) {
  for (const auto* wrong : {">nan", "nan ", "\"nan", ">inf", "inf ", "\"inf", "-nan"}) {
    EXPECT_THAT(html, Not(HasSubstr(wrong)));
  }
}

TEST_F(InsightPages, SayWhenThereAreNoFiguresYet) {
  for (const auto& each : insight_pages()) {
    const std::string html = page(each.key);
    EXPECT_THAT(html, HasSubstr(each.needs_report ? "No figures yet" : "No forecast yet"));
  }
}

TEST_F(InsightPages, AnEmptyCompanyAndOneClientHaveClearPages) {
  for (int clients = 0; clients < 3; ++clients) {
    compute();
    for (const auto& each : insight_pages()) {
      const std::string html = page(each.key);
      EXPECT_THAT(html, HasSubstr("</html>"));
      expect_numbers(html);
      for (const auto& table : each.tables(ctx_, view(each.key))) expect_numbers(table_csv(table));
    }
    const Id only = company_.client("Only");
    if (clients == 1) company_.order(only, "2026-05-13", 10, 4);
  }
}

TEST_F(InsightPages, EveryPageOfAFilledCompanyHasItsChartTableAndDefinition) {
  company_.fill();
  compute();
  for (const auto& each : insight_pages()) {
    if (!each.needs_report) continue;
    for (const auto market : insight_markets) {
      if (!each.markets && market != InsightMarket::all) continue;
      const std::string html = page(each.key, {{"market", std::string(key_of(market))}});
      expect_numbers(html);
      if (each.key == "products") continue;  // no product was sold
      EXPECT_THAT(html, HasSubstr("<svg class=\"chart-svg")) << each.key;
      EXPECT_THAT(html, HasSubstr("<table")) << each.key;
      EXPECT_THAT(html, HasSubstr("What this says")) << each.key;
      EXPECT_THAT(html, HasSubstr(".csv?")) << each.key;
      EXPECT_THAT(html, HasSubstr("As of")) << each.key;
    }
  }
}

// What a link of a page leads to is a question that the list understands and that finds as many.
std::int64_t found(Reading& reading, std::string_view url) {
  const auto question = url.find('?');
  const ObjectType& type = *reading.model().find_type_by_plural(url.substr(1, question - 1));
  const auto query =
      parse_query(reading.model(), type, url.substr(question + 1), reading.parse_context());
  if (!query) throw std::runtime_error(english(query.error().message) + ": " + std::string(url));
  return reading.count(*query, 1000);
}

void expect_links_fit(Reading& reading, const InsightTable& table, const std::string& page) {
  for (const auto& row : table.rows) {
    for (const auto& cell : row) {
      if (cell.url.find('?') == std::string::npos) continue;
      const std::int64_t there = found(reading, cell.url);
      if (cell.raw.empty() || cell.raw.find('.') != std::string::npos) continue;
      EXPECT_EQ(std::to_string(there), cell.raw) << page << " " << cell.url;
    }
  }
}

TEST_F(InsightPages, FiguresLeadToTheClientsBehindThem) {
  company_.fill();
  compute();
  for (const auto& each : insight_pages()) {
    for (const auto market : insight_markets) {
      if (!each.markets && market != InsightMarket::all) continue;
      const InsightView shown = view(each.key, {{"market", std::string(key_of(market))}});
      for (const auto& table : each.tables(ctx_, shown)) {
        company_.read([&](Reading& reading) {
          expect_links_fit(reading, table, std::string(each.key) + " " + table.key);
        });
      }
    }
  }
}

TEST_F(InsightPages, CustomersAndClientsAreCountedWithWhatMadeThem) {
  const Id ann = company_.client("Ann");
  company_.order(ann, company_.today().text(), 30, 10);
  company_.order(company_.client("Bob"), company_.today().text(), 20, 10);
  company_.client("Cy");
  company_.advance_days(2);
  company_.perform(
      "client.update",
      {{"id", ann.text()},
       {"patch", JsonObject{{"under_agreement", JsonObject{{"was", false}, {"now", true}}}}}});
  EXPECT_EQ(tell_crossings(company_.engine(), 100), 1);
  compute();
  const auto report = view("bond").report<BondReport>();
  EXPECT_EQ(report.clients.clients, 1);
  EXPECT_EQ(report.clients.revenue, 3000);
  EXPECT_EQ(report.customers.clients, 1);
  EXPECT_EQ(report.customers.profit, 1000);
  EXPECT_EQ(report.neither.clients, 1);
  EXPECT_EQ(report.months.back().to_client, 1);
  EXPECT_EQ(report.months.back().to_customer, 0);
  EXPECT_EQ(report.causes.at(static_cast<std::size_t>(BondCause::agreement)), 1);
}

TEST_F(InsightPages, GroupsOfTheGridLeadToTheirClients) {
  for (int i = 0; i < 60; ++i) {
    const Id client = company_.client("Client " + std::to_string(i));
    for (int order = 0; order <= i % 7; ++order) {
      company_.order(client, (company_.today() - 3 * i - 40 * order).text(), 10 + i * i % 37, 1);
    }
  }
  compute();
  const auto report = view("rfm").report<RfmReport>();
  company_.read([&](Reading& reading) {
    for (std::size_t i = 0; i < report.segments.size(); ++i) {
      const auto condition = segment_condition(ctx_, report, static_cast<RfmSegment>(i));
      if (report.segments[i].clients == 0) continue;
      EXPECT_EQ(found(reading, clients_url({}, condition)), report.segments[i].clients)
          << key_of(static_cast<RfmSegment>(i));
    }
  });
}

TEST_F(InsightPages, TheTableIsThereAsCsvWithPlainNumbers) {
  company_.fill();
  compute();
  const auto* overview = find_insight_page("overview");
  const std::string csv = table_csv(overview->tables(ctx_, view("overview"))[2]);
  EXPECT_THAT(csv, HasSubstr("2026-04,220.00,104.00,3,2,1,1,0"));
}

TEST_F(InsightPages, WithoutCostsNoProfitIsShown) {
  company_.order(company_.client("Ann"), "2026-04-10", 30, 0);
  compute();
  EXPECT_THAT(page("overview"), HasSubstr("cost unknown"));
  const auto tables = find_insight_page("overview")->tables(ctx_, view("overview"));
  EXPECT_THAT(table_csv(tables[0]), Not(HasSubstr("Profit,30")));
  EXPECT_THAT(table_csv(tables[2]), Not(HasSubstr("2026-04,30.00,30.00")));
}

TEST_F(InsightPages, BarsOfProductsBearTheirNames) {
  Product product;
  product.name = "Notebook with a very long name";
  const Id id = company_.create(product);
  company_.order(company_.client("Ann"), "2026-04-10", 30, 10, OrderKind::sale, {id});
  compute();
  EXPECT_THAT(page("products"), HasSubstr(">Notebook with …</text>"));
}

TEST_F(InsightPages, FiguresOfBeforeAChangeAreCalledOutOfDate) {
  company_.fill();
  compute();
  InsightView shown = view("overview");
  EXPECT_THAT(insights_page(ctx_, shown), Not(HasSubstr("Out of date")));
  shown.outdated = true;
  EXPECT_THAT(insights_page(ctx_, shown), HasSubstr("Out of date"));
}

TEST_F(InsightPages, ReadersSeeThemUnlessSomeClientsAreConfidential) {
  InsightSummary summary;
  EXPECT_TRUE(may_see_insights(Role::reader, summary));
  EXPECT_FALSE(may_see_insights(Role::none, summary));
  summary.confidential = 1;
  EXPECT_FALSE(may_see_insights(Role::reader, summary));
  EXPECT_TRUE(may_see_insights(Role::member, summary));
}

TEST_F(InsightPages, FiguresAreComputedOnceADay) {
  company_.fill();
  compute();
  refresh_reports(jobs_, company_.engine(), company_.asker(), company_.now());
  EXPECT_FALSE(running_report_job(company_.engine()));
  const Instant long_ago{company_.now().ms - 25LL * 3600 * 1000};
  refresh_reports(jobs_, company_.engine(), company_.asker(), long_ago);
  const auto running = running_report_job(company_.engine());
  ASSERT_TRUE(running);
  const auto again = start_report_job(jobs_, company_.engine(), company_.asker());
  ASSERT_TRUE(again);
  EXPECT_EQ(*again, running->id);
}

TEST_F(InsightPages, CostsAreInTheCompanysCurrencyAndInOrder) {
  Channel channel;
  channel.name = "Fair";
  ChannelSpend spend;
  spend.channel = company_.create(channel);
  spend.from = InsightCompany::day("2026-03-02");
  spend.to = InsightCompany::day("2026-03-01");
  spend.amount = InsightCompany::euros(5);
  EXPECT_THROW(company_.create(spend), std::runtime_error);
  spend.to = spend.from;
  EXPECT_NO_THROW(company_.create(spend));
  spend.amount.currency = *Currency::parse("USD");
  EXPECT_THROW(company_.create(spend), std::runtime_error);
}

}  // namespace
}  // namespace clientela
