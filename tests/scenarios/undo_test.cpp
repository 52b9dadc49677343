// What is taken back leaves nothing behind, also where one action did several things to a record.
#include <gtest/gtest.h>

#include "tests/support/test_company.h"

namespace clientela {
namespace {

class Undo : public testing::Test {
 protected:
  ~Undo() override { EXPECT_EQ(company_.replayed_digest(), company_.digest()); }

  Id order(JsonObject values, std::string_view price = "2.50") {
    values["business_date"] = "2026-03-01";
    return company_.create(
        "order", values,
        {JsonObject{{"object", "order_line"}, {"values", JsonObject{{"price", price}}}}});
  }
  std::int64_t total(Id id) { return company_.find("order", id)->get<Money>("total").minor; }
  void undo(std::int64_t seq) {
    const auto undone = company_.engine().undo(Asker::program(), seq);
    EXPECT_TRUE(undone) << english(undone.error().message);
  }

  TestCompany company_;
};

TEST_F(Undo, OfAMergeGivesBackEveryReferenceOfOneOrder) {
  const Id ann = company_.create("client", {{"name", "Ann"}});
  const Id twin = company_.create("client", {{"name", "Anne"}});
  order({{"client", twin.text()}, {"payer", twin.text()}, {"recipient", twin.text()}});
  const std::string before = company_.digest();
  const Outcome merged =
      company_.perform("client.merge", {{"keep", ann.text()}, {"merge", twin.text()}});
  undo(merged.seq);
  EXPECT_EQ(company_.digest(), before);
}

TEST_F(Undo, OfAMergeWithTheOneWhoReferred) {
  const Id ann = company_.create("client", {{"name", "Ann"}});
  const Id friend_of_ann =
      company_.create("client", {{"name", "Bob"}, {"referred_by", ann.text()}});
  const std::string before = company_.digest();
  const Outcome merged =
      company_.perform("client.merge", {{"keep", friend_of_ann.text()}, {"merge", ann.text()}});
  EXPECT_TRUE(is_empty((*company_.find("client", friend_of_ann))["referred_by"]));
  undo(merged.seq);
  EXPECT_EQ(company_.digest(), before);
}

TEST_F(Undo, TwiceDoesNotDoubleALine) {
  const Id id = order({{"number", "1"}}, "10.00");
  Id line;
  company_.engine().read(Asker::program(), [&](Reading& reading) {
    line = reading.parts(*reading.find(reading.type("order"), id)).front().id;
  });
  company_.now().ms += 1000;
  const Outcome removed = company_.perform(
      "order.update",
      {{"id", id.text()},
       {"parts",
        JsonArray{JsonObject{{"object", "order_line"}, {"id", line.text()}, {"remove", true}}}}});
  EXPECT_EQ(total(id), 0);
  undo(removed.seq);
  EXPECT_EQ(total(id), 1000);
  undo(removed.seq);
  EXPECT_EQ(total(id), 1000);
}

TEST_F(Undo, KeepsWhenSomethingWasDone) {
  const Id task = company_.create(
      "activity", {{"subject", "Call"}, {"kind", "task"}, {"done", true}, {"at", "2025-01-01"}});
  const std::string before = company_.digest();
  const Outcome reopened = company_.perform(
      "activity.update",
      {{"id", task.text()},
       {"patch", JsonObject{{"done", JsonObject{{"was", true}, {"now", false}}}}}});
  EXPECT_TRUE(is_empty((*company_.find("activity", task))["done_at"]));
  undo(reopened.seq);
  EXPECT_EQ(company_.digest(), before);
}

TEST_F(Undo, WhoseOrdersAreAllGoneHasNoFigures) {
  const Id ann = company_.create("client", {{"name", "Ann"}});
  const auto fresh = company_.find("client", ann)->values;
  order({{"client", ann.text()}});
  EXPECT_NE(company_.find("client", ann)->values, fresh);
  std::int64_t made = 0;
  company_.company.store->read([&](StoreReader& reader) { made = reader.last_seq(); });
  undo(made);
  EXPECT_EQ(company_.find("client", ann)->values, fresh);
}

}  // namespace
}  // namespace clientela
