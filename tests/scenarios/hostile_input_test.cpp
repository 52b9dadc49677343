// Whatever comes in, in whatever field or parameter: pages show it as text, questions bind it as a
// value, and what can't be read is refused in words.
#include <gmock/gmock.h>

#include <random>

#include "tests/support/browser.h"
#include "tests/support/crawl.h"
#include "tests/support/noun_company.h"

namespace clientela {
namespace {

using testing::HasSubstr;
using testing::Not;

// In every text field and every parameter.
constexpr std::string_view payload = "\"'><svg/onload=alert(1)>{{1}}';DROP TABLE clients;--";

class HostileInput : public testing::Test, protected NounCompany {
 protected:
  HostileInput()
      : NounCompany(test_seed()),
        trace_(__FILE__, __LINE__, "CLIENTELA_SEED=" + std::to_string(samples.seed())),
        chief_(company().make_user("chief", "administrator")),
        browser_(web, chief_),
        api_(web, chief_) {}

  // A page without anything that the payload could have become but text.
  void expect_harmless(const Response& answer, const std::string& address) {
    EXPECT_LT(answer.status, 500) << address;
    const std::string body = body_of(answer);
    EXPECT_TRUE(valid_utf8(body)) << address;
    if (answer.content_type.rfind("text/html", 0) != 0) return;
    EXPECT_THAT(body, Not(HasSubstr("<svg/onload"))) << address;
    EXPECT_THAT(body, Not(HasSubstr("href=\"javascript:"))) << address;
  }

  // A record of the noun with the payload in every text that takes it.
  Id make_hostile(const ObjectType& type) {
    const Id id = make(type);
    for (const auto& slot : slots_of(whole(type, id))) {
      if (slot.field->kind != &text_kind() && slot.field->kind != &tags_kind()) continue;
      const Whole before = whole(type, id);
      const Value value = slot.field->kind == &tags_kind()
                              ? Value(std::vector<std::string>{std::string(payload)})
                              : Value(std::string(payload));
      (void)company().try_perform(Asker::program(), std::string(type.name) + ".update",
                                  change(before, slot, value));
    }
    return id;
  }

  std::vector<Id> make_all_hostile() {
    std::vector<Id> ids;
    for (const auto& type : company().model().types()) {
      if (has_doors(type)) ids.push_back(make_hostile(type));
    }
    // A link that would run instead of lead.
    const Id client = company().create(
        "client", {{"name", std::string(payload)}},
        {JsonObject{{"object", "contact_point"},
                    {"values", JsonObject{{"kind", "site"}, {"value", "javascript:alert(1)"}}}},
         JsonObject{{"object", "contact_point"},
                    {"values",
                     JsonObject{{"kind", "email"}, {"value", "a@b.cz?bcc=x\"onclick=alert(1)"}}}}});
    company().perform("company.set", {{"name", std::string(payload)}});
    ids.push_back(client);
    return ids;
  }

  static std::string encoded(std::string_view text) {
    return url_form({{"", std::string(text)}}).substr(1);
  }

 private:
  testing::ScopedTrace trace_;

 protected:
  Asker chief_;
  Browser browser_;
  ApiCaller api_;
};

TEST_F(HostileInput, EveryPageShowsItAsText) {
  const auto ids = make_all_hostile();
  int shown = 0;
  for (const auto& address : every_address(company().model(), "GET", ids)) {
    const Response answer = browser_.get(address);
    expect_harmless(answer, address);
    shown += answer.body.find("&lt;svg/onload") != std::string::npos;
  }
  EXPECT_GT(shown, 50);
}

TEST_F(HostileInput, MessagesAndResultsShowItAsText) {
  for (const auto& type : company().model().types()) {
    if (!has_doors(type)) continue;
    const Id id = make_hostile(type);
    const std::string list = "/" + std::string(type.plural);
    company().now().ms += 1000;
    const Response deleted = browser_.post(list + "/" + id.text() + "/delete", {});
    ASSERT_EQ(deleted.status, 303) << type.name;
    const std::string place = header_of(deleted, "Location");
    expect_harmless(browser_.get(place), place);
    expect_harmless(browser_.get(list + "/bin"), "bin");
  }
  expect_harmless(browser_.get("/log"), "/log");
}

TEST_F(HostileInput, EveryParameterIsTakenAsText) {
  const std::string card = "/clients/" + make(company().model().type("client")).text();
  const std::vector<std::string> paths = {
      "/clients",        "/orders", "/clients/bin",        "/search",
      "/palette",        "/log",    "/clients/duplicates", "/options/client",
      "/clients/new",    "/",       "/clients/export.csv", card,
      card + "/do/merge"};
  const std::vector<std::string> values = {
      std::string(payload), "eq." + std::string(payload), "in.(" + std::string(payload) + ")",
      "\xff\xc0\xaf",       std::string("\0x", 2),        std::string(9000, '(')};
  for (const std::string name :
       {"q",       "order",   "filter",     "filter_op", "filter_value", "filter_value.id",
        "columns", "column",  "view",       "cursor",    "next",         "just-done",
        "before",  "name",    "email",      "self",      "with",         "step",
        "limit",   "deleted", "exact",      "topics",    "and",          "or",
        "not.or",  "id",      "created_at", "city",      "client.name",  "orders"}) {
    for (const auto& value : values) {
      const std::string parameter = "?" + encoded(name) + "=" + encoded(value);
      for (const auto& path : paths) {
        expect_harmless(browser_.get(path + parameter), path + parameter);
      }
      EXPECT_LT(api_.call("GET", "/clients" + parameter).status, 500);
    }
  }
}

TEST_F(HostileInput, FormsGiveBackAsTextWhatTheyRefuse) {
  for (const auto& type : company().model().types()) {
    if (!has_doors(type)) continue;
    const Id id = make(type);
    for (const std::string& address :
         {"/" + std::string(type.plural) + "/new",
          "/" + std::string(type.plural) + "/" + id.text() + "/edit"}) {
      auto form = find_form(browser_.get(address).body, address);
      ASSERT_TRUE(form) << address;
      for (auto& [name, value] : form->fields) {
        if (name != "csrf") value = std::string(payload) + "\xff";
      }
      expect_harmless(browser_.submit(*form), address);
    }
  }
}

TEST_F(HostileInput, TextThatIsNoUtf8IsCleanedOrRefused) {
  const std::string broken = "a\xff\xc0\xaf\xed\xa0\x80z";
  Browser browser(web, chief_);
  Request request = browser.request("POST", "/clients/new");
  request.headers.set("Content-Type", "application/x-www-form-urlencoded");
  request.body = "name=a%FF%C0%AFz&csrf=" + browser.csrf();
  const Response made = browser.handle(request);
  ASSERT_EQ(made.status, 303);
  expect_harmless(browser.get(header_of(made, "Location")), "card");
  EXPECT_EQ(api_.call("POST", "/clients", "{\"name\":\"" + broken + "\"}").status, 422);
  EXPECT_LT(api_.call("GET", "/" + broken).status, 500);
  for (const std::string name : {"User-Agent", "Accept-Language", "X-Fragment", "Turbo-Frame",
                                 "Last-Event-ID", "Origin", "Sec-Purpose"}) {
    Request odd = browser.request("GET", "/me");
    odd.headers.set(name, broken);
    expect_harmless(browser.handle(odd), name);
  }
  // The browser's name of itself is kept and shown.
  ASSERT_TRUE(set_password(engine(), Asker::program(), chief_.user, "correct horse 12"));
  Browser stranger(web.door);
  Request login = stranger.request("POST", "/login");
  const std::string token = stranger.csrf();
  login.headers.set("Cookie", stranger.cookies);
  login.headers.set("Content-Type", "application/x-www-form-urlencoded");
  login.headers.set("User-Agent", broken + std::string(payload));
  login.body =
      url_form({{"name", "chief@example.com"}, {"password", "correct horse 12"}, {"csrf", token}});
  ASSERT_EQ(stranger.handle(login).status, 303);
  expect_harmless(stranger.get("/me"), "/me");
}

TEST_F(HostileInput, WhatIsTooLongIsRefusedInWords) {
  const std::string most(1000, 'x');
  const std::string more = most + "x";
  EXPECT_EQ(browser_.post("/clients/new", {{"name", most}}).status, 303);
  const Response refused = browser_.post("/clients/new", {{"name", more}});
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr(more));  // nothing typed is lost
  EXPECT_EQ(api_.call("POST", "/clients", JsonObject{{"name", more}}).status, 422);
  EXPECT_GE(browser_.post("/views", {{"noun", "client"}, {"name", more}}).status, 400);
  EXPECT_GE(
      browser_
          .post("/views", {{"noun", "client"}, {"name", "x"}, {"query", std::string(9000, 'x')}})
          .status,
      400);
  EXPECT_GE(browser_.post("/me/tokens", {{"name", more}}).status, 400);
  EXPECT_EQ(browser_.post("/me", {{"name", more}}).status, 422);
  JsonArray parts;
  for (int i = 0; i < 1001; ++i) {
    parts.push_back(JsonObject{{"object", "contact_point"},
                               {"values", JsonObject{{"kind", "site"}, {"value", "x"}}}});
  }
  EXPECT_GE(api_.call("POST", "/clients", JsonObject{{"name", "x"}, {"parts", parts}}).status, 400);
  EXPECT_EQ(api_.call("POST", "/clients", std::string(500'000, '[')).status, 422);
}

TEST_F(HostileInput, ForgedIdsCursorsAndBodiesAreNothing) {
  std::mt19937 chance(static_cast<unsigned>(samples.seed()));
  const ObjectType& type = company().model().type("client");
  for (int i = 0; i < 60; ++i) make(type);
  const auto list = api_.expect(200, api_.call("GET", "/clients?limit=5"));
  const std::string cursor(list.at("next").as_string());
  for (int i = 0; i < 300; ++i) {
    std::string forged = cursor;
    for (int times = 0; times <= i % 3; ++times) {
      forged[chance() % forged.size()] = static_cast<char>(chance() % 256);
    }
    EXPECT_EQ(api_.call("GET", "/clients?limit=5&cursor=" + encoded(forged)).status,
              forged == cursor ? 200 : 422);
    EXPECT_EQ(api_.call("GET", "/orders?cursor=" + encoded(forged)).status, 422);
  }
  for (const std::string id : {"..", "%2e%2e", "0", "null", "' OR 1=1 --", "\xff", "bin",
                               "00000000000000000000000000000000"}) {
    expect_harmless(browser_.get("/clients/" + id + "/edit"), id);
    EXPECT_EQ(browser_.get("/clients/" + id + "/history").status, 404) << id;
    const int refused = browser_.post("/clients/" + id + "/delete", {}).status;
    EXPECT_TRUE(refused == 404 || refused == 422) << id << refused;
    EXPECT_LT(api_.call("GET", "/clients/" + id).status, 500);
  }
  for (const std::string body :
       {"", "null", "[]", "1", "{", "{\"name\":{}}", "{\"name\":[1]}", "{\"parts\":{}}",
        "{\"parts\":[1]}", "{\"parts\":[{}]}", "{\"name\":\"x\",\"id\":\"x\"}",
        "{\"name\":\"x\",\"name\":\"y\"}", "{\"tags\":{\"a\":1}}", "{\"birthday\":1e400}"}) {
    const Response answer = api_.call("POST", "/clients", body);
    EXPECT_TRUE(answer.status == 422 || answer.status == 201) << body << answer.body;
    EXPECT_LT(api_.call("POST", "/actions/client.merge", body).status, 500) << body;
    EXPECT_LT(api_.call("POST", "/actions/undo", body).status, 500) << body;
  }
}

TEST_F(HostileInput, NoPathLeadsOutOfTheProgram) {
  for (const std::string path :
       {"/assets/..", "/assets/../../etc/passwd", "/assets/%2e%2e%2fetc%2fpasswd", "/../etc/passwd",
        "/assets//etc/passwd", "/clients/../../etc/passwd", "/.git/config", "/company.clientela",
        "/assets/\\..\\..", "/import/../../etc/passwd/refused.csv", "//clients", "/clients//edit",
        "/\xff", "/%00", "/clients/\x01/edit"}) {
    const Response answer = browser_.get(path);
    EXPECT_TRUE(answer.status == 404 || answer.status == 303) << path << answer.status;
    expect_harmless(answer, path);
  }
}

}  // namespace
}  // namespace clientela
