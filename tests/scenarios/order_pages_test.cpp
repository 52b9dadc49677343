// The pages of orders and products, as a browser gets them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/support/browser.h"

namespace clientela {
namespace {

using testing::HasSubstr;
using testing::Not;

class OrderPages : public testing::Test {
 protected:
  OrderPages() : browser_(web_, web_.company.make_user("ann", "member")) {}
  std::string page(const std::string& target) { return body_of(browser_.get(target)); }

  WebCompany web_;
  Browser browser_;
};

std::size_t occurrences(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

TEST_F(OrderPages, TheListCallsEachOrderOnce) {
  web_.company.create("order", {{"number", "N-11711"}, {"business_date", "2026-03-01"}});
  web_.company.create("order", {{"business_date", "2025-12-09"}});
  for (const std::string target : {"/orders", "/orders?columns=number,total"}) {
    const std::string html = page(target);
    const std::string table = visible_text(html.substr(html.find("<table")));
    EXPECT_EQ(occurrences(table, "N-11711"), 1u) << target;
    EXPECT_THAT(table, HasSubstr("Order of ")) << "of one without a number";
  }
  EXPECT_THAT(page("/orders"), HasSubstr("order=number")) << "the title sorts by the number";
  EXPECT_EQ(occurrences(visible_text(page("/options/order?q=N-11711")), "N-11711"), 1u);
}

TEST_F(OrderPages, TheFormOfAnOrderWithoutANumberIsCalledByItsDay) {
  const Id id = web_.company.create("order", {{"business_date", "2025-12-09"}});
  EXPECT_THAT(visible_text(page("/orders/" + id.text() + "/edit")), HasSubstr("Order of "));
}

TEST_F(OrderPages, AProductThatIsChosenBringsItsPrice) {
  web_.company.create("product", {{"name", "Desk pad"}, {"price", "12.5"}, {"notes", "5\" wide"}});
  const std::string order = page("/orders/new");
  EXPECT_THAT(order, HasSubstr("/options/product?with=price,unit_cost"));
  EXPECT_THAT(visible_text(order), HasSubstr("Leave price and cost empty to take the product's."));
  const std::string options = page("/options/product?q=Desk&with=price,unit_cost,nonsense");
  EXPECT_THAT(options, HasSubstr("data-fills=\"{&quot;price&quot;:&quot;12.50"));
  EXPECT_THAT(options, Not(HasSubstr("nonsense")));
  EXPECT_THAT(page("/options/product?q=Desk"), Not(HasSubstr("data-fills")));
}

TEST_F(OrderPages, AProductsCardLeadsToTheOrdersThatHaveIt) {
  const Id pad = web_.company.create("product", {{"name", "Desk pad"}, {"price", "12.5"}});
  const JsonObject line{{"object", "order_line"}, {"values", JsonObject{{"product", pad.text()}}}};
  for (int i = 1; i < 9; ++i) {
    const std::string number = "N-" + std::to_string(i);
    web_.company.create("order", {{"number", number}, {"business_date", "2026-03-01"}}, {line});
  }
  web_.company.create("order", {{"number", "Other"}, {"business_date", "2026-03-02"}});
  const std::string card = page("/products/" + pad.text());
  EXPECT_THAT(visible_text(card), HasSubstr("N-8"));
  const std::string address = "/orders?order_lines=any(product.eq." + pad.text() + ")";
  EXPECT_NE(card.find(address), std::string::npos) << visible_text(card);
  EXPECT_EQ(browser_.get(address).status, 200);
  const std::string orders = visible_text(page(address));
  EXPECT_THAT(orders, HasSubstr("N-8"));
  EXPECT_THAT(orders, Not(HasSubstr("Other")));
}

TEST_F(OrderPages, NothingSecretIsBroughtAlong) {
  web_.company.make_user("bob", "member");
  const std::string options = page("/options/user?q=bob&with=password_hash,login");
  EXPECT_THAT(options, HasSubstr("login"));
  EXPECT_THAT(options, Not(HasSubstr("password")));
}

}  // namespace
}  // namespace clientela
