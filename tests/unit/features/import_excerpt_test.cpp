#include <gtest/gtest.h>

#include "features/orders/order.h"
#include "tests/unit/features/import_fixture.h"

namespace clientela {
namespace {

std::string excerpt() { return file_text(test_data_folder() / "online_retail_excerpt.csv"); }

// The figures were computed from the file by a few lines of Python (csv, decimal), each line's
// amount rounded half to even:
//   kind of an order: by the first letter of InvoiceNo; client: CustomerID without ".0";
//   name of a product: the first Description of its StockCode that is not empty.
void expect_excerpt(const ImportReport& report) {
  EXPECT_EQ(report.rows, 316);
  EXPECT_EQ(report.refused, 0);
  EXPECT_EQ(report.lines, 316);
  EXPECT_EQ(report.orders.created, 35);
  EXPECT_EQ(report.orders.updated, 0);
  EXPECT_EQ(report.returns, 4);
  EXPECT_EQ(report.adjustments, 3);
  EXPECT_EQ(report.walk_in, 14);
  EXPECT_EQ(report.clients.created, 16);
  EXPECT_EQ(report.products.created, 272);
  EXPECT_EQ(report.revenue, -100'463);
}

TEST(ImportExcerpt, RehearsalSaysWhatTheImportDoes) {
  ImportCompany company;
  const std::string before = company.digest();
  Import import = company.take_in(excerpt());
  expect_excerpt(company.rehearse(import));
  EXPECT_EQ(company.digest(), before);
  expect_excerpt(company.start(import));
  EXPECT_EQ(company.all("order").size(), 35u);
  EXPECT_EQ(company.all("order", "kind=eq.return").size(), 4u);
  EXPECT_EQ(company.all("order", "kind=eq.adjustment").size(), 3u);
  EXPECT_EQ(company.all("order", "client=is.empty").size(), 14u);
  EXPECT_EQ(company.all("client").size(), 16u);
  EXPECT_EQ(company.all("product").size(), 272u);
}

TEST(ImportExcerpt, TotalsAreExact) {
  ImportCompany company;
  company.import_text(excerpt());
  std::int64_t sales = 0, returns = 0, adjustments = 0;
  for (const auto& order : company.all("order")) {
    const auto total = order.get<Money>("total").minor;
    const auto kind = order.get<std::string>("kind");
    (kind == "sale" ? sales : kind == "return" ? returns : adjustments) += total;
  }
  EXPECT_EQ(sales, 25'574'533);
  EXPECT_EQ(returns, -24'568'790);
  EXPECT_EQ(adjustments, -1'106'206);
  const auto best = company.all("client", "order=total.desc").front();
  EXPECT_EQ(best["number"], Value(std::string("15061")));
  EXPECT_EQ(best.get<Money>("total").minor, 260'588);
}

TEST(ImportExcerpt, ClientsWithoutNamesAreCalledByNumberAndCountry) {
  ImportCompany company;
  company.import_text(excerpt());
  const auto client = company.by("client", "number", "17850");
  ASSERT_TRUE(client);
  EXPECT_EQ(client->title(), "No. 17850 · United Kingdom");
  EXPECT_FALSE(company.by("client", "number", "17850.0"));
}

TEST(ImportExcerpt, AnOrderWhoseLinesStandApartIsOne) {
  ImportCompany company;
  company.import_text(excerpt());
  const auto order = company.by("order", "number", "542806");
  ASSERT_TRUE(order);
  EXPECT_EQ(company.parts(*order).size(), 39u);
}

TEST(ImportExcerpt, AProductIsCalledByItsFirstDescription) {
  ImportCompany company;
  company.import_text(excerpt());
  for (const auto& product : company.all("product")) {
    EXPECT_FALSE(product.title().empty());
  }
  EXPECT_EQ(company.by("product", "code", "85123A")->title(), "WHITE HANGING HEART T-LIGHT HOLDER");
}

TEST(ImportExcerpt, TheSameFileAgainChangesNothing) {
  ImportCompany company;
  company.import_text(excerpt());
  const std::string before = company.digest();
  const ImportReport again = company.import_text(excerpt());
  EXPECT_EQ(again.orders.created + again.orders.updated, 0);
  EXPECT_EQ(again.clients.created + again.products.created, 0);
  EXPECT_EQ(again.lines, 0);
  EXPECT_EQ(company.digest(), before);
}

TEST(ImportExcerpt, TakenBackWhole) {
  ImportCompany company;
  company.create("client", {{"name", "Somebody"}, {"number", "17850"}, {"country", "Malta"}});
  const std::string before = company.digest();
  Import import = company.take_in(excerpt());
  company.start(import);
  EXPECT_EQ(company.by("client", "number", "17850")->get<std::string>("country"), "United Kingdom");
  EXPECT_NE(company.digest(), before);
  company.take_back(import);
  EXPECT_EQ(company.digest(), before);
  EXPECT_EQ(company.by("client", "number", "17850")->get<std::string>("country"), "Malta");
  // What was taken back stands in nobody's way.
  ImportReport again = company.import_text(excerpt());
  EXPECT_EQ(again.clients.updated, 1);
  again.clients.created += 1;
  expect_excerpt(again);
}

TEST(ImportExcerpt, WhatSomebodyChangedSinceStays) {
  ImportCompany company;
  Import import = company.take_in("Name,Number,City\nAnn,1,Brno\nBob,2,Praha\n");
  company.start(import);
  const Id ann = company.by("client", "number", "1")->id;
  company.create("activity", {{"subject", "Call"}, {"client", ann.text()}});
  company.take_back(import);
  EXPECT_FALSE(company.by("client", "number", "2"));
}

TEST(ImportExcerpt, TheLogMakesAnEqualCompany) {
  ImportCompany company;
  Import import = company.take_in(excerpt());
  company.start(import);
  EXPECT_EQ(company.replayed_digest(), company.digest());
  company.take_back(import);
  EXPECT_EQ(company.replayed_digest(), company.digest());
}

}  // namespace
}  // namespace clientela
