// Is this our client at all? The fit by the company's own profile, and by hand.
#include "tests/scenarios/ideal_client_company.h"

namespace clientela {
namespace {

using ::testing::HasSubstr;

TEST_F(IdealClient, TheFitIsTheShareOfTheReachablePoints) {
  const Id early = client("Early", "Brno");
  EXPECT_EQ(fit(early).fit, std::nullopt) << "without a profile there is no fit";
  criterion("Near", "city=eq.Brno", 30);
  criterion("Buys", "total=gte.100", 50);
  criterion("Returns", "return_count=gte.1", -20);
  const Id ann = client("Ann", "Brno"), cyd = client("Cyd", "Oslo");
  EXPECT_EQ(fit(ann).fit, 38);
  EXPECT_EQ(fit(cyd).fit, 0);
  order(ann, "100.00");
  EXPECT_EQ(fit(ann).fit, 100) << "by the order's own transaction";
  order(ann, "1.00");
  order(ann, "1.00", "return");
  EXPECT_EQ(fit(ann).fit, 75);
  order(cyd, "1.00", "return");
  EXPECT_EQ(fit(cyd).fit, 0) << "never below zero";
  EXPECT_EQ(fit(early).fit, std::nullopt);
  EXPECT_TRUE(refresh());
  EXPECT_EQ(fit(early).fit, 38);
  EXPECT_FALSE(refresh()) << "once is enough";
  expect_rebuilding_changes_nothing({early, ann, cyd});
  EXPECT_EQ(company().digest(), company().replayed_digest());
}

TEST_F(IdealClient, APartOfTheClientCountsAtOnce) {
  criterion("Can be called", "contact_points=any(kind.eq.phone)", 10);
  const Id ann = company().create(
      "client", {{"name", "Ann"}},
      {JsonObject{{"object", "contact_point"},
                  {"values", JsonObject{{"kind", "phone"}, {"value", "+420 777 123 456"}}}}});
  EXPECT_EQ(fit(ann).fit, 100);
}

TEST_F(IdealClient, EverybodyIsLookedAtWhenTheProfileChanges) {
  std::vector<Id> all;
  for (int i = 0; i < 700; ++i) all.push_back(client("Client " + std::to_string(i), "Brno"));
  const Id near = criterion("Near", "city=eq.Brno", 10);
  EXPECT_TRUE(refresh());
  for (const Id id : all) ASSERT_EQ(fit(id).fit, 100);
  company().now().ms += 1000;
  company().perform("fit_criterion.delete", {{"id", near.text()}});
  EXPECT_TRUE(refresh());
  for (const Id id : all) ASSERT_EQ(fit(id).fit, std::nullopt);
  EXPECT_FALSE(refresh());
}

TEST_F(IdealClient, ItIsLookedAtAgainTheNextDay) {
  criterion("Bought of late", "last_order=gte.today-40d", 10);
  const Id ann = client("Ann", "Brno");
  order(ann, "5.00");
  EXPECT_EQ(fit(ann).fit, 100);
  EXPECT_TRUE(refresh());
  company().now().ms += std::int64_t{20} * 24 * 3600 * 1000;
  EXPECT_EQ(fit(ann).fit, 100);
  EXPECT_TRUE(refresh());
  EXPECT_EQ(fit(ann).fit, 0);
}

TEST_F(IdealClient, ByHandStaysUntilItIsReleased) {
  criterion("Near", "city=eq.Brno", 10);
  const Id ann = client("Ann", "Oslo");
  set_fit(ann, 80, "Knows everybody here");
  EXPECT_EQ(fit(ann).fit, 80);
  EXPECT_TRUE(fit(ann).by_hand);
  order(ann, "10.00");
  EXPECT_TRUE(refresh());
  EXPECT_EQ(fit(ann).fit, 80);
  const auto card = text("/clients/" + ann.text(), member_);
  EXPECT_THAT(card, HasSubstr("Fit 80 of 100"));
  EXPECT_THAT(card, HasSubstr("by hand"));
  EXPECT_THAT(card, HasSubstr("80 of 100, by hand"));
  EXPECT_THAT(card, HasSubstr("Knows everybody here"));
  company().now().ms += 1000;
  company().perform("client.release_fit", {{"client", ann.text()}});
  EXPECT_EQ(fit(ann).fit, 0);
  EXPECT_FALSE(fit(ann).by_hand);
  EXPECT_THAT(text("/clients/" + ann.text(), member_), HasSubstr("By the profile again"));
  expect_rebuilding_changes_nothing({ann});
  EXPECT_EQ(company().digest(), company().replayed_digest());
}

TEST_F(IdealClient, ByHandNeedsAClientANumberAndAReason) {
  const Id ann = client("Ann", "Oslo");
  const Id supplier = client("Sup", "Oslo", {{"relation", "supplier"}});
  const auto refused = [&](const JsonObject& arguments) {
    const auto outcome = company().try_perform(member_, "client.set_fit", arguments);
    return !outcome ? outcome.error().field : std::string("done");
  };
  EXPECT_EQ(refused({{"client", ann.text()}, {"fit", 101}, {"reason", "x"}}), "fit");
  EXPECT_EQ(refused({{"client", ann.text()}, {"fit", -1}, {"reason", "x"}}), "fit");
  EXPECT_EQ(refused({{"client", ann.text()}, {"reason", "x"}}), "fit");
  EXPECT_EQ(refused({{"client", ann.text()}, {"fit", 10}}), "reason");
  EXPECT_EQ(refused({{"client", supplier.text()}, {"fit", 10}, {"reason", "x"}}), "client");
  EXPECT_EQ(refused({{"client", ann.text()}, {"fit", 10}, {"reason", "x"}}), "done");
}

TEST_F(IdealClient, WhatIsTakenBackLeavesNothingBehind) {
  criterion("Near", "city=eq.Brno", 10);
  const Id ann = client("Ann", "Brno");
  const std::string before = company().digest();
  const Outcome by_hand = set_fit(ann, 20, "Never pays");
  company().now().ms += 1000;
  const std::string set = company().digest();
  const Outcome released = company().perform("client.release_fit", {{"client", ann.text()}});
  company().now().ms += 1000;
  ASSERT_TRUE(company().engine().undo(Asker::program(), released.seq));
  EXPECT_EQ(company().digest(), set);
  EXPECT_EQ(fit(ann).fit, 20);
  ASSERT_TRUE(company().engine().undo(Asker::program(), by_hand.seq));
  EXPECT_EQ(company().digest(), before);
  EXPECT_EQ(fit(ann).fit, 100);
  EXPECT_EQ(company().digest(), company().replayed_digest());
}

TEST_F(IdealClient, AMergedClientKeepsWhatWasSaidByHand) {
  criterion("Near", "city=eq.Brno", 10);
  const Id ann = client("Ann", "Brno"), twin = client("Anne", "Oslo");
  set_fit(twin, 55, "So so");
  const Outcome merged =
      company().perform("client.merge", {{"keep", ann.text()}, {"merge", twin.text()}});
  EXPECT_EQ(fit(ann).fit, 55);
  ASSERT_TRUE(company().engine().undo(Asker::program(), merged.seq));
  EXPECT_EQ(fit(ann).fit, 100);
  EXPECT_EQ(fit(twin).fit, 55);
  expect_rebuilding_changes_nothing({ann, twin});
}

TEST_F(IdealClient, ACriterionThatCantBeReadAnyMoreCountsForNothingAndSaysSo) {
  const Id user = other_.user;
  criterion("Near", "city=eq.Brno", 10);
  const Id ann = client("Ann", "Brno");
  company().engine().read(Asker::program(), [&](Reading& reading) {
    FitProfile profile = fit_profile(reading);
    profile.criteria.push_back({user, {}, std::nullopt});
    const auto record = reading.find(reading.type("client"), ann);
    const FitVerdict verdict = judge(profile, *record, reading);
    EXPECT_EQ(verdict.fit, 100);
    EXPECT_FALSE(verdict.met.back());
  });
}

}  // namespace
}  // namespace clientela
