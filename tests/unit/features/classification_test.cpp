// Which rules make a customer a client, tell what somebody wants and can, how they like to be dealt
// with, and in which moment they come.
#include <gtest/gtest.h>

#include "features/classification/classification_rules.h"
#include "features/classification/need.h"
#include "features/classification/style.h"

namespace clientela {
namespace {

const Date today = Date::of(2026, 5, 13);
const ClassificationRules usual;

ClassificationFacts bought(std::int64_t days, int first_ago, int last_ago) {
  ClassificationFacts facts;
  facts.today = today;
  facts.buying_days = facts.orders = days;
  facts.first = today - first_ago;
  facts.last = today - last_ago;
  facts.known_since = today - 1000;
  return facts;
}

std::optional<Trait> bond(const ClassificationFacts& facts) {
  return bond_by_rules(facts, usual).trait;
}

TEST(Bond, WhoDidNothingYetIsNeither) {
  ClassificationFacts facts;
  facts.today = today;
  facts.manager = true;
  EXPECT_EQ(bond(facts), std::nullopt);
}

TEST(Bond, AnAgreementMakesAClientEvenWithoutPurchases) {
  ClassificationFacts facts;
  facts.today = today;
  facts.agreement = true;
  EXPECT_EQ(bond(facts), Trait::client);
  EXPECT_EQ(bond_by_rules(facts, usual).cause, BondCause::agreement);
  EXPECT_TRUE(steps_to_client(facts, usual).empty());
}

TEST(Bond, RepeatedServiceNeedsBothDaysAndTime) {
  EXPECT_EQ(bond(bought(1, 10, 10)), Trait::customer);
  EXPECT_EQ(bond(bought(5, 400, 10)), Trait::client);
  EXPECT_EQ(bond(bought(4, 400, 10)), Trait::customer);
  EXPECT_EQ(bond(bought(9, 100, 10)), Trait::customer);
  EXPECT_EQ(bond(bought(5, 190, 10)), Trait::client);
  EXPECT_EQ(bond(bought(5, 189, 10)), Trait::customer);
}

TEST(Bond, AManagerMakesFewerPurchasesEnough) {
  auto facts = bought(3, 60, 10);
  EXPECT_EQ(bond(facts), Trait::customer);
  facts.manager = true;
  EXPECT_EQ(bond(facts), Trait::client);
  EXPECT_EQ(bond_by_rules(facts, usual).cause, BondCause::manager);
}

TEST(Bond, WithoutPurchasesItLapses) {
  const auto verdict = bond_by_rules(bought(5, 600, 365), usual);
  EXPECT_EQ(verdict.trait, Trait::client);
  EXPECT_EQ(verdict.until, today);
  EXPECT_EQ(bond(bought(5, 600, 366)), Trait::customer);
}

TEST(Bond, TheNearestWayToAClientComesFirst) {
  const auto few = steps_to_client(bought(2, 60, 10), usual);
  ASSERT_EQ(few.size(), 3u);
  EXPECT_EQ(few[0].kind, BondStep::Kind::manager);
  EXPECT_EQ(few[0].missing, 1);
  EXPECT_EQ(few[1].kind, BondStep::Kind::purchases);
  EXPECT_EQ(few[1].missing, 3);
  EXPECT_EQ(few[2].kind, BondStep::Kind::agreement);
  const auto many = steps_to_client(bought(6, 100, 10), usual);
  EXPECT_EQ(many[0].kind, BondStep::Kind::manager);
  EXPECT_EQ(many[0].missing, 0);
  EXPECT_EQ(many[1].kind, BondStep::Kind::days);
  EXPECT_EQ(many[1].missing, 90);
}

// Doing what a step says makes a client of every customer.
TEST(Bond, EachStepLeadsThere) {
  for (std::int64_t days = 1; days < 7; ++days) {
    for (const bool manager : {false, true}) {
      auto facts = bought(days, 120, 10);
      facts.manager = manager;
      for (const auto& step : steps_to_client(facts, usual)) {
        auto after = facts;
        after.buying_days += step.kind == BondStep::Kind::days ? 0 : step.missing;
        if (step.kind == BondStep::Kind::agreement) after.agreement = true;
        if (step.kind == BondStep::Kind::manager) after.manager = true;
        if (step.kind == BondStep::Kind::days)
          after.last = *after.last + static_cast<int>(step.missing);
        if (step.kind == BondStep::Kind::purchases && !manager) after.first = today - 400;
        EXPECT_EQ(bond(after), Trait::client) << days << ' ' << manager;
      }
    }
  }
}

TEST(Moment, EventsComeBeforeFigures) {
  auto facts = bought(1, 5, 5);
  EXPECT_EQ(moment_by_rules(facts, usual).trait, Trait::new_);
  facts.contacts = {today, today - 1, today - 2};
  EXPECT_EQ(moment_by_rules(facts, usual).trait, Trait::insistent);
  facts.low_answer = today - 3;
  facts.low_score = 2;
  const auto verdict = moment_by_rules(facts, usual);
  EXPECT_EQ(verdict.trait, Trait::upset);
  EXPECT_EQ(verdict.until, today + 11);
  EXPECT_EQ(moment_by_figures(facts, usual).trait, Trait::new_);
}

TEST(Moment, EachEndsOnItsDay) {
  auto facts = bought(1, 30, 30);
  EXPECT_EQ(moment_by_rules(facts, usual).trait, Trait::new_);
  EXPECT_EQ(moment_by_rules(facts, usual).until, today);
  facts = bought(1, 31, 31);
  EXPECT_EQ(moment_by_rules(facts, usual).trait, Trait::none);
  facts.low_answer = today - 15;
  EXPECT_EQ(moment_by_rules(facts, usual).trait, Trait::none);
  facts.contacts = {today, today - 3, today - 6};
  EXPECT_EQ(moment_by_rules(facts, usual).trait, Trait::none);
  facts.loyal = true;
  EXPECT_EQ(moment_by_rules(facts, usual).trait, Trait::loyal);
}

TEST(Moment, ImpulsiveBuysAgainRightAfterBecomingKnown) {
  auto facts = bought(2, 4, 3);
  facts.known_since = today - 4;
  EXPECT_EQ(moment_by_rules(facts, usual).trait, Trait::impulsive);
  facts.orders = 1;
  EXPECT_EQ(moment_by_rules(facts, usual).trait, Trait::new_);
  facts.orders = 2;
  facts.known_since = today;  // the orders are from before: an import
  EXPECT_EQ(moment_by_rules(facts, usual).trait, Trait::new_);
}

TEST(Need, FourTypesAndNotClear) {
  NeedForm form;
  EXPECT_EQ(need_by_rules(form).trait, Trait::unclear);
  form.intent = Intent::asked;
  EXPECT_EQ(need_by_rules(form).trait, Trait::unclear);
  form.budget = Budget::yes;
  EXPECT_EQ(need_by_rules(form).trait, Trait::wants_and_can);
  form.budget = Budget::no;
  EXPECT_EQ(need_by_rules(form).trait, Trait::wants_cannot);
  form.intent = Intent::none;
  EXPECT_EQ(need_by_rules(form).trait, Trait::neither);
  form.budget = Budget::yes;
  EXPECT_EQ(need_by_rules(form).trait, Trait::can_unwilling);
}

TEST(Need, EachTypeHasTasksThatFitTheForm) {
  for (const Trait need : traits_of(Aspect::need)) {
    EXPECT_FALSE(tasks_for(need).empty());
    EXPECT_LE(tasks_for(need).size(), most_need_tasks);
  }
}

TEST(Need, AnswersAreKeptAndReadBack) {
  NeedForm form;
  form.intent = Intent::interested;
  form.decider = Decider::other;
  const std::string kept = answers_text(need_questions(), &form);
  EXPECT_EQ(kept, "intent=interested decider=other");
  const NeedForm back = need_form(kept, {});
  EXPECT_EQ(back.intent, Intent::interested);
  EXPECT_EQ(back.decider, Decider::other);
  EXPECT_EQ(back.budget, Budget::unknown);
  EXPECT_EQ(need_form("nonsense =x intent=never", {}).intent, Intent::unknown);
}

StyleForm answered(Leaning manner, Leaning turned_to) {
  StyleForm form;
  form.pace = form.lead = form.decision = form.dissent = manner;
  form.opening = form.topic = form.proof = form.feelings = turned_to;
  return form;
}

TEST(Style, TwoAxesMakeFourStyles) {
  const auto style = [](Leaning manner, Leaning turned_to) {
    return style_by_rules(answered(manner, turned_to)).trait;
  };
  EXPECT_EQ(style(Leaning::first, Leaning::first), Trait::driven);
  EXPECT_EQ(style(Leaning::first, Leaning::second), Trait::expressive);
  EXPECT_EQ(style(Leaning::second, Leaning::first), Trait::analytical);
  EXPECT_EQ(style(Leaning::second, Leaning::second), Trait::harmonious);
  EXPECT_EQ(style(Leaning::unknown, Leaning::first), Trait::unclear);
}

TEST(Style, MixedAnswersAreNotClear) {
  auto form = answered(Leaning::first, Leaning::first);
  form.pace = form.lead = Leaning::second;
  EXPECT_EQ(style_by_rules(form).trait, Trait::unclear);
  form = answered(Leaning::first, Leaning::first);
  form.pace = Leaning::second;
  EXPECT_EQ(style_by_rules(form).trait, Trait::driven);
  form.lead = Leaning::unknown;
  EXPECT_EQ(style_by_rules(form).trait, Trait::unclear);
}

}  // namespace
}  // namespace clientela
