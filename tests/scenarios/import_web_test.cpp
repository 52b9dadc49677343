#include <gtest/gtest.h>

#include <fstream>
#include <thread>

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
  // Sends the form of the columns with that chosen, and sees its page again.
  void choose(const FormPairs& choices) {
    auto form = find_form(page_, address_ + "/mapping");
    ASSERT_TRUE(form);
    for (const auto& [name, value] : choices) {
      if (name == "again") {
        form->fields.emplace_back(name, value);
      } else {
        form->write(name, value);
      }
    }
    const Response answer = person_.submit(*form);
    EXPECT_EQ(answer.status, 303);
    ASSERT_EQ(header_of(answer, "Location"), address_ + "?step=columns");
    EXPECT_EQ(get(header_of(answer, "Location")).status, 200);
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

TEST_F(ImportWeb, TheHistoryLeadsToItsPage) {
  follow(send_file("new.csv",
                   "Order no,Date,Customer,Item,Quantity,Price\n1,2024-01-05,Buyer,Pen,1,10\n"
                   "2,2024-01-06,Other,Pen,1,10\n"));
  submit("/mapping");
  run(import_now().rehearsal);
  submit("/start");
  run(import_now().job);
  const std::string link = "href=\"/import/" + import_now().id.text() + "\"";
  ASSERT_EQ(get("/log").status, 200);
  EXPECT_TRUE(shows(link));
  Browser other(web_, company().make_user("other", "member"));
  EXPECT_EQ(body_of(other.get("/log")).find(link), std::string::npos) << "no import of theirs";
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
  const std::string seen = visible_text(page_);
  EXPECT_LT(seen.find("Big Buyer"), seen.find("Small Buyer"));
  EXPECT_TRUE(shows("<span>Big Buyer</span>")) << seen;
  EXPECT_TRUE(shows("<span>Small Buyer</span>")) << seen;
  EXPECT_FALSE(shows("No. "));
  EXPECT_TRUE(shows(">70.00<"));
  EXPECT_TRUE(shows(">10.00<"));
  EXPECT_FALSE(shows("Old Friend"));
}

TEST_F(ImportWeb, TheRehearsalShowsWhatTheFirstRowsWouldBecome) {
  company().create("client", {{"name", "Ann Smith"}});
  follow(send_file("new.csv",
                   "Order no,Date,Customer,Email,Item,Quantity,Price\n"
                   "1,2024-01-05,Ann Smith,,Pen,1,10\n1,2024-01-05,Ann Smith,,Ink,2,5\n"
                   "R2,2024-01-06,<b>Bob</b>,bob@example.com,Pen,-1,7\n"));
  submit("/mapping");
  run(import_now().rehearsal);
  const std::string seen = visible_text(page_);
  const auto at = seen.find("What the first rows would become");
  ASSERT_NE(at, std::string::npos) << seen;
  const std::string table = seen.substr(at);
  for (const auto* text :
       {"Ann Smith", "Person · here already", "Sale · new", "20.00", "<b>Bob</b>", "Person · new",
        "bob@example.com", "R2", "Return · new", "7.00"}) {
    EXPECT_NE(table.find(text), std::string::npos) << text << "\n" << table;
  }
  EXPECT_FALSE(shows("<b>Bob"));
  EXPECT_EQ(table.find("Ann Smith"), table.rfind("Ann Smith"));  // one order, one line
}

TEST_F(ImportWeb, EncodingAndSeparatorAreCorrected) {
  // windows-1250
  follow(send_file("x.csv",
                   "Name|City\nJan Nov\xe1k|T\xf8"
                   "eb\xed\xe8\n"
                   "Eva|Praha\n"));
  choose({{"encoding", "windows-1251"}, {"delimiter", "comma"}});
  EXPECT_TRUE(shows("<b>Name|City</b>"));
  EXPECT_FALSE(shows("Třebíč"));
  choose({{"encoding", "windows-1250"}, {"delimiter", "pipe"}, {"again", "1"}});
  EXPECT_TRUE(shows("<b>City</b>"));
  EXPECT_TRUE(shows("Třebíč"));
  EXPECT_TRUE(shows("<option value=\"client.city\" selected"));
  submit("/mapping");
  run(import_now().rehearsal);
  submit("/start");
  run(import_now().job);
  const auto query = parse_query(company().model(), company().model().type("client"),
                                 "city=eq.Třebíč", ParseContext{});
  company().engine().read(Asker::program(), [&](Reading& reading) {
    const auto found = reading.list(*query).records;
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0].title(), "Jan Novák");
  });
}

TEST_F(ImportWeb, WhatClientsAreFoundByIsChosenAndKept) {
  follow(send_file("x.csv", "Number,Name,Email\n1,Ann,ann@example.com\n"));
  choose({{"match", "email"}, {"again", "1"}});
  EXPECT_TRUE(shows("<option value=\"email\" selected"));
  auto form = find_form(page_, address_ + "/mapping");
  ASSERT_TRUE(form);
  form->write("match", "phone");
  const auto refused = person_.submit(*form);
  EXPECT_EQ(refused.status, 422);
  EXPECT_NE(body_of(refused).find("<option value=\"phone\" selected"), std::string::npos);
  EXPECT_NE(body_of(refused).find("Choose something else"), std::string::npos);
}

// What is done stays, and can be taken back.
TEST_F(ImportWeb, AnImportIsStoppedOnItsWay) {
  std::string csv = "Number,Name\n";
  for (int i = 0; i < 30'000; ++i) {
    csv += std::to_string(i) + ",Client " + std::to_string(i) + "\n";
  }
  const std::string before = company().digest();
  follow(send_file("many.csv", csv));
  submit("/mapping");
  run(import_now().rehearsal);
  submit("/start");
  const Id job = *Id::parse(import_now().job);
  JobRunner other(company().engine());  // of a program that ends meanwhile
  add_import_jobs(other);
  std::thread running([&] { (void)other.run_now(job); });
  while (find_job(company().engine(), Asker::program(), job)->done == 0) std::this_thread::yield();
  other.stop();
  running.join();
  ASSERT_EQ(get(address_).status, 200);
  EXPECT_TRUE(shows("What is done stays."));
  submit("/cancel");
  run(import_now().job);
  EXPECT_TRUE(shows("It was stopped before the end of the file."));
  const Job stopped = *find_job(company().engine(), Asker::program(), job);
  EXPECT_EQ(stopped.state, JobState::cancelled);
  const std::int64_t made = report_of(stopped).clients.created;
  EXPECT_GT(made, 0);
  EXPECT_LT(made, 30'000);
  company().engine().read(Asker::program(), [&](Reading& reading) {
    Query all;
    all.type = &reading.type("client");
    EXPECT_EQ(reading.count(all, 100'000), made);
  });
  submit("/undo");
  run(import_now().undo);
  EXPECT_TRUE(shows("This import was taken back."));
  EXPECT_EQ(company().digest(), before);
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
