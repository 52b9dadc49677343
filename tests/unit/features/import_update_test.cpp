#include <gtest/gtest.h>

#include "features/clients/client.h"
#include "tests/unit/features/import_fixture.h"

namespace clientela {
namespace {

TEST(ImportUpdate, ClientsAreFoundByTheirNumber) {
  ImportCompany company;
  company.create("client", {{"name", "Ann"}, {"number", "7"}, {"city", "Brno"}});
  const auto report = company.import_text("Number,Name,City\n7,Anna,\n8,Bob,Praha\n");
  EXPECT_EQ(report.clients.created, 1);
  EXPECT_EQ(report.clients.updated, 1);
  const auto ann = company.by("client", "number", "7");
  EXPECT_EQ(ann->title(), "Anna");
  // An empty field of the file changes nothing.
  EXPECT_EQ(ann->get<std::string>("city"), "Brno");
}

TEST(ImportUpdate, ClientsAreFoundByTheirAddress) {
  ImportCompany company;
  company.create("client", {{"name", "Ann"}},
                 {JsonObject{{"object", "contact_point"},
                             {"values", {{"kind", "email"}, {"value", "ann@example.com"}}}}});
  const auto report = company.import_text(
      "Name,E-mail,Phone\nAnn,ANN@example.com,+44 20 7946 0000\nBob,bob@example.com,\n");
  EXPECT_EQ(report.clients.created, 1);
  EXPECT_EQ(report.clients.updated, 1);
  EXPECT_EQ(company.all("client").size(), 2u);
  EXPECT_EQ(company.parts(*company.by("client", "name", "Ann")).size(), 2u);
}

TEST(ImportUpdate, ContactsOfNewClients) {
  ImportCompany company;
  company.import_text("First name,Last name,E-mail\nAnn,Lee,ann@example.com\n");
  const auto ann = company.by("client", "name", "Ann Lee");
  ASSERT_TRUE(ann);
  const auto contacts = company.parts(*ann);
  ASSERT_EQ(contacts.size(), 1u);
  EXPECT_EQ(contacts[0].get<std::string>("value"), "ann@example.com");
  EXPECT_TRUE(contacts[0].get<bool>("primary"));
}

TEST(ImportUpdate, OrdersAreLinkedByNumberNameAndAddress) {
  ImportCompany company;
  company.create("client", {{"name", "Ann"}, {"number", "7"}});
  company.create("client", {{"name", "Bob"}});
  const std::string head = "Order no,Date,Price,";
  company.import_text(head + "Customer ID\n1,2024-01-05,10,7\n");
  company.import_text(head + "Client\n2,2024-01-05,10,Bob\n");
  EXPECT_EQ(company.all("client").size(), 2u);
  EXPECT_EQ(company.all("order", "client=is.empty").size(), 0u);
}

TEST(ImportUpdate, OrdersGetTheLinesTheyDoNotHave) {
  ImportCompany company;
  const std::string head = "Order no,Date,SKU,Qty,Price\n";
  company.import_text(head + "1,2024-01-05,A,1,10\n1,2024-01-05,B,2,5\n");
  const auto report =
      company.import_text(head + "1,2024-01-05,A,1,10\n1,2024-01-05,C,3,1\n1,2024-01-05,C,3,1\n");
  EXPECT_EQ(report.orders.updated, 1);
  EXPECT_EQ(report.lines, 2);
  const auto order = company.by("order", "number", "1");
  EXPECT_EQ(company.parts(*order).size(), 4u);
  EXPECT_EQ(order->get<Money>("total").minor, 2'600);
}

TEST(ImportUpdate, TheEarliestTimeIsTheOrders) {
  ImportCompany company;
  company.import_text(
      "Order no,Date,Price\n1,2024-01-05 10:30,10\n1,2024-01-05 10:28,10\n2,2024-01-06,1\n");
  const auto order = company.by("order", "number", "1");
  EXPECT_EQ(order->get<Instant>("at").text(), "2024-01-05T09:28:00.000Z");  // Prague
  EXPECT_EQ(order->get<Date>("business_date").text(), "2024-01-05");
  EXPECT_TRUE(is_empty((*company.by("order", "number", "2"))["at"]));
}

TEST(ImportUpdate, MoreLinesThanOneActionTakes) {
  ImportCompany company;
  std::string csv = "Order no,Date,SKU,Qty,Price\n";
  for (int i = 0; i < 2500; ++i) csv += "1,2024-01-05,P" + std::to_string(i % 7) + ",1,1.5\n";
  const auto report = company.import_text(csv);
  EXPECT_EQ(report.lines, 2500);
  EXPECT_EQ(report.orders.created, 1);
  const auto order = company.by("order", "number", "1");
  EXPECT_EQ(order->get<Money>("total").minor, 375'000);
}

TEST(ImportUpdate, ManyClientsOfOneBatch) {
  ImportCompany company;
  std::string csv = "Number,Name\n";
  for (int i = 0; i < 5000; ++i) {
    csv += std::to_string(i) + ",Client " + std::to_string(i) + "\n";
  }
  const auto report = company.import_text(csv);
  EXPECT_EQ(report.clients.created, 5000);
  EXPECT_EQ(report.rows, 5000);
}

TEST(ImportUpdate, CategoriesAndChannelsAreMade) {
  ImportCompany company;
  const auto report = company.import_text(
      "SKU,Product name,Category,Price\nA,Paper,Office,2.50\nB,Glue,Office,1\nC,Tea,Food,3\n");
  EXPECT_EQ(report.products.created, 3);
  EXPECT_EQ(company.all("category").size(), 2u);
  EXPECT_EQ(company.by("product", "code", "A")->get<Price>("price").amount.text(), "2.5");
}

TEST(ImportUpdate, ReturnsWithoutAPrefix) {
  ImportCompany company;
  company.import_text("Order no,Date,Qty,Price\nX1,2024-01-05,1,10\nX2,2024-01-06,-1,10\n");
  EXPECT_EQ(company.by("order", "number", "X1")->get<std::string>("kind"), "sale");
  EXPECT_EQ(company.by("order", "number", "X2")->get<std::string>("kind"), "return");
}

TEST(ImportUpdate, OrdersWithoutNumbersAreOneARow) {
  ImportCompany company;
  const auto report =
      company.import_text("Customer ID,Order date,Amount\n1,2024-01-05,10\n1,2024-01-05,12\n");
  EXPECT_EQ(report.orders.created, 2);
  EXPECT_EQ(report.clients.created, 1);
  EXPECT_EQ(report.revenue, 2'200);
}

// A crash between two batches: another program goes on where the first one stood.
TEST(ImportUpdate, GoesOnAfterACrash) {
  ImportCompany company;
  std::string csv = "Order no,Date,SKU,Qty,Price,Customer ID\n";
  for (int i = 0; i < 9000; ++i) {
    csv += std::to_string(i / 3) + ",2024-01-05,P" + std::to_string(i % 50) + ",1,2," +
           std::to_string(i % 400) + "\n";
  }
  Import import = company.take_in(csv);
  const auto id = start_import(company.engine(), *company.company.jobs, Asker::program(), import);
  ASSERT_TRUE(id.ok());
  JobRunner other(company.engine());
  add_import_jobs(other);
  company.engine().on_change([&](const std::vector<LogEntry>&) { other.stop(); });
  const auto begun = other.run_now(*id);
  company.engine().on_change({});
  ASSERT_TRUE(begun.ok());
  EXPECT_EQ(begun->state, JobState::running);
  EXPECT_GT(begun->done, 0);
  const auto report = company.run(*id);
  EXPECT_EQ(report.orders.created, 3000);
  EXPECT_EQ(report.lines, 9000);
  EXPECT_EQ(report.clients.created, 400);
}

}  // namespace
}  // namespace clientela
