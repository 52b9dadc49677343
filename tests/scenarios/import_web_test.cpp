#include <gtest/gtest.h>

#include <fstream>

#include "doors/web/web_door.h"

#include "features/imports/import.h"
#include "html/html.h"
#include "system/session.h"
#include "tests/support/test_company.h"
#include "tests/support/test_data.h"

namespace clientela {
namespace {

std::string text_between(const std::string& text, const std::string& begin,
                         const std::string& end) {
  const auto from = text.find(begin);
  if (from == std::string::npos) return {};
  const auto start = from + begin.size();
  return text.substr(start, text.find(end, start) - start);
}

// A person at a browser without scripts.
class Browser {
 public:
  Browser(TestCompany& company, std::string_view role)
      : door_(company.company, WebOptions{}), company_(company) {
    const Asker user = company.make_user("person", role);
    const auto session = start_session(company.engine(), user.user, "test", "127.0.0.1");
    cookie_ = "clientela_8080=" + session->token;
  }
  ~Browser() { door_.stop(); }

  Response get(const std::string& target) {
    Response response = door_.handle(request("GET", target));
    if (response.status == 200) page_ = response.body;
    return response;
  }
  Response post(const std::string& target, const std::string& fields) {
    Request sent = request("POST", target);
    sent.headers.set("Content-Type", "application/x-www-form-urlencoded");
    sent.body = fields + "&csrf=" + url_encoded(csrf());
    return door_.handle(sent);
  }
  Response send_file(const std::string& name, const std::string& content) {
    Request sent = request("POST", "/import");
    sent.headers.set("Content-Type", "multipart/form-data; boundary=LINE");
    sent.body = "--LINE\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + csrf() +
                "\r\n--LINE\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name +
                "\"\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n--LINE--\r\n";
    return door_.handle(sent);
  }
  // Follows the redirect of an answer.
  const std::string& follow(const Response& response) {
    EXPECT_EQ(response.status, 303);
    address_ = std::string(response.headers.find("Location").value_or(""));
    EXPECT_EQ(get(address_).status, 200);
    return page_;
  }
  bool shows(const std::string& text) const { return page_.find(text) != std::string::npos; }
  const std::string& address() const { return address_; }

  // What the page's form would send if nobody changed it.
  std::string form_as_it_is() const {
    std::string fields, rest = page_.substr(page_.find("<form method=\"post\""));
    for (auto at = rest.find("<select "); at != std::string::npos; at = rest.find("<select ", 1)) {
      rest = rest.substr(at);
      const std::string select = rest.substr(0, rest.find("</select>"));
      const auto chosen = select.find(" selected");
      const auto value = select.rfind("value=\"", chosen);
      if (!fields.empty()) fields += "&";
      fields += url_encoded(text_between(select, "name=\"", "\"")) + "=" +
                url_encoded(text_between(select.substr(value), "value=\"", "\""));
    }
    return fields;
  }

 private:
  Request request(const std::string& method, const std::string& target) {
    Request made;
    made.method = method;
    made.target = target;
    const auto mark = target.find('?');
    made.path = target.substr(0, mark);
    if (mark != std::string::npos) made.query = target.substr(mark + 1);
    made.headers.set("Host", "127.0.0.1:8080");
    made.headers.set("Cookie", cookie_);
    return made;
  }
  std::string csrf() const { return text_between(page_, "name=\"csrf\" value=\"", "\""); }

  WebDoor door_;
  TestCompany& company_;
  std::string cookie_, page_, address_;
};

std::string excerpt() {
  std::ifstream file(test_data_folder() / "online_retail_excerpt.csv", std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The import of the address, as it is now.
Import import_at(TestCompany& company, const std::string& address) {
  const auto id = Id::parse(address.substr(std::string("/import/").size(), 36));
  return *find_import(company.engine(), Asker::program(), *id);
}

void run(TestCompany& company, const std::string& id) {
  const auto job = company.company.jobs->run_now(*Id::parse(id));
  ASSERT_TRUE(job.ok());
  EXPECT_EQ(job->problem, "");
}

TEST(ImportWeb, FromTheFileToTheResultAndBack) {
  TestCompany company;
  add_import_jobs(*company.company.jobs);
  company.perform("company.set", {{"currency", "GBP"}});
  Browser browser(company, "member");
  const std::string before = company.digest();

  ASSERT_EQ(browser.get("/import").status, 200);
  EXPECT_TRUE(browser.shows("Drop a CSV file here"));
  browser.follow(browser.send_file("orders.csv", excerpt()));
  EXPECT_TRUE(browser.shows("InvoiceNo"));
  EXPECT_TRUE(browser.shows("<option value=\"order.number\" selected"));
  const std::string address = browser.address();

  browser.follow(browser.post(address + "/mapping", browser.form_as_it_is()));
  EXPECT_TRUE(browser.shows("Rehearsing orders.csv"));
  run(company, import_at(company, address).rehearsal);
  EXPECT_EQ(company.digest(), before);
  ASSERT_EQ(browser.get(address).status, 200);
  EXPECT_TRUE(browser.shows("What would happen"));
  EXPECT_TRUE(browser.shows("Import 316 rows"));
  EXPECT_TRUE(browser.shows("14 without a client"));

  browser.follow(browser.post(address + "/start", ""));
  EXPECT_TRUE(browser.shows("Importing orders.csv"));
  run(company, import_at(company, address).job);
  ASSERT_EQ(browser.get(address).status, 200);
  EXPECT_TRUE(browser.shows("316 rows imported"));
  EXPECT_TRUE(browser.shows("No. 15061 · United Kingdom"));
  EXPECT_TRUE(browser.shows("2,605.88"));

  browser.follow(browser.post(address + "/undo", ""));
  EXPECT_TRUE(browser.shows("Taking back orders.csv"));
  run(company, import_at(company, address).undo);
  ASSERT_EQ(browser.get(address).status, 200);
  EXPECT_TRUE(browser.shows("This import was taken back."));
  EXPECT_EQ(company.digest(), before);
  ASSERT_EQ(browser.get("/import").status, 200);
  EXPECT_TRUE(browser.shows("taken back"));
}

TEST(ImportWeb, RefusedRowsAreShownAndDownloaded) {
  TestCompany company;
  add_import_jobs(*company.company.jobs);
  Browser browser(company, "member");
  browser.get("/import");
  browser.follow(browser.send_file(
      "<b>.csv", "Order no,Date,Price\n1,2024-01-05,10\n2,2024-01-05,<script>\n3,never,1\n"));
  const std::string address = browser.address();
  browser.follow(browser.post(address + "/mapping", browser.form_as_it_is()));
  run(company, import_at(company, address).rehearsal);
  browser.get(address);
  EXPECT_TRUE(browser.shows("2 rows would be refused."));
  EXPECT_TRUE(browser.shows("Price: not a number"));
  EXPECT_TRUE(browser.shows("&lt;script&gt;"));
  EXPECT_FALSE(browser.shows("<script>\n"));
  Response refused = browser.get(address + "/refused.csv");
  std::string csv, chunk;
  while (refused.stream->next(chunk)) csv += std::exchange(chunk, {});
  EXPECT_EQ(csv,
            "line,reason,Order no,Date,Price\r\n"
            "3,Price: not a number,2,2024-01-05,<script>\r\n"
            "4,Date: not a date,3,never,1\r\n");
}

TEST(ImportWeb, WrongFilesAndColumnsAreExplained) {
  TestCompany company;
  add_import_jobs(*company.company.jobs);
  Browser browser(company, "member");
  browser.get("/import");
  EXPECT_EQ(browser.send_file("empty.csv", "").status, 422);
  EXPECT_EQ(browser.send_file("damaged.gz", "\x1f\x8b\x08 not packed").status, 422);
  browser.follow(browser.send_file("x.csv", "Aa,Bb\n1,2\n"));
  const auto refused = browser.post(browser.address() + "/mapping", "column.0=&column.1=");
  EXPECT_EQ(refused.status, 422);
  EXPECT_NE(refused.body.find("at least one column"), std::string::npos);
}

TEST(ImportWeb, OthersDoNotSeeIt) {
  TestCompany company;
  add_import_jobs(*company.company.jobs);
  Browser reader(company, "reader");
  reader.get("/import");
  EXPECT_EQ(reader.send_file("x.csv", "Name\nAnn\n").status, 403);
  EXPECT_EQ(reader.get("/import/" + company.engine().new_id().text()).status, 404);
  EXPECT_EQ(reader.get("/import/nonsense").status, 404);
}

}  // namespace
}  // namespace clientela
