// How clients are classified: by rules, by answers, by hand, over HTTP and as days pass.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "features/classification/classification_jobs.h"
#include "features/classification/client_classification.h"
#include "features/filters.h"
#include "features/jobs.h"
#include "tests/support/browser.h"

namespace clientela {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::int64_t day_ms = 24LL * 3600 * 1000;

class ClassificationScenario : public testing::Test {
 protected:
  ClassificationScenario()
      : admin_(company().make_user("admin", "administrator")), browser_(web_, admin_) {
    add_job_kinds(*company().company.jobs);
    ann_ = company().create("client", {{"name", "Ann"}, {"kind", "person"}});
  }

  TestCompany& company() { return web_.company; }
  Engine& engine() { return company().engine(); }
  Date today() { return local_date(company().now(), "Europe/Prague"); }
  void pass_days(int days) {
    company().now().ms += days * day_ms;
    while (look_again(engine(), 100) >= 100) {
    }
    tell_crossings(engine(), 100);
  }
  Id order(Id client, int days_ago) {
    return company().create(
        "order", {{"client", client.text()}, {"business_date", (today() - days_ago).text()}},
        {JsonObject{{"object", "order_line"}, {"values", JsonObject{{"price", "10.00"}}}}});
  }
  Classification of(Id client) { return classification_of(*company().find("client", client)); }
  std::int64_t assessments(std::string_view filter = {}) {
    std::int64_t count = 0;
    engine().read(Asker::program(), [&](Reading& reading) {
      const auto query =
          parse_query(reading.model(), reading.type("assessment"), filter, reading.parse_context());
      count = reading.count(query.value(), 1000);
    });
    return count;
  }
  std::string card(Id client) { return body_of(browser_.get("/clients/" + client.text())); }
  HtmlForm form(Id client, const std::string& verb, const std::string& aspect = {}) {
    for (auto& each : post_forms(card(client))) {
      if (each.action != "/clients/" + client.text() + "/do/" + verb) continue;
      if (aspect.empty() || each.value("aspect") == aspect) return each;
    }
    throw std::runtime_error("the card has no form for " + verb);
  }
  void expect_undo_and_replay(const std::string& before) {
    const auto log = engine().recent_log(Asker::program(), 0, 1);
    ASSERT_TRUE(engine().undo(admin_, log.front().action.seq));
    EXPECT_EQ(company().digest(), before);
    EXPECT_EQ(company().replayed_digest(), before);
  }

  WebCompany web_;
  Asker admin_;
  Browser browser_;
  Id ann_;
};

TEST_F(ClassificationScenario, AnOrderMakesACustomerAndAnAgreementAClient) {
  EXPECT_EQ(of(ann_).bond, std::nullopt);
  order(ann_, 0);
  EXPECT_EQ(of(ann_).bond, Trait::customer);
  EXPECT_THAT(visible_text(card(ann_)), HasSubstr("To become a client"));
  pass_days(2);
  const auto before = assessments("aspect=eq.bond");
  company().perform(
      "client.update",
      {{"id", ann_.text()},
       {"patch", JsonObject{{"under_agreement", JsonObject{{"was", false}, {"now", true}}}}}});
  EXPECT_EQ(of(ann_).bond, Trait::client);
  EXPECT_EQ(tell_crossings(engine(), 100), 1);
  EXPECT_EQ(assessments("aspect=eq.bond"), before + 1);
  EXPECT_EQ(tell_crossings(engine(), 100), 0);
  EXPECT_EQ(of(ann_).bond_since, today());
  EXPECT_THAT(body_of(browser_.get("/clients?bond=eq.client")), HasSubstr("Ann"));
  EXPECT_THAT(body_of(browser_.get("/clients?bond=eq.customer")), Not(HasSubstr("Ann")));
  EXPECT_EQ(company().digest(), company().replayed_digest());
}

TEST_F(ClassificationScenario, WhoComesAgainAndAgainIsAClientUntilItLapses) {
  for (const int days_ago : {300, 220, 150, 80}) order(ann_, days_ago);
  EXPECT_EQ(of(ann_).bond, Trait::customer);
  pass_days(1);
  order(ann_, 0);
  EXPECT_EQ(of(ann_).bond, Trait::client);
  tell_crossings(engine(), 100);
  EXPECT_EQ(assessments("aspect=eq.bond&trait=eq.client"), 1);
  pass_days(365);
  EXPECT_EQ(of(ann_).bond, Trait::client);
  pass_days(1);
  EXPECT_EQ(of(ann_).bond, Trait::customer);
  EXPECT_EQ(assessments("aspect=eq.bond&trait=eq.customer"), 1);
}

TEST_F(ClassificationScenario, WhatIsSetByHandStaysUntilItIsTakenOff) {
  order(ann_, 0);
  const auto before = company().digest();
  HtmlForm assess = form(ann_, "assess", "bond");
  assess.write("trait", "client");
  assess.write("reason", "Our neighbour");
  EXPECT_EQ(browser_.submit(assess).status, 303);
  EXPECT_EQ(of(ann_).bond, Trait::client);
  EXPECT_TRUE(of(ann_).bond_by_hand);
  EXPECT_THAT(visible_text(card(ann_)), HasSubstr("Our neighbour"));
  order(ann_, 3);
  pass_days(3);
  EXPECT_EQ(of(ann_).bond, Trait::client);
  EXPECT_EQ(browser_.submit(form(ann_, "release_assessment", "bond")).status, 303);
  EXPECT_EQ(of(ann_).bond, Trait::customer);
  EXPECT_FALSE(of(ann_).bond_by_hand);
  EXPECT_NE(company().digest(), before);
}

TEST_F(ClassificationScenario, UndoOfAnAssessmentRestoresEverything) {
  order(ann_, 0);
  const auto before = company().digest();
  HtmlForm assess = form(ann_, "assess", "moment");
  assess.write("trait", "upset");
  EXPECT_EQ(browser_.submit(assess).status, 303);
  EXPECT_EQ(of(ann_).moment, Trait::upset);
  expect_undo_and_replay(before);
  EXPECT_EQ(of(ann_).moment, Trait::new_);
}

TEST_F(ClassificationScenario, AnswersTellWhatTheyWantAndCan) {
  HtmlForm answers = form(ann_, "assess_need");
  answers.write("intent", "asked");
  answers.write("budget", "no");
  EXPECT_EQ(browser_.submit(answers).status, 303);
  EXPECT_EQ(of(ann_).need, Trait::wants_cannot);
  EXPECT_THAT(visible_text(card(ann_)), HasSubstr("There is no money for it."));
  HtmlForm by_hand = form(ann_, "assess_need");
  EXPECT_EQ(by_hand.value("intent"), "asked");
  by_hand.write("trait", "neither");
  EXPECT_EQ(browser_.submit(by_hand).status, 303);
  EXPECT_EQ(of(ann_).need, Trait::neither);
  EXPECT_EQ(browser_.submit(form(ann_, "release_assessment", "need")).status, 303);
  EXPECT_EQ(of(ann_).need, Trait::wants_cannot);
  EXPECT_EQ(company().digest(), company().replayed_digest());
}

TEST_F(ClassificationScenario, TickedLinesBecomeTasksInOneAction) {
  const auto before = company().digest();
  HtmlForm plan = form(ann_, "plan_tasks");
  plan.fields.emplace_back("task2", "Ask for the budget");
  EXPECT_EQ(browser_.submit(plan).status, 303);
  engine().read(Asker::program(), [&](Reading& reading) {
    const auto tasks = reading.list(question(reading.type("activity"), {}, {}, 10));
    ASSERT_EQ(tasks.records.size(), 2u);
    for (const auto& task : tasks.records) {
      EXPECT_EQ(task.get<Id>("client"), ann_);
      EXPECT_EQ(task.get<Id>("assignee"), admin_.user);
      EXPECT_FALSE(is_empty(task["due"]));
    }
  });
  expect_undo_and_replay(before);
  EXPECT_EQ(
      browser_.post("/clients/" + ann_.text() + "/do/plan_tasks", {{"client", ann_.text()}}).status,
      422);
}

TEST_F(ClassificationScenario, StylesAreForPeopleAlone) {
  HtmlForm answers = form(ann_, "assess_style");
  for (const auto* name : {"pace", "lead", "decision"}) answers.write(name, "");
  answers.write("pace", "fast");
  answers.write("lead", "leads");
  answers.write("decision", "at_once");
  answers.write("opening", "matter");
  answers.write("topic", "facts");
  answers.write("proof", "figures");
  EXPECT_EQ(browser_.submit(answers).status, 303);
  EXPECT_EQ(of(ann_).style, Trait::driven);
  EXPECT_THAT(visible_text(card(ann_)), HasSubstr("Come to the point"));
  const Id firm = company().create("client", {{"name", "Firm"}, {"kind", "organisation"}});
  EXPECT_THROW(form(firm, "assess_style"), std::runtime_error);
  EXPECT_FALSE(company().try_perform(admin_, "client.assess_style", {{"client", firm.text()}}));
  const Id supplier = company().create(
      "client", {{"name", "Sup"}, {"kind", "organisation"}, {"relation", "supplier"}});
  EXPECT_FALSE(company().try_perform(
      admin_, "client.assess",
      {{"client", supplier.text()}, {"aspect", "bond"}, {"trait", "client"}}));
  EXPECT_FALSE(company().try_perform(
      admin_, "client.assess", {{"client", ann_.text()}, {"aspect", "bond"}, {"trait", "upset"}}));
}

TEST_F(ClassificationScenario, ALowAnswerUpsetsForATime) {
  const Id survey =
      company().create("survey", {{"name", "Ask"}, {"kind", "nps"}, {"active", true}});
  company().perform("survey.ask",
                    {{"survey", survey.text()}, {"client", ann_.text()}, {"token", "secret"}});
  Id answer;
  engine().read(Asker::program(), [&](Reading& reading) {
    answer = reading.list(question(reading.type("survey_answer"), {}, {}, 1)).records.front().id;
  });
  pass_days(1);
  company().perform("survey.answer", {{"answer", answer.text()}, {"score", 2}});
  EXPECT_EQ(of(ann_).moment, Trait::upset);
  EXPECT_THAT(visible_text(card(ann_)), HasSubstr("Listen first"));
  pass_days(14);
  EXPECT_EQ(of(ann_).moment, Trait::upset);
  pass_days(1);
  EXPECT_EQ(of(ann_).moment, std::nullopt);
}

TEST_F(ClassificationScenario, SeveralCallsWithinDaysAreInsistent) {
  pass_days(60);
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(of(ann_).moment, std::nullopt);
    company().create("activity",
                     {{"client", ann_.text()}, {"kind", "call"}, {"subject", "Where is it?"}});
  }
  EXPECT_EQ(of(ann_).moment, Trait::insistent);
  pass_days(5);
  EXPECT_EQ(of(ann_).moment, Trait::insistent);
  pass_days(1);
  EXPECT_EQ(of(ann_).moment, std::nullopt);
}

TEST_F(ClassificationScenario, AMomentByHandEndsByItself) {
  HtmlForm assess = form(ann_, "assess", "moment");
  assess.write("trait", "loyal");
  assess.write("until", (today() + 3).text());
  EXPECT_EQ(browser_.submit(assess).status, 303);
  EXPECT_TRUE(of(ann_).moment_by_hand);
  pass_days(3);
  EXPECT_EQ(of(ann_).moment, Trait::loyal);
  pass_days(1);
  EXPECT_EQ(of(ann_).moment, std::nullopt);
  EXPECT_FALSE(of(ann_).moment_by_hand);
  EXPECT_FALSE(company().try_perform(admin_, "client.assess",
                                     {{"client", ann_.text()},
                                      {"aspect", "moment"},
                                      {"trait", "upset"},
                                      {"until", (today() - 1).text()}}));
}

TEST_F(ClassificationScenario, LookingAgainChangesNothingThatDidNotChange) {
  order(ann_, 20);
  order(ann_, 1);
  pass_days(1);
  const auto before = company().find("client", ann_)->values;
  for (const auto& projection : company().model().projections()) {
    if (projection.name == "client_classification") engine().refresh(projection, {ann_});
  }
  EXPECT_EQ(company().find("client", ann_)->values, before);
}

TEST_F(ClassificationScenario, TheFileHasAllThatIsKept) {
  company().create("client", {{"name", "Bob"}, {"referred_by", ann_.text()}});
  order(ann_, 2);
  company().create("activity",
                   {{"client", ann_.text()}, {"kind", "note"}, {"subject", "Likes tea"}});
  company().perform("client.assess_style", {{"client", ann_.text()}, {"pace", "fast"}});
  const Response page = browser_.get("/clients/" + ann_.text() + "/file");
  EXPECT_EQ(page.status, 200);
  const std::string text = visible_text(body_of(page));
  for (const auto* kept : {"Everything we keep about Ann", "Likes tea", "Bob", "Personal style",
                           "Customer or client", "History"}) {
    EXPECT_THAT(text, HasSubstr(kept));
  }
  const Response file = browser_.get("/clients/" + ann_.text() + "/file.json");
  const auto json = parse_json(body_of(file));
  ASSERT_TRUE(json) << body_of(file);
  EXPECT_EQ(json->at("client").at("values").at("name").as_string(), "Ann");
  std::map<std::string, int> nouns;
  for (const auto& each : json->at("related").as_array()) {
    ++nouns[std::string(std::string_view(each.at("noun").as_string()))];
  }
  EXPECT_EQ(nouns, (std::map<std::string, int>{
                       {"activity", 1}, {"assessment", 1}, {"client", 1}, {"order", 1}}));
  EXPECT_FALSE(json->at("history").as_array().empty());
  EXPECT_THAT(card(ann_), HasSubstr("/clients/" + ann_.text() + "/file"));
}

TEST_F(ClassificationScenario, ReadersReadAndConfidentialClientsAreNotShown) {
  Browser reader(web_, company().make_user("reader", "reader"));
  const std::string path = "/clients/" + ann_.text();
  EXPECT_EQ(reader.get(path + "/file").status, 200);
  EXPECT_THAT(body_of(reader.get(path)), Not(HasSubstr("do/assess")));
  const auto before = company().digest();
  EXPECT_EQ(reader
                .post(path + "/do/assess",
                      {{"client", ann_.text()}, {"aspect", "bond"}, {"trait", "client"}})
                .status,
            403);
  EXPECT_EQ(reader.post("/settings/classification", {{"new_days", "1"}}).status, 403);
  EXPECT_EQ(company().digest(), before);
  const Id secret =
      company().create("client", {{"name", "Quiet"}, {"kind", "person"}, {"confidential", true}});
  ASSERT_TRUE(
      company().try_perform(admin_, "client.assess",
                            {{"client", secret.text()}, {"aspect", "moment"}, {"trait", "upset"}}));
  EXPECT_EQ(reader.get("/clients/" + secret.text() + "/file").status, 404);
  EXPECT_EQ(reader.get("/clients/" + secret.text() + "/file.json").status, 404);
  EXPECT_THAT(body_of(reader.get("/clients?moment=eq.upset")), Not(HasSubstr("Quiet")));
  EXPECT_THAT(body_of(reader.get("/assessments")), Not(HasSubstr("Upset")));
  EXPECT_THAT(body_of(browser_.get("/clients?moment=eq.upset")), HasSubstr("Quiet"));
}

TEST_F(ClassificationScenario, RulesAreSetByAdministrators) {
  order(ann_, 1);
  auto rules =
      find_form(body_of(browser_.get("/settings/classification")), "/settings/classification");
  ASSERT_TRUE(rules);
  EXPECT_EQ(rules->value("service_buying_days"), "5");
  rules->write("new_days", "minus");
  EXPECT_EQ(browser_.submit(*rules).status, 422);
  rules->write("new_days", "30");
  rules->write("service_buying_days", "1");
  rules->write("service_days", "0");
  EXPECT_EQ(browser_.submit(*rules).status, 303);
  const auto jobs = recent_jobs(engine(), Asker::program(), std::string(classification_job), 5);
  ASSERT_EQ(jobs.size(), 1u);
  ASSERT_TRUE(company().company.jobs->run_now(jobs.front().id));
  EXPECT_EQ(of(ann_).bond, Trait::client);
}

TEST_F(ClassificationScenario, MergingKeepsTheNewestAssessment) {
  const Id twin = company().create("client", {{"name", "Ann again"}, {"kind", "person"}});
  company().perform("client.assess_need",
                    {{"client", twin.text()}, {"intent", "asked"}, {"budget", "yes"}});
  company().perform("client.merge", {{"keep", ann_.text()}, {"merge", twin.text()}});
  EXPECT_EQ(of(ann_).need, Trait::wants_and_can);
  EXPECT_EQ(company().digest(), company().replayed_digest());
}

}  // namespace
}  // namespace clientela
