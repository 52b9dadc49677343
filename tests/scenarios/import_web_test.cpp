#include <gtest/gtest.h>

#include <fstream>

#include "features/imports/import.h"
#include "features/insights/insight_jobs.h"
#include "tests/support/browser.h"
#include "tests/support/test_data.h"

namespace clientela {
namespace {

// A person who imports, and the page that this person looks at.
class ImportWeb : public ::testing::Test {
 protected:
  ImportWeb() { add_import_jobs(*company().company.jobs); }

  TestCompany& company() { return web_.company; }
  Response get(const std::string& target) {
    Response response = person_.get(target);
    if (response.status == 200) page_ = body_of(response);
    return response;
  }
  Response send_file(const std::string& name, const std::string& content) {
    return person_.send_file("/import", name, content);
  }
  // Follows the redirect of an answer.
  void follow(const Response& response) {
    EXPECT_EQ(response.status, 303);
    address_ = header_of(response, "Location");
    EXPECT_EQ(get(address_).status, 200);
  }
  // The form that leads there, as the page has it.
  void submit(const std::string& verb) {
    const auto form = find_form(page_, address_ + verb);
    ASSERT_TRUE(form) << address_ + verb;
    follow(person_.submit(*form));
  }
  bool shows(const std::string& text) const { return page_.find(text) != std::string::npos; }

  // The import of the address, as it is now.
  Import import_now() {
    const auto id = Id::parse(address_.substr(std::string("/import/").size(), 36));
    return *find_import(company().engine(), Asker::program(), *id);
  }
  void run(const std::string& id) {
    const auto job = company().company.jobs->run_now(*Id::parse(id));
    ASSERT_TRUE(job.ok());
    EXPECT_EQ(job->problem, "");
    EXPECT_EQ(get(address_).status, 200);
  }

  WebCompany web_;
  Browser person_{web_, web_.company.make_user("person", "member")};
  std::string page_, address_;
};

std::string excerpt() {
  std::ifstream file(test_data_folder() / "online_retail_excerpt.csv", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST_F(ImportWeb, FromTheFileToTheResultAndBack) {
  company().perform("company.set", {{"currency", "GBP"}});
  const std::string before = company().digest();

  ASSERT_EQ(get("/import").status, 200);
  EXPECT_TRUE(shows("Drop a CSV file here"));
  follow(send_file("orders.csv", excerpt()));
  EXPECT_TRUE(shows("InvoiceNo"));
  EXPECT_TRUE(shows("orders.csv"));
  EXPECT_TRUE(shows("<option value=\"order.number\" selected"));

  submit("/mapping");
  EXPECT_TRUE(shows("Rehearsing orders.csv"));
  run(import_now().rehearsal);
  EXPECT_EQ(company().digest(), before);
  EXPECT_TRUE(shows("What would happen"));
  EXPECT_TRUE(shows("orders.csv"));
  EXPECT_TRUE(shows("Import 316 rows"));
  EXPECT_TRUE(shows("14 without a client"));

  submit("/start");
  EXPECT_TRUE(shows("Importing orders.csv"));
  run(import_now().job);
  EXPECT_TRUE(shows("316 rows imported"));
  EXPECT_TRUE(shows("No. 15061 · United Kingdom"));
  EXPECT_TRUE(shows("2,605.88"));
  EXPECT_TRUE(shows("href=\"/clients\" class=\"btn\""));
  EXPECT_TRUE(shows("href=\"/insights\" class=\"btn\""));

  submit("/undo");
  EXPECT_TRUE(shows("Taking back orders.csv"));
  run(import_now().undo);
  EXPECT_TRUE(shows("This import was taken back."));
  EXPECT_TRUE(shows("What it had brought"));
  EXPECT_FALSE(shows("Who bought most"));
  EXPECT_EQ(company().digest(), before);
  ASSERT_EQ(get("/import").status, 200);
  EXPECT_TRUE(shows("taken back"));
}

TEST_F(ImportWeb, APictureIsRefusedInWords) {
  const Response answer = send_file("logo.png", "\x89PNG\r\n\x1a\n and so on");
  EXPECT_EQ(answer.status, 422);
  EXPECT_NE(body_of(answer).find("This is no text file."), std::string::npos);
}

TEST_F(ImportWeb, FiguresAreOutdatedOnceAnImportIsTakenBack) {
  company().perform("company.set", {{"currency", "EUR"}});
  follow(send_file("new.csv",
                   "Order no,Date,Customer,Item,Quantity,Price\n1,2024-01-05,Buyer,Pen,1,10\n"));
  submit("/mapping");
  run(import_now().rehearsal);
  submit("/start");
  run(import_now().job);
  const Instant computed = company().now();
  company().now().ms += 60'000;
  EXPECT_FALSE(changed_much_since(company().engine(), computed));
  submit("/undo");
  EXPECT_TRUE(is_changing_much(company().engine()));
  run(import_now().undo);
  EXPECT_FALSE(is_changing_much(company().engine()));
  EXPECT_TRUE(changed_much_since(company().engine(), computed));
}

TEST_F(ImportWeb, TheBestClientsAreThoseOfTheFile) {
  company().perform("company.set", {{"currency", "EUR"}});
  const Id old = company().create("client", {{"name", "Old Friend"}});
  company().create(
      "order", {{"client", old.text()}, {"business_date", "2024-01-01"}},
      {JsonObject{
          {"object", "order_line"},
          {"values", JsonObject{{"description", "Desk"}, {"quantity", "1"}, {"price", "9000"}}}}});
  company().now().ms += 60'000;
  follow(send_file("new.csv",
                   "Order no,Date,Customer,Item,Quantity,Price\n"
                   "1,2024-01-05,Small Buyer,Pen,1,10\n2,2024-01-06,Big Buyer,Pen,7,10\n"));
  submit("/mapping");
  run(import_now().rehearsal);
  submit("/start");
  run(import_now().job);
  EXPECT_TRUE(shows("Who bought most in this file"));
  EXPECT_LT(page_.find("Big Buyer"), page_.find("Small Buyer"));
  EXPECT_TRUE(shows("Small Buyer"));
  EXPECT_TRUE(shows("70.00"));
  EXPECT_FALSE(shows("Old Friend"));
}

TEST_F(ImportWeb, RefusedRowsAreShownAndDownloaded) {
  follow(send_file("<b>.csv",
                   "Order no,Date,Price\n1,2024-01-05,10\n2,2024-01-05,<script>\n3,never,1\n"));
  submit("/mapping");
  run(import_now().rehearsal);
  EXPECT_TRUE(shows("2 rows would be refused."));
  EXPECT_TRUE(shows("Price: not a number"));
  EXPECT_TRUE(shows("&lt;script&gt;"));
  EXPECT_FALSE(shows("<script>\n"));
  EXPECT_EQ(body_of(person_.get(address_ + "/refused.csv")),
            "line,reason,Order no,Date,Price\r\n"
            "3,Price: not a number,2,2024-01-05,<script>\r\n"
            "4,Date: not a date,3,never,1\r\n");
}

TEST_F(ImportWeb, WrongFilesAndColumnsAreExplained) {
  EXPECT_EQ(send_file("empty.csv", "").status, 422);
  EXPECT_EQ(send_file("damaged.gz", "\x1f\x8b\x08 not packed").status, 422);
  follow(send_file("x.csv", "Aa,Bb\n1,2\n"));
  const auto refused = person_.post(address_ + "/mapping", {{"column.0", ""}, {"column.1", ""}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_NE(refused.body.find("at least one column"), std::string::npos);
}

TEST_F(ImportWeb, OthersDoNotSeeIt) {
  Browser reader(web_, company().make_user("reader", "reader"));
  EXPECT_EQ(reader.send_file("/import", "x.csv", "Name\nAnn\n").status, 403);
  EXPECT_EQ(reader.get("/import/" + company().engine().new_id().text()).status, 404);
  EXPECT_EQ(reader.get("/import/nonsense").status, 404);
}

}  // namespace
}  // namespace clientela
