// Settings of the company stand in the history with what they were and are, and are taken back.
#include <gmock/gmock.h>

#include "system/job.h"
#include "tests/support/browser.h"

namespace clientela {
namespace {

using ::testing::HasSubstr;

struct SettingsCase {
  std::string verb;
  JsonObject first, second;     // arguments, set one after the other
  std::string key;              // of the argument that is looked at
  std::string label, was, now;  // as the history tells of the first
  std::string page;             // where it is set
};

std::vector<SettingsCase> cases() {
  return {
      {"company.set",
       {{"name", "Bakery"}},
       {{"name", "Patisserie"}},
       "name",
       "Company",
       "Test",
       "Bakery",
       "/settings"},
      {"company.set",
       {{"zone", "Asia/Seoul"}},
       {{"zone", "UTC"}},
       "zone",
       "Time zone",
       "Prague",
       "Seoul",
       "/settings"},
      {"client.set_stage_rules",
       {{"lost_rhythms", "6"}},
       {{"lost_rhythms", "8"}},
       "lost_rhythms",
       "Lost after so many rhythms of silence",
       "4",
       "6",
       "/settings/stages"},
      {"client.set_classification_rules",
       {{"new_days", 40}},
       {{"new_days", 50}},
       "new_days",
       "New for so many days after the first order",
       "30",
       "40",
       "/settings/classification"},
      {"win_back.set_share",
       {{"percent", 25}},
       {{"percent", 30}},
       "percent",
       "Percent",
       "10",
       "25",
       "/win-back"},
  };
}

// How a page tells of the change.
std::string told(const SettingsCase& each) {
  return "<dt>" + each.label + "</dt><dd><del>" + each.was + "</del>";
}

class SettingsUndo : public testing::Test {
 public:
  ~SettingsUndo() override { expect_the_same_when_performed_again(); }

 protected:
  TestCompany& company() { return web_.company; }
  Engine& engine() { return company().engine(); }

  // The arguments of that verb as they hold.
  JsonObject present(const std::string& verb) {
    JsonObject settings;
    engine().read(Asker::program(), [&](Reading& reading) {
      settings = reading.model().find_action(verb)->settings(reading);
    });
    return settings;
  }
  std::int64_t set(const std::string& verb, const JsonObject& arguments) {
    company().now().ms += 1000;
    const auto outcome = company().try_perform(chief_, verb, arguments);
    EXPECT_TRUE(outcome) << english(outcome.error().message);
    return outcome->seq;
  }
  void undo(std::int64_t seq) {
    const auto undone = engine().undo(chief_, seq);
    EXPECT_TRUE(undone) << english(undone.error().message);
  }
  std::string history(Browser& browser) { return body_of(browser.get("/log")); }
  std::string history_text(Browser& browser) { return visible_text(history(browser)); }

  WebCompany web_;
  Asker chief_ = company().make_user("chief", "administrator");
  Browser browser_{web_, chief_};

 private:
  void expect_the_same_when_performed_again() {
    EXPECT_EQ(company().replayed_digest(), company().digest());
    TestCompany other;  // begins as this one did
    std::vector<LogEntry> entries;
    company().company.store->read([&](StoreReader& reader) { entries = reader.log(1, 1000); });
    for (const auto& entry : entries) EXPECT_TRUE(other.engine().replay(entry.action));
    other.engine().read(Asker::program(), [&](Reading& again) {
      for (const auto& action : again.model().actions()) {
        if (!action.settings) continue;
        EXPECT_EQ(action.settings(again), present(action.name)) << action.name;
      }
    });
  }
};

TEST_F(SettingsUndo, EachIsToldInTheHistoryAndTakenBackThere) {
  for (const auto& each : cases()) {
    const JsonObject before = present(each.verb);
    const auto seq = set(each.verb, each.first);
    const JsonObject after = present(each.verb);
    ASSERT_NE(after, before) << each.verb;
    EXPECT_THAT(history(browser_), HasSubstr(told(each))) << each.verb;
    EXPECT_THAT(history(browser_), HasSubstr("<ins>" + each.now + "</ins>")) << each.verb;

    const auto form = find_form(history(browser_), "/undo");
    ASSERT_TRUE(form);
    ASSERT_EQ(form->value("seq"), std::to_string(seq));
    EXPECT_EQ(header_of(browser_.submit(*form), "Location").rfind("/log?", 0), 0u);
    EXPECT_EQ(present(each.verb), before) << each.verb;
    EXPECT_THAT(history_text(browser_), HasSubstr("took back a change of"));
    undo(seq + 1);  // the undo is taken back as well
    EXPECT_EQ(present(each.verb), after) << each.verb;
  }
}

TEST_F(SettingsUndo, WhatWasSetAgainSinceIsAConflict) {
  for (const auto& each : cases()) {
    const auto seq = set(each.verb, each.first);
    set(each.verb, each.second);
    const JsonObject now = present(each.verb);
    const auto undone = engine().undo(chief_, seq);
    ASSERT_FALSE(undone) << each.verb;
    EXPECT_EQ(undone.error().code, ErrorCode::conflict);
    EXPECT_EQ(undone.error().field, each.key);
    EXPECT_EQ(browser_.post("/undo", {{"seq", std::to_string(seq)}}).status, 409);
    EXPECT_EQ(present(each.verb), now) << each.verb;
  }
}

TEST_F(SettingsUndo, OtherSettingsOfTheSameVerbStay) {
  const auto renamed = set("company.set", {{"name", "Bakery"}});
  set("company.set", {{"zone", "Asia/Seoul"}});
  undo(renamed);
  EXPECT_EQ(present("company.set").at("name"), "Test");
  EXPECT_EQ(present("company.set").at("zone"), "Asia/Seoul");
}

TEST_F(SettingsUndo, TheToastAfterSavingOffersIt) {
  for (const auto& each : cases()) {
    const JsonObject before = present(each.verb);
    const Json& wanted = each.first.at(each.key);
    const std::string text =
        wanted.is_string() ? std::string(wanted.get_string()) : json_text(wanted);
    FormPairs fields{{each.key, text}};
    const bool share = each.verb == "win_back.set_share";
    if (!share) {
      auto form = find_form(body_of(browser_.get(each.page)), each.page);
      ASSERT_TRUE(form) << each.page;
      form->write(each.key, text);
      fields = form->fields;
    }
    const Response saved = browser_.post(share ? "/win-back/share" : each.page, fields);
    ASSERT_EQ(saved.status, 303) << each.page;
    const std::string page = body_of(browser_.get(header_of(saved, "Location")));
    EXPECT_THAT(visible_text(page), HasSubstr("Saved "));
    const auto toast = find_form(page, "/undo");
    ASSERT_TRUE(toast) << each.page;
    const Response undone = browser_.submit(*toast);
    EXPECT_EQ(header_of(undone, "Location").rfind(each.page + "?", 0), 0u);
    EXPECT_EQ(present(each.verb).at(each.key), before.at(each.key)) << each.page;
    EXPECT_THAT(visible_text(body_of(browser_.get(header_of(undone, "Location")))),
                HasSubstr("Taken back: "));
  }
}

TEST_F(SettingsUndo, TheVerbsRulesHoldForIt) {
  const auto seq = set("company.set", {{"currency", "CZK"}});
  company().create(
      "order", {{"business_date", "2026-03-01"}},
      {JsonObject{{"object", "order_line"}, {"values", JsonObject{{"price", "2.50"}}}}});
  const auto undone = engine().undo(chief_, seq);
  ASSERT_FALSE(undone);
  EXPECT_EQ(undone.error().field, "currency");
  EXPECT_EQ(present("company.set").at("currency"), "CZK");
}

TEST_F(SettingsUndo, WhoMayNotSetThemMayNotTakeThemBack) {
  const Asker member = company().make_user("member", "member");
  Browser browser(web_, member);
  const auto seq = set("win_back.set_share", {{"percent", 25}});
  EXPECT_THAT(history(browser), HasSubstr(told(cases().back())));
  for (const auto& form : post_forms(history(browser))) {
    EXPECT_NE(form.value("seq"), std::to_string(seq)) << "what would be refused is not offered";
  }
  EXPECT_EQ(browser.post("/undo", {{"seq", std::to_string(seq)}}).status, 403);
  EXPECT_EQ(present("win_back.set_share").at("percent"), 25);
}

TEST_F(SettingsUndo, RulesTakenBackAreFollowedAnew) {
  const auto seq = set("client.set_stage_rules", {{"lost_rhythms", "6"}});
  const auto jobs = [&] {
    return recent_jobs(engine(), Asker::program(), "client_worth.refresh", 9).size();
  };
  const auto before = jobs();
  EXPECT_EQ(browser_.post("/undo", {{"seq", std::to_string(seq)}}).status, 303);
  EXPECT_EQ(jobs(), before + 1);
}

// Files of before the log told of settings have such entries.
TEST_F(SettingsUndo, AnEntryWithoutChangesHasNone) {
  std::int64_t seq = 0;
  company().company.store->write([&](StoreWriter& writer) {
    LogEntry entry;
    entry.action = writer.logged(1)->action;
    entry.action.id = engine().new_id();
    entry.action.arguments = R"({"name":"Test"})";
    seq = writer.append(entry);
    return true;
  });
  EXPECT_EQ(browser_.post("/undo", {{"seq", std::to_string(seq)}}).status, 422);
  EXPECT_THAT(history_text(browser_), HasSubstr("changed Company settings"));
  EXPECT_THAT(history_text(browser_), HasSubstr("can't be taken back"));
}

TEST_F(SettingsUndo, APasswordHasNoneAndThePageSaysSo) {
  EXPECT_THAT(history_text(browser_), HasSubstr("can't be taken back")) << "the set-up";
  const Asker member = company().make_user("member", "member");
  const auto set = company().try_perform(
      chief_, "user.set_password", {{"user", member.user.text()}, {"password", "long enough 1"}});
  ASSERT_TRUE(set) << english(set.error().message);
  const std::string path = "/users/" + member.user.text();
  EXPECT_THAT(visible_text(body_of(browser_.get(path + "/history"))),
              HasSubstr("can't be taken back"));
  EXPECT_FALSE(engine().undo(chief_, set->seq));
}

TEST_F(SettingsUndo, EachVerbIsToldItsOwnArguments) {
  for (const auto& action : company().model().actions()) {
    if (!action.settings) continue;
    const JsonObject before = present(action.name);
    EXPECT_FALSE(before.empty()) << action.name;
    set(action.name, before);  // is refused if one of them is no argument
    EXPECT_EQ(present(action.name), before) << action.name;
    EXPECT_TRUE(action.undo) << action.name;
  }
}

}  // namespace
}  // namespace clientela
