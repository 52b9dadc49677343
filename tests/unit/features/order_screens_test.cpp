#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "features/orders/client_orders_panel.h"
#include "features/orders/order_queries.h"
#include "features/orders/product_sales.h"
#include "features/screens.h"
#include "tests/unit/features/feature_company.h"

namespace clientela {
namespace {

using testing::HasSubstr;

const Currency euro = *Currency::parse("EUR");

SalesOrder order_on(Date day, std::int64_t minor, OrderKind kind = OrderKind::sale) {
  SalesOrder order;
  order.kind = kind;
  order.business_date = day;
  order.total = {minor, euro};
  return order;
}

TEST(OrderMonthsTest, CountSalesAndReturnsByMonth) {
  const Date today = Date::of(2026, 5, 13);
  const std::vector<SalesOrder> orders{order_on(Date::of(2026, 5, 2), 1000),
                                       order_on(Date::of(2026, 5, 1), 500),
                                       order_on(Date::of(2026, 4, 30), -300, OrderKind::return_),
                                       order_on(Date::of(2026, 4, 1), -999, OrderKind::adjustment),
                                       order_on(Date::of(2020, 1, 1), 700)};
  const auto months = by_month(orders, true, today, 24);
  ASSERT_EQ(months.size(), 24u);
  EXPECT_EQ(months.front().month, Date::of(2024, 6, 1));
  EXPECT_EQ(months.back().orders, 2);
  EXPECT_EQ(months.back().bought.minor, 1500);
  EXPECT_EQ(months[22].orders, 0);
  EXPECT_EQ(months[22].returned.minor, 300);
}

TEST(OrderMonthsTest, LeaveOutMonthsThatAreNotKnownWhole) {
  const Date today = Date::of(2026, 5, 13);
  const std::vector<SalesOrder> orders{order_on(Date::of(2026, 5, 2), 1000),
                                       order_on(Date::of(2026, 3, 20), 500)};
  const auto months = by_month(orders, false, today, 24);
  ASSERT_EQ(months.size(), 2u);
  EXPECT_EQ(months.front().month, Date::of(2026, 4, 1));
}

class OrderScreensTest : public testing::Test {
 protected:
  OrderScreensTest() {
    Client client;
    client.name = "Jana";
    client_ = company_.create(client);
    Product product;
    product.name = "Notebook";
    product.price = Price{Decimal::of(5), euro};
    product.unit_cost = Price{Decimal::of(3), euro};
    product_ = company_.create(product);
  }
  Id order(int days_ago, Id client) {
    SalesOrder order;
    order.number = "N-" + std::to_string(++made_);
    order.client = client;
    order.business_date = company_.today() - days_ago;
    OrderLine line;
    line.product = product_;
    line.quantity = Decimal::of(2);
    line.price = Price{Decimal::of(5), euro};
    return company_.create(order, {company_.record(line)});
  }
  CardView card(std::string_view noun, Id id) {
    Screens screens;
    add_screens(screens);
    CardView view;
    company_.read([&](Reading& reading) {
      view.whole = *reading.find_whole(reading.type(noun), id);
      view.titles[client_] = "Jana";
      view.titles[product_] = "Notebook";
      const auto [first, last] = screens.cards.equal_range(noun);
      for (auto extend = first; extend != last; ++extend) {
        extend->second(ctx_, reading, view);
      }
    });
    return view;
  }
  std::string figure(const CardView& view, const std::string& label) {
    for (const auto& each : view.figures) {
      if (each.label == label) return each.value;
    }
    return {};
  }

  FeatureCompany company_;
  PageContext ctx_ = company_.context();
  Id client_, product_;
  int made_ = 0;
};

TEST_F(OrderScreensTest, TheClientsCardTellsTotalsAndRhythm) {
  for (const int days_ago : {100, 80, 60}) order(days_ago, client_);
  const CardView view = card("client", client_);
  EXPECT_EQ(figure(view, "Bought, all time"), "30");
  EXPECT_EQ(figure(view, "Margin"), "40");
  EXPECT_EQ(figure(view, "Orders"), "3");
  EXPECT_EQ(figure(view, "Usually buys"), "every 20 days");
  EXPECT_EQ(figure(view, "Last order: late"), "60 days ago");
}

TEST_F(OrderScreensTest, MonthsEndOnTheDayToWhichTheCardCounts) {
  for (const int days_ago : {100, 80, 60}) order(days_ago, client_);
  const auto months_to = [&](Date day) {
    std::vector<MonthOfOrders> found;
    company_.read([&](Reading& reading) { found = months_of(reading, client_, day, 24); });
    return found;
  };
  const Date last = company_.today() - 60;  // in March 2026
  const auto now = months_to(company_.today());
  ASSERT_EQ(now.size(), 24u);
  EXPECT_EQ(now.back().month, Date::of(2026, 5, 1));
  EXPECT_EQ(now.back().orders, 0);
  EXPECT_EQ(now[21].month, Date::of(2026, 3, 1));
  EXPECT_EQ(now[21].orders, 1);
  EXPECT_EQ(months_to(last - 40).back().month, Date::of(2026, 3, 1)) << "a newer order is seen too";
  const auto later = months_to(last + 3 * 365);
  EXPECT_EQ(later.back().month, Date::of(2026, 3, 1)) << "or nothing would be seen";
  EXPECT_EQ(later.back().orders, 1);
  EXPECT_EQ(months_to(Date::of(2028, 2, 29)).back().month, Date::of(2028, 2, 1)) << "just seen";
}

TEST_F(OrderScreensTest, TheStripOfAClientWhoLeftLongAgoShowsWhatWasBought) {
  for (const int days_ago : {1100, 1080, 1060}) order(days_ago, client_);
  const CardView view = card("client", client_);
  const auto strip =
      std::find_if(view.panels.begin(), view.panels.end(),
                   [](const CardPanel& panel) { return panel.zone == CardZone::head; });
  ASSERT_NE(strip, view.panels.end());
  EXPECT_THAT(strip->content.written(), HasSubstr("strip-bar"));
}

TEST_F(OrderScreensTest, OneGapIsNoRhythmYet) {
  for (const int days_ago : {62, 60}) order(days_ago, client_);
  const CardView view = card("client", client_);
  EXPECT_EQ(figure(view, "Usually buys"), "");
  EXPECT_EQ(figure(view, "Last order"), "60 days ago") << "and nobody is late by it";
}

TEST_F(OrderScreensTest, AClientWithoutOrdersHasNoFigures) {
  EXPECT_TRUE(card("client", client_).figures.empty());
}

TEST_F(OrderScreensTest, TheOrdersCardShowsItsLines) {
  const CardView view = card("order", order(3, client_));
  EXPECT_EQ(figure(view, "Total"), "10.00");
  EXPECT_EQ(figure(view, "Margin"), "4.00");
  ASSERT_FALSE(view.panels.empty());
  EXPECT_THAT(view.panels.front().content.written(), HasSubstr("Notebook</a>"));
  Html html;
  view.badges(html);
  EXPECT_THAT(html.written(), HasSubstr("Jana</a>"));
}

TEST_F(OrderScreensTest, AnOrderWithoutANumberIsCalledByItsDay) {
  SalesOrder unnumbered;
  unnumbered.client = client_;
  unnumbered.business_date = Date::of(2026, 5, 2);
  const CardView view = card("order", company_.create(unnumbered));
  EXPECT_EQ(view.whole.record.title(), "2026-05-02");
  EXPECT_EQ(view.title, "Order of " + ctx_.formats.date(Date::of(2026, 5, 2)));
  EXPECT_TRUE(view.subtitle.empty());
}

TEST_F(OrderScreensTest, TheProductsCardTellsWhatWasSold) {
  for (const int days_ago : {500, 30, 20, 10}) order(days_ago, client_);
  SalesOrder back;
  back.number = "R-1";
  back.kind = OrderKind::return_;
  back.business_date = company_.today() - 5;
  OrderLine line;
  line.product = product_;
  line.quantity = Decimal::of(-1);
  line.price = Price{Decimal::of(5), euro};
  company_.create(back, {company_.record(line)});
  const CardView view = card("product", product_);
  EXPECT_EQ(figure(view, "Orders, 12 months"), "3");
  EXPECT_EQ(figure(view, "Units sold, 12 months"), "5") << "the return is taken off";
  EXPECT_EQ(figure(view, "Revenue, 12 months"), "25");
  ASSERT_EQ(view.related.size(), 1u);
  ASSERT_EQ(view.related.front().items.size(), 5u);
  EXPECT_EQ(view.related.front().items.front().title, "R-1");
  EXPECT_EQ(view.related.front().items.back().title, "N-1");
}

TEST_F(OrderScreensTest, AProductsSalesAreCountedInTheCompanysCurrencyAndOverAYear) {
  SalesOrder foreign;
  foreign.currency = "USD";
  foreign.rate = *Decimal::parse("0.5");
  foreign.business_date = company_.today() - 364;
  OrderLine line;
  line.product = product_;
  line.price = Price{Decimal::of(8), *Currency::parse("USD")};
  company_.create(foreign, {company_.record(line), company_.record(line)});
  order(365, client_);
  ProductSales sales;
  company_.read(
      [&](Reading& reading) { sales = sales_of(reading, product_, company_.today(), 1000); });
  EXPECT_EQ(sales.orders, 1) << "two lines of one order";
  EXPECT_EQ(sales.units, Decimal::of(2));
  EXPECT_EQ(sales.revenue.minor, 800);
  EXPECT_FALSE(sales.newest_only);
}

TEST_F(OrderScreensTest, OfAProductSoldVeryOftenTheNewestLinesAreCounted) {
  constexpr int of_each = 500;
  order(40, client_);
  SalesOrder large;
  large.business_date = company_.today();
  OrderLine line;
  line.product = product_;
  line.price = Price{Decimal::of(1), euro};
  for (int i = 0; i < 2; ++i) {
    company_.create(large, std::vector<Record>(of_each, company_.record(line)));
  }
  ProductSales sales;
  company_.read(
      [&](Reading& reading) { sales = sales_of(reading, product_, company_.today(), 1000); });
  EXPECT_TRUE(sales.newest_only);
  EXPECT_EQ(sales.orders, 2) << "the one of before is not among them";
  EXPECT_EQ(sales.units, Decimal::of(1000));
  company_.read(
      [&](Reading& reading) { sales = sales_of(reading, product_, company_.today(), 2000); });
  EXPECT_FALSE(sales.newest_only);
  EXPECT_EQ(sales.orders, 3);
}

TEST_F(OrderScreensTest, TheTimelineTellsWhatWasBought) {
  SalesOrder sale;
  sale.number = "N-7";
  sale.client = client_;
  sale.business_date = company_.today();
  std::vector<Record> lines;
  for (const auto* name : {"", "Cup", "Pen", "Ink", "Rubber"}) {
    OrderLine line;
    line.product = product_;
    line.description = name;
    line.price = Price{Decimal::of(1), euro};
    lines.push_back(company_.record(line));
  }
  company_.create(sale, std::move(lines));
  const CardView view = card("client", client_);
  const auto entry = std::find_if(view.timeline.begin(), view.timeline.end(),
                                  [](const TimelineEntry& each) { return each.title == "N-7"; });
  ASSERT_NE(entry, view.timeline.end());
  EXPECT_EQ(entry->detail, "5.00 EUR · Notebook, Cup, Pen and 2 more");
}

TEST_F(OrderScreensTest, AnOrderWithoutAClientIsAWalkInSale) {
  const CardView view = card("order", order(3, {}));
  Html html;
  view.badges(html);
  EXPECT_THAT(html.written(), HasSubstr("Walk-in sale"));
}

}  // namespace
}  // namespace clientela
