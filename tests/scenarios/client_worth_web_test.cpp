// What a person and a program see of a client's worth and stage.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "features/insights/insight_jobs.h"
#include "features/jobs.h"
#include "tests/support/browser.h"

namespace clientela {
namespace {

using testing::HasSubstr;
using testing::Not;

class ClientWorthWeb : public testing::Test {
 protected:
  ClientWorthWeb()
      : admin_(web_.company.make_user("admin", "administrator")), browser_(web_, admin_) {
    add_job_kinds(*web_.company.company.jobs);
    ann_ = web_.company.create("client", {{"name", "Ann"}});
    for (const auto* date : {"2025-01-01", "2025-02-01", "2025-03-01", "2025-04-01"}) {
      order(ann_, date);
    }
  }
  void order(Id client, std::string_view date) {
    web_.company.create(
        "order", {{"client", client.text()}, {"business_date", date}},
        {JsonObject{{"object", "order_line"}, {"values", JsonObject{{"price", "10.00"}}}}});
  }
  std::string card() { return body_of(browser_.get("/clients/" + ann_.text())); }
  Response submit(const std::string& verb, std::string_view field, std::string_view value) {
    auto form = find_form(card(), "/clients/" + ann_.text() + "/do/" + verb);
    if (!form) throw std::runtime_error("the card has no form for " + verb);
    if (!field.empty()) form->write(field, value);
    return browser_.submit(*form);
  }

  WebCompany web_;
  Asker admin_;
  Browser browser_;
  Id ann_;
};

TEST_F(ClientWorthWeb, TheCardTellsStageReasonAndNextStep) {
  const std::string text = visible_text(card());
  EXPECT_THAT(text, HasSubstr("Worth"));
  EXPECT_THAT(text, HasSubstr("Lost"));
  EXPECT_THAT(text, HasSubstr("Silent for"));
  EXPECT_THAT(text, HasSubstr("Ask why"));
  EXPECT_THAT(text, HasSubstr("Plan a call"));
  EXPECT_THAT(text, Not(HasSubstr("nan")));
}

TEST_F(ClientWorthWeb, StagesChangeByHandAndBack) {
  EXPECT_EQ(submit("move_stage", "stage", "loyal").status, 303);
  EXPECT_THAT(visible_text(card()), HasSubstr("by hand"));
  EXPECT_EQ(submit("release_stage", "", "").status, 303);
  EXPECT_THAT(visible_text(card()), Not(HasSubstr("by hand")));
  move_due_stages(web_.company.engine(), 10);
  EXPECT_EQ(submit("tell_loss", "reason", "price").status, 303);
  EXPECT_THAT(body_of(browser_.get("/clients?lost_reason=eq.price")), HasSubstr("Ann"));
}

TEST_F(ClientWorthWeb, TheTimelineGivesTheProgramsReasonsInTheReadersLanguage) {
  constexpr std::int64_t five_days_ms = 5LL * 24 * 3600 * 1000;
  web_.company.now().ms += five_days_ms;  // the first stage is older than a day
  order(ann_, web_.company.now().utc_date().text());
  EXPECT_EQ(move_due_stages(web_.company.engine(), 10), 1);
  EXPECT_THAT(visible_text(card()), HasSubstr("Bought on 5 days"));
  auto profile = find_form(body_of(browser_.get("/me")), "/me");
  ASSERT_TRUE(profile);
  profile->write("language", "ru");
  EXPECT_EQ(browser_.submit(*profile).status, 303);
  const std::string text = visible_text(card());
  EXPECT_THAT(text, Not(HasSubstr("Bought on")));
  const std::string_view reason = "Дней с покупками: 5";
  const std::size_t panel = text.find(reason);
  ASSERT_NE(panel, std::string::npos);
  EXPECT_NE(text.find(reason, panel + 1), std::string::npos) << "in the timeline";
}

TEST_F(ClientWorthWeb, RulesAreSetByAdministrators) {
  auto form = find_form(body_of(browser_.get("/settings/stages")), "/settings/stages");
  ASSERT_TRUE(form);
  EXPECT_EQ(form->value("lost_rhythms"), "4");
  form->write("lost_rhythms", "1");
  const Response refused = browser_.submit(*form);
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(body_of(refused), HasSubstr("not before"));
  form->write("lost_rhythms", "1000");
  EXPECT_EQ(browser_.submit(*form).status, 303);
  const auto jobs = recent_jobs(web_.company.engine(), Asker::program(), std::string(worth_job), 5);
  ASSERT_EQ(jobs.size(), 1u);
  ASSERT_TRUE(web_.company.company.jobs->run_now(jobs.front().id));
  EXPECT_THAT(visible_text(card()), HasSubstr("At risk"));
  Browser reader(web_, web_.company.make_user("reader", "reader"));
  EXPECT_EQ(reader.get("/settings/stages").status, 403);
  EXPECT_EQ(reader.post("/settings/forecast", {}).status, 403);
}

TEST_F(ClientWorthWeb, TheForecastIsComputedOnDemand) {
  EXPECT_EQ(browser_.post("/settings/forecast", {}).status, 303);
  const auto jobs = recent_jobs(web_.company.engine(), Asker::program(), std::string(fit_job), 5);
  ASSERT_EQ(jobs.size(), 1u);
  ASSERT_TRUE(web_.company.company.jobs->run_now(jobs.front().id));
  EXPECT_THAT(visible_text(body_of(browser_.get("/settings/stages"))), HasSubstr("too few"));
  EXPECT_THAT(visible_text(card()), HasSubstr("too few"));
}

TEST_F(ClientWorthWeb, ProgramsFilterByTheFigures) {
  ApiCaller program(web_, admin_);
  for (const auto* filter : {"stage=eq.lost", "order=ltv.desc&limit=1", "alive=is.empty"}) {
    const auto found = program.expect(200, program.call("GET", std::string("/clients?") + filter));
    EXPECT_THAT(json_text(Json(found)), HasSubstr("Ann")) << filter;
  }
  program.expect(200, program.call("GET", "/clients?ltv=gt.500&alive=lt.0.3"));
}

}  // namespace
}  // namespace clientela
