// A program that reads a list page by page, and one whose cursor was damaged.
#include <gtest/gtest.h>

#include <set>

#include "tests/support/browser.h"

namespace clientela {
namespace {

class ApiCursor : public testing::Test {
 protected:
  ApiCursor() : api_(web_, web_.company.make_user("robot", "member")) {
    for (int i = 0; i < 7; ++i) {
      web_.company.create("client", {{"name", "Client " + std::to_string(i)}});
    }
  }
  JsonObject list(const std::string& question) {
    return api_.expect(200, api_.call("GET", "/clients?" + question));
  }
  void expect_refused(const std::string& path) {
    const Response answer = api_.call("GET", path);
    EXPECT_EQ(answer.status, 422) << path;
    EXPECT_EQ(answer.content_type, "application/problem+json");
    const JsonObject problem = parse_json(answer.body)->get_object();
    EXPECT_EQ(string_member(problem, "field"), "cursor");
    EXPECT_EQ(string_member(problem, "code"), "invalid");
    EXPECT_FALSE(problem.contains("data"));
  }

  WebCompany web_;
  ApiCaller api_;
};

TEST_F(ApiCursor, LeadsThroughTheWholeListAndEnds) {
  std::set<std::string> seen;
  std::string cursor;
  int pages = 0;
  do {
    const JsonObject page = list("limit=3&order=name.desc&cursor=" + cursor);
    for (const auto& record : page.at("data").get_array()) {
      EXPECT_TRUE(seen.emplace(string_member(record.get_object(), "id")).second);
    }
    cursor = page.at("next").is_null() ? "" : std::string(string_member(page, "next"));
    ASSERT_LT(++pages, 5);
  } while (!cursor.empty());
  EXPECT_EQ(seen.size(), 7u);
  EXPECT_EQ(pages, 3);
}

TEST_F(ApiCursor, ThatIsDamagedOrOfAnotherListIsRefused) {
  const JsonObject page = list("limit=3&order=name.desc");
  const std::string cursor(string_member(page, "next"));
  for (const std::string& damaged : {std::string("abc"), cursor + "A", cursor.substr(1),
                                     cursor.substr(0, cursor.size() - 1), std::string("%25")}) {
    expect_refused("/clients?limit=3&order=name.desc&cursor=" + damaged);
  }
  expect_refused("/clients?limit=3&order=name.asc&cursor=" + cursor);
  expect_refused("/clients?limit=3&cursor=" + cursor);
  expect_refused("/clients?limit=3&order=name.desc&deleted=true&cursor=" + cursor);
  expect_refused("/orders?cursor=" + cursor);
  EXPECT_EQ(list("limit=3&order=name.desc&cursor=" + cursor).at("data").get_array().size(), 3u);
}

TEST_F(ApiCursor, ThatIsDamagedGivesAPersonTheFirstPage) {
  Browser browser(web_, web_.company.make_user("ann", "member"));
  const Response page = browser.get("/clients?cursor=abc");
  EXPECT_EQ(page.status, 200);
  EXPECT_NE(body_of(page).find("Client 6"), std::string::npos);
}

}  // namespace
}  // namespace clientela
