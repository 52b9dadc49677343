// What pages say, read as text: in a text browser, by a screen reader, copied.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "features/demo/demo.h"
#include "features/insight_pages/report_job.h"
#include "features/jobs.h"
#include "tests/support/browser.h"
#include "tests/support/crawl.h"

namespace clientela {
namespace {

using testing::HasSubstr;
using testing::Not;

class PageText : public testing::Test {
 protected:
  void make_sample() {
    DemoOptions options;
    options.clients = 80;
    options.administrator = user_.user;
    ASSERT_TRUE(make_demo(web_.company.engine(), options));
    JobRunner& jobs = *web_.company.company.jobs;
    add_job_kinds(jobs);
    const auto report = start_report_job(jobs, web_.company.engine(), user_);
    ASSERT_TRUE(report);
    ASSERT_EQ(jobs.run_now(*report)->state, JobState::done);
  }
  // A few records of each noun that has some.
  std::vector<Id> some_records() {
    constexpr int of_each = 3;
    std::vector<Id> ids;
    web_.company.engine().read(user_, [&](Reading& reading) {
      for (const auto& type : reading.model().types()) {
        if (type.is_part() || type.history == History::none) continue;
        Query query;
        query.type = &type;
        query.limit = of_each;
        for (const auto& record : reading.list(query).records) ids.push_back(record.id);
      }
    });
    return ids;
  }

  WebCompany web_;
  Asker user_ = web_.company.make_user("anna", "administrator");
  Browser browser_{web_, user_};
};

TEST_F(PageText, NoTwoTextsAreReadAsOneWord) {
  make_sample();
  auto addresses = every_address(web_.company.model(), "GET", some_records());
  for (const auto* more : {"/palette?q=an", "/search?q=an", "/clients?city=eq.Brno&filter=city",
                           "/clients?view=x&order_count=gte.2&last_order=lt.today"}) {
    addresses.emplace_back(more);
  }
  std::map<std::string, std::string> found;  // with an address where it is seen
  int pages = 0;
  for (const auto& address : addresses) {
    const Response answer = browser_.get(address);
    if (answer.content_type.rfind("text/html", 0) != 0) continue;
    ++pages;
    for (auto& pair : texts_run_together(body_of(answer))) found.emplace(std::move(pair), address);
  }
  EXPECT_GT(pages, 100);
  for (const auto& [pair, address] : found) ADD_FAILURE() << address << ": " << pair;
}

TEST(TextsRunTogether, AreFoundBetweenElementsOnOneLine) {
  EXPECT_EQ(texts_run_together("<label>choose one</label><span>Clients</span>").size(), 1u);
  EXPECT_EQ(texts_run_together("<b>a</b><svg><use></use></svg><i>b</i>").size(), 1u);
  EXPECT_TRUE(texts_run_together("<label>choose one</label> <span>Clients</span>").empty());
  EXPECT_TRUE(texts_run_together("<p>one</p><p>two</p><b>three</b>.").empty());
  EXPECT_TRUE(texts_run_together("<li>one<br>two</li>").empty());
}

TEST_F(PageText, AnEmptyCompanySaysWhatEachListIsFor) {
  const std::map<std::string, std::string> said = {{"/clients", "No clients yet"},
                                                   {"/orders", "No orders yet"},
                                                   {"/products", "No products yet"},
                                                   {"/activities", "Nothing is written down yet"},
                                                   {"/channels", "No channels yet"},
                                                   {"/surveys", "No surveys yet"},
                                                   {"/insights", "The figures begin with orders"}};
  for (const auto& [address, title] : said) {
    const std::string page = body_of(browser_.get(address));
    EXPECT_THAT(page, HasSubstr(title)) << address;
    EXPECT_THAT(page, HasSubstr("empty-actions")) << address;
  }
  const std::string orders = body_of(browser_.get("/orders"));
  EXPECT_THAT(orders, HasSubstr("href=\"/import\" class=\"btn btn-primary\""));
  EXPECT_THAT(body_of(browser_.get("/")), Not(HasSubstr("clientela demo")));
}

TEST_F(PageText, AReaderIsNotToldToAdd) {
  Browser reader(web_, web_.company.make_user("reader", "reader"));
  const std::string page = body_of(reader.get("/orders"));
  EXPECT_THAT(page, HasSubstr("No orders yet"));
  EXPECT_THAT(page, Not(HasSubstr("empty-actions")));
}

TEST_F(PageText, TheSampleIsMarkedOnEveryPage) {
  EXPECT_THAT(body_of(browser_.get("/clients")), Not(HasSubstr("sample-mark")));
  web_.company.perform("company.set", {{"sample", "1"}});
  for (const auto* address : {"/", "/clients", "/clients/new", "/log"}) {
    EXPECT_THAT(body_of(browser_.get(address)), HasSubstr("class=\"sample-mark\"")) << address;
  }
}

TEST_F(PageText, WhatWentWithARecordIsNotListedInItsHistory) {
  const Id client =
      web_.company.create("client", {{"name", "Jana"}},
                          {{{"object", "contact_point"},
                            {"values", {{"kind", "email"}, {"value", "jana@x.example"}}}}});
  web_.company.perform("client.delete", {{"id", client.text()}});
  const std::string page =
      visible_text(body_of(browser_.get("/clients/" + client.text() + "/history")));
  EXPECT_THAT(page, HasSubstr("deleted Jana"));
  EXPECT_THAT(page, Not(HasSubstr("jana@x.example")));
}

TEST_F(PageText, ThePaletteTakesBackOnesOwnLastChange) {
  EXPECT_THAT(body_of(browser_.get("/palette?q=undo")), Not(HasSubstr("Undo the last change")));
  ASSERT_EQ(browser_.post("/clients/new", {{"name", "Jana"}}).status, 303);
  const std::string palette = body_of(browser_.get("/palette?q=undo&from=/clients"));
  const auto form = find_form(palette, "/undo");
  ASSERT_TRUE(form);
  EXPECT_EQ(form->value("back"), "/clients");
  EXPECT_THAT(palette, HasSubstr("Created Jana"));
  ASSERT_EQ(browser_.submit(*form).status, 303);
  EXPECT_THAT(body_of(browser_.get("/clients")), HasSubstr("No clients yet"));
  Browser other(web_, web_.company.make_user("petr", "member"));
  EXPECT_THAT(body_of(other.get("/palette?q=undo")), Not(HasSubstr("Undo the last change")));
}

}  // namespace
}  // namespace clientela
