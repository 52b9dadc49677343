// What orders say about their client: the figures follow every change, and rebuilding gives the
// same.
#include <gtest/gtest.h>

#include <random>

#include "tests/support/test_company.h"

namespace clientela {
namespace {

class OrderFigures : public testing::Test {
 protected:
  OrderFigures() { client_ = company_.create("client", {{"name", "Ann"}}); }

  Id order(std::string_view date, std::string_view price, std::string_view quantity = "1",
           std::string_view kind = "sale") {
    return company_.create(
        "order", {{"client", client_.text()}, {"business_date", date}, {"kind", kind}},
        {JsonObject{{"object", "order_line"},
                    {"values", JsonObject{{"price", price}, {"quantity", quantity}}}}});
  }

  Record client() { return *company_.find("client", client_); }

  std::vector<Value> figures() {
    const Record record = client();
    return {record.values.begin() + static_cast<std::ptrdiff_t>(record.type->fields.size()),
            record.values.end()};
  }

  void expect_rebuilding_changes_nothing() {
    const auto before = figures();
    company_.engine().rebuild(company_.model().projections().front());
    EXPECT_EQ(figures(), before);
  }

  TestCompany company_;
  Id client_;
};

TEST_F(OrderFigures, CountAndSumAndRhythm) {
  order("2026-01-01", "10.00");
  order("2026-01-11", "5.00", "2");
  order("2026-01-21", "0.001", "1000");
  order("2026-01-21", "3.00", "-1", "return");
  const Record ann = client();
  EXPECT_EQ(ann.get<std::int64_t>("order_count"), 3);
  EXPECT_EQ(ann.get<std::int64_t>("return_count"), 1);
  EXPECT_EQ(ann.get<Money>("total").minor, 1000 + 1000 + 100 - 300);
  EXPECT_EQ(ann.get<std::int64_t>("rhythm_days"), 10);
  EXPECT_EQ(ann.get<Date>("first_order").text(), "2026-01-01");
  EXPECT_EQ(ann.get<Date>("last_order").text(), "2026-01-21");
  EXPECT_EQ(ann.get<Date>("expected_order").text(), "2026-01-31");
  EXPECT_EQ(ann.get<Date>("late_after").text(), "2026-02-10");
  expect_rebuilding_changes_nothing();
}

TEST_F(OrderFigures, FollowAnOrderThatMovesOrGoes) {
  const Id first = order("2026-01-01", "10.00");
  order("2026-01-11", "10.00");
  company_.perform(
      "order.update",
      {{"id", first.text()},
       {"patch",
        JsonObject{{"business_date", JsonObject{{"was", "2026-01-01"}, {"now", "2026-01-21"}}}}}});
  EXPECT_EQ(client().get<Date>("first_order").text(), "2026-01-11");
  EXPECT_EQ(client().get<Date>("last_order").text(), "2026-01-21");
  company_.perform("order.delete", {{"id", first.text()}});
  EXPECT_EQ(client().get<Date>("last_order").text(), "2026-01-11");
  EXPECT_EQ(client().get<std::int64_t>("buying_days"), 1);
  EXPECT_EQ(client().get<Money>("total").minor, 1000);
  expect_rebuilding_changes_nothing();
}

TEST_F(OrderFigures, ACostInAnotherCurrencyIsNotAdded) {
  const Id product = company_.create("product", {{"name", "Cup"}, {"unit_cost", "7.00 USD"}});
  const auto sell = [&](const JsonObject& line) {
    return company_.try_perform(
        Asker::program(), "order.create",
        {{"values", JsonObject{{"client", client_.text()}, {"business_date", "2026-01-01"}}},
         {"parts", JsonArray{JsonObject{{"object", "order_line"}, {"values", line}}}}});
  };
  ASSERT_TRUE(sell({{"product", product.text()}, {"price", "10.00"}}));
  EXPECT_EQ(client().get<Money>("margin").minor, 1000);  // the cost is not known
  const auto refused = sell({{"price", "10.00"}, {"unit_cost", "7.00 USD"}});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().field, "order_line.unit_cost");
}

// An order of one line.
class OrderPrices : public OrderFigures {
 protected:
  Record line_of(const JsonObject& values, const JsonObject& order = {}) {
    JsonObject all = order;
    all["client"] = client_.text();
    all["business_date"] = "2026-01-01";
    order_ =
        company_.create("order", all, {JsonObject{{"object", "order_line"}, {"values", values}}});
    return line();
  }
  Record line() {
    Record found;
    company_.engine().read(Asker::program(), [&](Reading& reading) {
      found = reading.parts(*reading.find(reading.type("order"), order_)).front();
    });
    return found;
  }
  std::int64_t total() { return company_.find("order", order_)->get<Money>("total").minor; }

  Id order_;
  Id pad_ = company_.create("product",
                            {{"name", "Desk pad"}, {"price", "36.50"}, {"unit_cost", "18.98"}});
};

TEST_F(OrderPrices, ALineWithoutAPriceTakesTheProducts) {
  const Record line = line_of({{"product", pad_.text()}});
  EXPECT_EQ(line.get<Price>("price").text(), "36.5 EUR");
  EXPECT_EQ(line.get<std::string>("description"), "Desk pad");
  EXPECT_EQ(total(), 3650);
  EXPECT_EQ(client().get<Money>("margin").minor, 3650 - 1898);
  EXPECT_EQ(company_.replayed_digest(), company_.digest());
}

TEST_F(OrderPrices, APriceOfNothingIsAPrice) {
  EXPECT_EQ(line_of({{"product", pad_.text()}, {"price", "0"}}).get<Price>("price").text(),
            "0 EUR");
  EXPECT_EQ(total(), 0);
  EXPECT_EQ(line_of({{"description", "By hand"}}).get<Price>("price").text(), "0 EUR");
}

TEST_F(OrderPrices, APriceThatIsTakenOutIsTheProducts) {
  const Record line = line_of({{"product", pad_.text()}, {"price", "10.00"}});
  const JsonObject patch{
      {"price", JsonObject{{"was", line.type->find("price")->kind->to_json(
                                       line["price"], *line.type->find("price"))},
                           {"now", nullptr}}}};
  company_.perform(
      "order.update",
      {{"id", order_.text()},
       {"parts", JsonArray{JsonObject{
                     {"object", "order_line"}, {"id", line.id.text()}, {"patch", patch}}}}});
  EXPECT_EQ(total(), 3650);
  EXPECT_EQ(company_.replayed_digest(), company_.digest());
}

TEST_F(OrderPrices, AnotherCurrencyIsConvertedAtTheOrdersRate) {
  const Record line = line_of({{"product", pad_.text()}}, {{"currency", "CZK"}, {"rate", "0.04"}});
  EXPECT_EQ(line.get<Price>("price").text(), "912.5 CZK");
  EXPECT_EQ(total(), 3650);
}

TEST_F(OrderPrices, APriceThatChangesLaterRewritesNothing) {
  line_of({{"product", pad_.text()}});
  company_.perform("product.update",
                   {{"id", pad_.text()},
                    {"patch", JsonObject{{"price", JsonObject{{"was", "36.50"}, {"now", "40"}}}}}});
  company_.perform("order.delete", {{"id", order_.text()}});
  company_.perform("order.restore", {{"id", order_.text()}});
  EXPECT_EQ(total(), 3650);
}

// Until version 2 the product's price was not looked at.
TEST_F(OrderPrices, AnOldLogGivesWhatItGaveThen) {
  LoggedAction old;
  old.id = company_.engine().new_id();
  old.action = "order.create";
  old.version = 1;
  old.time = company_.now();
  old.arguments = json_text(JsonObject{
      {"values", JsonObject{{"client", client_.text()}, {"business_date", "2026-01-01"}}},
      {"parts", JsonArray{JsonObject{{"object", "order_line"},
                                     {"values", JsonObject{{"product", pad_.text()}}}}}}});
  const auto outcome = company_.engine().replay(old);
  ASSERT_TRUE(outcome);
  order_ = *Id::parse(string_member(outcome->result, "id"));
  EXPECT_EQ(total(), 0);
  EXPECT_EQ(client().get<Money>("margin").minor, -1898);
  EXPECT_EQ(company_.replayed_digest(), company_.digest());
}

TEST_F(OrderFigures, RebuildingEqualsIncrementsOverRandomActions) {
  const unsigned seed = std::random_device()();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 chance(seed);
  std::vector<std::pair<Id, bool>> orders;  // with whether it is deleted
  for (int step = 0; step < 150; ++step) {
    if (orders.empty() || chance() % 2 == 0) {
      const std::string date = (Date::of(2026, 1, 1) + static_cast<int>(chance() % 40)).text();
      const bool sale = chance() % 4 != 0;
      orders.emplace_back(order(date, "1.25", sale ? "2" : "-1", sale ? "sale" : "return"), false);
      continue;
    }
    auto& [id, deleted] = orders[chance() % orders.size()];
    company_.perform(deleted ? "order.restore" : "order.delete", {{"id", id.text()}});
    deleted = !deleted;
  }
  expect_rebuilding_changes_nothing();
  EXPECT_EQ(company_.replayed_digest(), company_.digest());
}

}  // namespace
}  // namespace clientela
