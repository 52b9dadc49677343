// Where a client stands: the rules, the crossings, what is set by hand.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "features/insights/client_worth.h"
#include "features/insights/insight_jobs.h"
#include "features/orders/order.h"
#include "tests/unit/features/feature_company.h"

namespace clientela {
namespace {

using testing::HasSubstr;

const Currency euro = *Currency::parse("EUR");
const Date today = Date::of(2026, 5, 13);

// Who bought on so many days, one rhythm apart, the last time so many days ago.
StageFacts buyer(int buying_days, int rhythm, int silent) {
  StageFacts facts;
  facts.today = today;
  facts.buying_days = buying_days;
  facts.last = today - silent;
  facts.first = *facts.last - rhythm * (buying_days - 1);
  return facts;
}

ClientStage stage(const StageFacts& facts) { return stage_by_rules(facts, {}).stage; }

TEST(StageRulesTest, FollowTheClientsOwnRhythm) {
  EXPECT_EQ(stage(StageFacts{.today = today}), ClientStage::potential);
  EXPECT_EQ(stage(buyer(1, 0, 5)), ClientStage::new_);
  EXPECT_EQ(stage(buyer(5, 30, 59)), ClientStage::regular);
  EXPECT_EQ(stage(buyer(5, 30, 61)), ClientStage::at_risk);
  EXPECT_EQ(stage(buyer(5, 30, 121)), ClientStage::lost);
  EXPECT_EQ(stage(buyer(5, 100, 121)), ClientStage::regular);
  EXPECT_EQ(stage(buyer(20, 1, 10)), ClientStage::regular) << "nobody is at risk so soon";
}

TEST(StageRulesTest, WithoutAnOwnRhythmTheCompanysCounts) {
  StageFacts facts = buyer(1, 0, 70);
  EXPECT_EQ(stage(facts), ClientStage::new_);
  facts.usual_rhythm_days = 30;
  EXPECT_EQ(stage(facts), ClientStage::at_risk);
}

TEST(StageRulesTest, TheRhythmIsRoundedAsOnTheCard) {
  StageFacts facts = buyer(5, 13, 70);
  facts.first = *facts.last - 53;
  EXPECT_EQ(mean_gap_days(*facts.first, *facts.last, 5), 13);
  EXPECT_EQ(counted_rhythm_days(facts, {}), 13);
  EXPECT_THAT(english(stage_by_rules(facts, {}).reason), HasSubstr("usually 13 pass"));
  facts.first = *facts.last - 54;
  EXPECT_EQ(counted_rhythm_days(facts, {}), 14);
}

TEST(StageRulesTest, TheCompanysRhythmIsNotCalledTheClients) {
  StageFacts facts = buyer(2, 149, 200);
  facts.usual_rhythm_days = 31;
  const std::string reason = english(stage_by_rules(facts, {}).reason);
  EXPECT_THAT(reason, HasSubstr("with most clients 31 pass"));
  EXPECT_THAT(reason, testing::Not(HasSubstr("usually")));
}

TEST(StageRulesTest, LoyalAreThoseWhoRecommendOrBuyOften) {
  EXPECT_EQ(stage(buyer(11, 40, 5)), ClientStage::regular);
  EXPECT_EQ(stage(buyer(12, 40, 5)), ClientStage::loyal);
  StageFacts facts = buyer(11, 40, 5);
  facts.sent_somebody = true;
  EXPECT_EQ(stage(facts), ClientStage::loyal);
}

TEST(StageRulesTest, ALowChanceCountsForWhoIsLate) {
  StageFacts facts = buyer(5, 30, 65);
  facts.alive = Decimal{100'000};
  EXPECT_EQ(stage(facts), ClientStage::lost);
  EXPECT_THAT(english(stage_by_rules(facts, {}).reason), HasSubstr("the chance to return is 10 %"));
  facts = buyer(5, 30, 20);
  facts.alive = Decimal{100'000};
  EXPECT_EQ(stage(facts), ClientStage::regular);
}

class ClientStageTest : public testing::Test {
 protected:
  Id client(const std::string& name) {
    Client client;
    client.name = name;
    return company_.create(client);
  }
  Id order(Id client, int days_ago) {
    SalesOrder order;
    order.client = client;
    order.business_date = company_.today() - days_ago;
    OrderLine line;
    line.description = "Something";
    line.price = Price{Decimal::of(10), euro};
    return company_.create(order, {company_.record(line)});
  }
  ClientWorth worth(Id id) {
    std::optional<Record> found;
    company_.read([&](Reading& reading) { found = reading.find(reading.type("client"), id); });
    return worth_of(found.value());
  }
  Error refused(const std::string& action, JsonObject arguments) {
    auto outcome = company_.engine().perform(company_.asker(), {action, std::move(arguments)});
    if (outcome) throw std::runtime_error("was not refused");
    return outcome.error();
  }
  void move(Id client, std::string_view stage) {
    company_.perform("client.move_stage",
                     {{"client", client.text()}, {"stage", stage}, {"reason", "Told us so"}});
  }
  // Everybody was put at a stage some days ago.
  void wait(int days) { company_.advance_days(days); }
  std::int64_t due() { return move_due_stages(company_.engine(), 100); }

  FeatureCompany company_;
};

TEST_F(ClientStageTest, TheFirstStageIsFoundWithoutACrossing) {
  const Id jana = client("Jana");
  EXPECT_EQ(worth(jana).stage, ClientStage::potential);
  order(jana, 10);
  EXPECT_EQ(worth(jana).stage, ClientStage::new_);
  EXPECT_EQ(due(), 0);
}

TEST_F(ClientStageTest, CrossingIsAnActionInTheLog) {
  const Id jana = client("Jana");
  wait(3);
  order(jana, 0);
  EXPECT_EQ(worth(jana).stage, ClientStage::potential);
  EXPECT_EQ(worth(jana).next_stage, ClientStage::new_);
  EXPECT_EQ(due(), 1);
  const ClientWorth moved = worth(jana);
  EXPECT_EQ(moved.stage, ClientStage::new_);
  EXPECT_EQ(moved.stage_since, company_.today());
  EXPECT_FALSE(moved.next_stage);
  EXPECT_FALSE(moved.stage_by_hand);
  const auto log = company_.engine().recent_log(company_.asker(), 0, 1);
  ASSERT_EQ(log.size(), 1u);
  EXPECT_EQ(log[0].action.action, "client.move_stage");
  EXPECT_TRUE(log[0].action.asker.empty());
  EXPECT_EQ(due(), 0);
}

TEST_F(ClientStageTest, ByHandStaysUntilItIsTakenOff) {
  const Id jana = client("Jana");
  for (int day = 0; day < 100; day += 20) order(jana, day);
  EXPECT_EQ(worth(jana).stage, ClientStage::regular);
  move(jana, "lost");
  wait(1);
  order(jana, 0);
  EXPECT_EQ(worth(jana).stage, ClientStage::lost);
  EXPECT_TRUE(worth(jana).stage_by_hand);
  EXPECT_EQ(due(), 0);
  company_.perform("client.release_stage", {{"client", jana.text()}});
  EXPECT_FALSE(worth(jana).stage_by_hand);
  EXPECT_EQ(due(), 1);
  EXPECT_EQ(worth(jana).stage, ClientStage::regular);
}

TEST_F(ClientStageTest, AMoveByHandCanBeTakenBack) {
  const Id jana = client("Jana");
  order(jana, 5);
  move(jana, "loyal");
  const auto log = company_.engine().recent_log(company_.asker(), 0, 1);
  ASSERT_TRUE(company_.engine().undo(company_.asker(), log.at(0).action.seq));
  EXPECT_FALSE(worth(jana).stage_by_hand);
  due();
  EXPECT_EQ(worth(jana).stage, ClientStage::new_);
}

TEST_F(ClientStageTest, WhyAClientLeftIsKept) {
  const Id jana = client("Jana");
  for (int day = 500; day < 600; day += 20) order(jana, day);
  EXPECT_EQ(worth(jana).stage, ClientStage::lost);
  company_.perform("client.tell_loss",
                   {{"client", jana.text()}, {"reason", "price"}, {"words", "Too dear"}});
  EXPECT_EQ(worth(jana).lost_reason, LostReason::price);
  company_.perform("client.tell_loss", {{"client", jana.text()}, {"reason", "moved"}});
  EXPECT_EQ(worth(jana).lost_reason, LostReason::moved);
  order(jana, 0);
  due();
  EXPECT_NE(worth(jana).stage, ClientStage::lost);
  EXPECT_FALSE(worth(jana).lost_reason);
}

TEST_F(ClientStageTest, SuppliersHaveNoStage) {
  Client supplier;
  supplier.name = "Supplier";
  supplier.relation = Relation::supplier;
  const Id id = company_.create(supplier);
  EXPECT_EQ(refused("client.move_stage", {{"client", id.text()}, {"stage", "loyal"}}).field,
            "client");
}

TEST_F(ClientStageTest, RulesAreTheCompanysOwn) {
  company_.perform("client.set_stage_rules",
                   {{"regular_buying_days", 1}, {"at_risk_rhythms", "1.5"}});
  const Id jana = client("Jana");
  order(jana, 5);
  EXPECT_EQ(worth(jana).stage, ClientStage::regular);
  company_.read([&](Reading& reading) {
    EXPECT_EQ(stage_rules_of(reading).at_risk_rhythms, Decimal{1'500'000});
    EXPECT_EQ(stage_rules_of(reading).loyal_days, 365);
  });
  EXPECT_EQ(refused("client.set_stage_rules", {{"lost_rhythms", "1"}}).field, "lost_rhythms");
  EXPECT_EQ(refused("client.set_stage_rules", {{"lost_chance_percent", 101}}).field,
            "lost_chance_percent");
}

TEST_F(ClientStageTest, TimeMovesThoseWhoAreSilent) {
  JobRunner jobs(company_.engine());
  add_insight_jobs(jobs);
  const Id jana = client("Jana");
  for (int day = 0; day < 100; day += 20) order(jana, day);
  wait(50);
  EXPECT_EQ(worth(jana).stage, ClientStage::regular);
  const auto job = start_worth_refresh(jobs, false);
  ASSERT_TRUE(job);
  EXPECT_EQ(jobs.run_now(*job)->state, JobState::done);
  EXPECT_EQ(worth(jana).stage, ClientStage::at_risk);
  EXPECT_EQ(worth(jana).stage_since, company_.today());
}

}  // namespace
}  // namespace clientela
