// A part stays with its owner: otherwise it would leave one's total and enter another's unseen.
#include <gtest/gtest.h>

#include "tests/support/browser.h"

namespace clientela {
namespace {

class PartOwner : public testing::Test {
 public:
  ~PartOwner() override { EXPECT_EQ(company_.replayed_digest(), company_.digest()); }

 protected:
  Id order(std::string_view price) {
    return company_.create(
        "order", {{"business_date", "2026-03-01"}},
        {JsonObject{{"object", "order_line"}, {"values", JsonObject{{"price", price}}}}});
  }
  Id client(std::string_view name) {
    return company_.create(
        "client", {{"name", name}},
        {JsonObject{{"object", "contact_point"},
                    {"values", JsonObject{{"kind", "phone"}, {"value", "+420 123 456"}}}}});
  }
  Id part_of(std::string_view noun, Id owner) {
    Id part;
    company_.engine().read(Asker::program(), [&](Reading& reading) {
      part = reading.parts(*reading.find(reading.type(noun), owner)).front().id;
    });
    return part;
  }
  // The status of sending the part of one owner to another.
  int moved(const std::string& noun, std::string_view part, Id from, const Json& to) {
    const JsonObject change{{"was", from.text()}, {"now", to}};
    const JsonObject sent{{"object", part},
                          {"id", part_of(noun, from).text()},
                          {"patch", JsonObject{{noun, change}}}};
    const JsonObject body{{"id", from.text()}, {"parts", JsonArray{sent}}};
    return program_.call("POST", "/actions/" + noun + ".update", body).status;
  }

  WebCompany web_;
  TestCompany& company_ = web_.company;
  Asker ann_ = company_.make_user("ann", "member");
  ApiCaller program_{web_, ann_};
};

TEST_F(PartOwner, StaysTheSameWhateverIsSent) {
  const Id from = order("2.50");
  const Id to = order("1.00");
  const Asker bob = company_.make_user("bob", "member");
  const Id known = client("Known");
  const Id secret = company_.create(
      "client", {{"name", "Secret"}, {"confidential", true}, {"manager", bob.user.text()}});
  const std::string before = company_.digest();
  for (const Json& owner : {Json(to.text()), Json(nullptr), Json(secret.text())}) {
    EXPECT_EQ(moved("order", "order_line", from, owner), 422);
  }
  EXPECT_EQ(moved("client", "contact_point", known, Json(secret.text())), 422);
  EXPECT_EQ(company_.digest(), before);
}

TEST_F(PartOwner, IsNotChosenByANewPart) {
  const Id from = order("2.50");
  const Id to = order("1.00");
  const JsonObject line{{"object", "order_line"},
                        {"values", JsonObject{{"order", to.text()}, {"price", "3.00"}}}};
  const JsonObject body{{"id", from.text()}, {"parts", JsonArray{line}}};
  EXPECT_EQ(program_.call("POST", "/actions/order.update", body).status, 422);
}

TEST_F(PartOwner, StaysTheSameForActionsThatChangeParts) {
  const Id from = order("2.50");
  const Id to = order("1.00");
  PartChange change;
  change.kind = PartChange::Kind::update;
  change.object = "order_line";
  change.id = part_of("order", from);
  change.patch = {{"order", Value(from), Value(to)}};
  const std::string before = company_.digest();
  const auto moved = company_.engine().note(Asker::program(), [&](Transaction& transaction) {
    return transaction.update(transaction.type("order"), from, WholePatch{{}, {change}});
  });
  ASSERT_FALSE(moved);
  EXPECT_EQ(moved.error().field, "order");
  EXPECT_EQ(company_.digest(), before);
}

TEST_F(PartOwner, SentBackUnchangedWithAllElseOfAPartIsRefusedInWords) {
  const Id from = order("2.50");
  const JsonObject change{{"was", from.text()}, {"now", from.text()}};
  const JsonObject sent{{"object", "order_line"},
                        {"id", part_of("order", from).text()},
                        {"patch", JsonObject{{"order", change}}}};
  const Response answer = program_.call(
      "POST", "/actions/order.update", JsonObject{{"id", from.text()}, {"parts", JsonArray{sent}}});
  EXPECT_EQ(answer.status, 422);
  EXPECT_NE(answer.body.find("stays with its owner"), std::string::npos) << answer.body;
}

}  // namespace
}  // namespace clientela
