#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "features/win_back/win_back_queries.h"
#include "tests/support/browser.h"

namespace clientela {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

struct WinBackCompany : WebCompany {
  Asker member = company.make_user("member", "member");
  Asker other = company.make_user("other", "member");
  Asker reader = company.make_user("reader", "reader");
  Asker boss = company.make_user("boss", "administrator");

  explicit WinBackCompany(std::int64_t held_out = 0) {
    company.perform("win_back.set_share", {{"percent", held_out}});
  }

  void buy(Id client, std::string_view day, const std::string& price) {
    company.create("order", {{"client", client.text()}, {"business_date", day}, {"kind", "sale"}},
                   {JsonObject{{"object", "order_line"},
                               {"values", JsonObject{{"price", price}, {"quantity", "1"}}}}});
  }
  // Bought once a month until November; today is the end of March.
  Id silent(const std::string& name, const std::string& price, bool confidential = false) {
    JsonObject values{{"name", name}, {"confidential", confidential}};
    if (confidential) values["manager"] = member.user.text();
    const Id id = company.create(
        "client", values,
        {JsonObject{{"object", "contact_point"},
                    {"values", JsonObject{{"kind", "phone"}, {"value", "+420 777 123"}}}}});
    for (const auto* day : {"2025-09-01", "2025-10-01", "2025-11-01"}) buy(id, day, price);
    return id;
  }
  std::vector<WinBackCandidate> queue(const Asker& asker) {
    std::vector<WinBackCandidate> queue;
    company.engine().read(asker, [&](Reading& reading) { queue = win_back_queue(reading, 100); });
    return queue;
  }
  // A forecast whose trial says that it names those who return as lots would.
  void keep_blind_forecast() {
    ClientModel model;
    model.number = 1;
    model.usable = true;
    model.fitted_at = company.now();
    model.fitted_on = model.until = company.now().utc_date();
    model.holdout = holdout_text({model.until - 30, model.until, {}});
    const auto kept =
        company.engine().note(Asker::program(), [&](Transaction& transaction) -> Result<void> {
          CLIENTELA_TRY(transaction.create(model));
          return {};
        });
    if (!kept) throw std::runtime_error(english(kept.error().message));
  }
  WinBackResults results() {
    WinBackResults results;
    company.engine().read(Asker::program(),
                          [&](Reading& reading) { results = win_back_results(reading); });
    return results;
  }
  std::vector<Record> all(std::string_view noun) {
    std::vector<Record> records;
    company.engine().read(Asker::program(), [&](Reading& reading) {
      Query query;
      query.type = &reading.type(noun);
      records = reading.list(query).records;
    });
    return records;
  }
  void wait(int days) { company.now().ms += std::int64_t{days} * 24 * 3600 * 1000; }
};

TEST(WinBack, TheQueueBeginsWithThoseWorthMost) {
  WinBackCompany shop;
  shop.silent("Small", "10.00");
  shop.silent("Large", "500.00");
  shop.buy(shop.company.create("client", {{"name", "Fresh"}}), "2026-03-30", "900.00");
  const auto queue = shop.queue(shop.member);
  ASSERT_EQ(queue.size(), 2U);
  EXPECT_EQ(queue[0].client.title(), "Large");
  EXPECT_EQ(queue[0].at_stake.minor, 150'000);
  EXPECT_EQ(queue[0].phone, "+420 777 123");
  EXPECT_FALSE(queue[0].reason.source.empty());
  Browser browser(shop, shop.member);
  EXPECT_THAT(body_of(browser.get("/win-back")), HasSubstr("Plan the call"));
  EXPECT_THAT(body_of(browser.get("/")), HasSubstr("Worth a call"));
}

TEST(WinBack, ABlindForecastShowsNoChances) {
  WinBackCompany shop;
  shop.silent("Large", "500.00");
  Browser browser(shop, shop.member);
  EXPECT_THAT(body_of(browser.get("/win-back")), HasSubstr("to be won"));
  shop.keep_blind_forecast();
  const auto queue = shop.queue(shop.member);
  ASSERT_EQ(queue.size(), 1U);
  EXPECT_FALSE(queue[0].told);
  const std::string page = visible_text(body_of(browser.get("/win-back")));
  EXPECT_THAT(page, HasSubstr("so no chance is shown"));
  EXPECT_THAT(page, HasSubstr("Used to bring"));
  EXPECT_THAT(page, Not(HasSubstr("to be won")));
  EXPECT_THAT(page, Not(HasSubstr("chance of")));
}

TEST(WinBack, ACallIsPlannedAndItsOutcomeKept) {
  WinBackCompany shop;
  const Id client = shop.silent("Large", "500.00");
  Browser browser(shop, shop.member);
  const FormPairs plan = {
      {"client", client.text()}, {"offer", "Free <delivery>"}, {"cost", "7.50"}};
  EXPECT_EQ(browser.post("/win-back/plan", plan).status, 303);
  EXPECT_EQ(browser.post("/win-back/plan", plan).status, 422) << "it is planned already";
  const auto attempts = shop.all("win_back");
  ASSERT_EQ(attempts.size(), 1U);
  const auto attempt = attempts[0].as<WinBack>();
  EXPECT_EQ(attempt.cost->minor, 750);
  EXPECT_EQ(attempt.at_stake->minor, 150'000);
  EXPECT_EQ(shop.all("activity").at(0).as<Activity>().assignee.id, shop.member.user);
  const auto page = body_of(browser.get("/win-back"));
  EXPECT_THAT(page, HasSubstr("Free &lt;delivery&gt;"));
  EXPECT_THAT(page, Not(HasSubstr("Plan the call")));
  const std::string outcome = "/win-back/" + attempts[0].id.text() + "/outcome";
  EXPECT_EQ(browser.post(outcome, {{"outcome", "returned"}}).status, 303);
  EXPECT_TRUE(shop.all("activity").at(0).as<Activity>().done);
  EXPECT_EQ(shop.all("win_back").at(0).as<WinBack>().outcome, WinBackOutcome::returned);
  EXPECT_EQ(browser.post(outcome, {{"outcome", "nonsense"}}).status, 422);
  shop.wait(10);
  EXPECT_TRUE(shop.queue(shop.member).empty()) << "not asked again so soon";
  EXPECT_EQ(shop.company.digest(), shop.company.replayed_digest());
}

// What a decision does must not depend on what the person who decides may see.
TEST(WinBack, ACallThatWasMovedToAnotherClientIsLeftAlone) {
  WinBackCompany shop;
  const Id client = shop.silent("Large", "500.00");
  const Id hidden = shop.silent("Hidden", "5.00", true);
  Browser browser(shop, shop.other);
  EXPECT_EQ(browser.post("/win-back/plan", {{"client", client.text()}}).status, 303);
  const Id call = shop.all("activity").at(0).id;
  const JsonObject moved{{"was", client.text()}, {"now", hidden.text()}};
  shop.company.perform("activity.update",
                       {{"id", call.text()}, {"patch", JsonObject{{"client", moved}}}});
  const std::string attempt = shop.all("win_back").at(0).id.text();
  EXPECT_EQ(browser.post("/win-back/" + attempt + "/outcome", {{"outcome", "returned"}}).status,
            303);
  EXPECT_EQ(shop.all("win_back").at(0).as<WinBack>().outcome, WinBackOutcome::returned);
  EXPECT_FALSE(shop.all("activity").at(0).as<Activity>().done);
  EXPECT_EQ(shop.company.digest(), shop.company.replayed_digest());
}

TEST(WinBack, WhatWorkedBeforeIsTold) {
  WinBackCompany shop;
  const Id client = shop.silent("Large", "500.00");
  shop.company.create("activity", {{"kind", "call"},
                                   {"subject", "Call"},
                                   {"client", client.text()},
                                   {"at", "2025-10-20T10:00:00Z"},
                                   {"outcome", "Wants blue paper"}});
  const auto queue = shop.queue(shop.member);
  ASSERT_TRUE(queue.at(0).earlier);
  EXPECT_EQ(queue[0].earlier->outcome, "Wants blue paper");
  EXPECT_EQ(queue[0].earlier->ordered, Date::parse("2025-11-01"));
}

TEST(WinBack, AShareIsHeldOutAndCompared) {
  WinBackCompany shop(50);
  for (int i = 0; i < 20; ++i) {
    shop.silent("Client " + std::to_string(i), std::to_string(100 + i) + ".00");
  }
  Browser browser(shop, shop.member);
  const auto queue = shop.queue(shop.member);
  ASSERT_EQ(queue.size(), 20U);
  std::size_t calls = 0, before_the_last = 0, held_out = 0;
  for (const auto& candidate : queue) {
    EXPECT_EQ(candidate.held_out, is_held_out(candidate.client.id, 50));
    if (candidate.held_out) {
      ++held_out;
      const auto refused =
          shop.company.try_perform(shop.member, "win_back.plan",
                                   {{"client", candidate.client.id.text()}, {"subject", "Call"}});
      EXPECT_FALSE(refused);
      continue;
    }
    before_the_last = held_out;
    ++calls;
    EXPECT_EQ(browser.post("/win-back/plan", {{"client", candidate.client.id.text()}}).status, 303);
  }
  ASSERT_GT(calls, 2U);
  ASSERT_GT(before_the_last, 2U);
  EXPECT_EQ(shop.results().waiting, static_cast<std::int64_t>(calls + before_the_last));
  for (const auto& candidate : queue) {
    if (!candidate.held_out) shop.buy(candidate.client.id, "2026-04-10", "30.00");
  }
  shop.wait(40);
  const auto results = shop.results();
  EXPECT_EQ(results.waiting, 0);
  EXPECT_EQ(results.called.clients, static_cast<std::int64_t>(calls));
  EXPECT_EQ(results.called.returned, static_cast<std::int64_t>(calls));
  EXPECT_EQ(results.held_out.clients, static_cast<std::int64_t>(before_the_last));
  EXPECT_EQ(results.held_out.returned, 0);
  EXPECT_DOUBLE_EQ(results.difference(), 3'000);
  EXPECT_FALSE(results.enough());
  Browser later(shop, shop.member);
  EXPECT_THAT(body_of(later.get("/win-back")), HasSubstr("Too few to tell"));
  EXPECT_EQ(shop.company.digest(), shop.company.replayed_digest());
}

TEST(WinBack, ConfidentialClientsAreSeenByTheirManagerAlone) {
  WinBackCompany shop;
  const Id secret = shop.silent("Secret", "500.00", true);
  EXPECT_EQ(shop.queue(shop.member).size(), 1U);
  EXPECT_TRUE(shop.queue(shop.other).empty());
  Browser other(shop, shop.other);
  EXPECT_THAT(body_of(other.get("/win-back")), Not(HasSubstr("Secret")));
  EXPECT_EQ(other.post("/win-back/plan", {{"client", secret.text()}}).status, 422);
  Browser member(shop, shop.member);
  EXPECT_EQ(member.post("/win-back/plan", {{"client", secret.text()}}).status, 303);
  EXPECT_THAT(body_of(other.get("/win-back")), Not(HasSubstr("Secret")));
  EXPECT_TRUE(shop.all("win_back").size() == 1);
}

TEST(WinBack, ReadersLookAndAdministratorsSetTheShare) {
  WinBackCompany shop;
  const Id client = shop.silent("Large", "500.00");
  Browser reader(shop, shop.reader), member(shop, shop.member), boss(shop, shop.boss);
  EXPECT_THAT(body_of(reader.get("/win-back")), Not(HasSubstr("Plan the call")));
  EXPECT_EQ(reader.post("/win-back/plan", {{"client", client.text()}}).status, 403);
  EXPECT_EQ(member.post("/win-back/share", {{"percent", "20"}}).status, 403);
  for (const auto* wrong : {"", "91", "-1", "1.5", "x"}) {
    EXPECT_EQ(boss.post("/win-back/share", {{"percent", wrong}}).status, 422) << wrong;
  }
  EXPECT_EQ(boss.post("/win-back/share", {{"percent", "20"}}).status, 303);
}

}  // namespace
}  // namespace clientela
