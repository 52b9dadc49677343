// The first run, log-in under attack, and what is refused before anybody is known.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "doors/company.h"
#include "doors/web/body_limits.h"
#include "system/desk.h"
#include "tests/support/browser.h"

namespace clientela {
namespace {

using testing::HasSubstr;

constexpr char password[] = "correct horse battery";
constexpr char key[] = "the-key-that-was-printed";

// A company that nobody has set up, and somebody who comes to it.
struct FirstRun {
  TestCompany company;
  WebDoor door;
  Browser browser{door};
  std::string address = "127.0.0.1";
  Headers extra;

  explicit FirstRun(WebOptions options = {})
      : door(company.company, with_key(std::move(options))) {}
  ~FirstRun() { door.stop(); }

  static WebOptions with_key(WebOptions options) {
    options.setup_key = key;
    return options;
  }
  Request request(const std::string& method, const std::string& target) {
    Request asked = browser.request(method, target);
    asked.remote_address = address;
    for (const auto& [name, value] : extra) asked.headers.set(name, value);
    return asked;
  }
  Response get(const std::string& target) { return browser.handle(request("GET", target)); }
  Response submit(const HtmlForm& form) {
    Request sent = request("POST", form.action);
    sent.headers.set("Content-Type", "application/x-www-form-urlencoded");
    sent.body = url_form(form.fields);
    return browser.handle(sent);
  }
  HtmlForm filled(const std::string& target) {
    auto form = find_form(get(target).body, "/setup").value_or(HtmlForm());
    for (const auto& [name, value] :
         FormPairs{{"company", "Shop"}, {"name", "Ann"}, {"email", "ann@example.com"}}) {
      form.write(name, value);
    }
    form.write("password", password);
    return form;
  }
};

const std::string with_key = "/setup?key=" + std::string(key);

TEST(FirstRun, NeedsNoKeyOnThisMachine) {
  FirstRun run;
  EXPECT_EQ(run.submit(run.filled("/setup")).status, 303);
  EXPECT_TRUE(is_set_up(run.company.engine()));
}

TEST(FirstRun, IsDoneFromAnotherMachineWithTheKey) {
  FirstRun run;
  run.address = "192.0.2.7";
  const Response refused = run.get("/setup");
  EXPECT_EQ(refused.status, 403);
  EXPECT_THAT(visible_text(refused.body), HasSubstr("the address that the server showed"));
  EXPECT_EQ(run.get("/setup?key=wrong").status, 403);
  HtmlForm form = run.filled(with_key);
  EXPECT_EQ(form.value("key"), key);
  form.write("password", "short");
  const Response again = run.submit(form);
  EXPECT_EQ(again.status, 422);
  form = *find_form(again.body, "/setup");
  form.write("password", password);
  HtmlForm keyless = form;
  keyless.write("key", "wrong");
  EXPECT_EQ(run.submit(keyless).status, 403);
  EXPECT_FALSE(is_set_up(run.company.engine()));
  EXPECT_EQ(run.submit(form).status, 303);
  EXPECT_TRUE(is_set_up(run.company.engine()));
}

TEST(FirstRun, NeedsTheKeyWhereAProxyMayStandInFront) {
  WebOptions named, proxied;
  named.public_host = "crm.example.com";
  proxied.behind_proxy = true;
  for (const auto& options : {named, proxied}) {
    FirstRun run(options);
    EXPECT_EQ(run.get("/setup").status, 403);
    EXPECT_EQ(run.get(with_key).status, 200);
  }
  for (const char* mark : {"X-Forwarded-For", "Forwarded", "X-Real-IP", "Via"}) {
    FirstRun run;
    run.extra.set(mark, "127.0.0.1");
    EXPECT_EQ(run.get("/setup").status, 403) << mark;
    EXPECT_EQ(run.get(with_key).status, 200) << mark;
  }
  FirstRun unknown;
  unknown.address = "";
  EXPECT_EQ(unknown.get("/setup").status, 403);
}

class LogIn : public testing::Test {
 protected:
  LogIn() {
    EXPECT_TRUE(set_password(web_.company.engine(), Asker::program(), ann_.user, password));
  }
  int status(const std::string& address, const std::string& name, const std::string& with) {
    Browser browser(web_.door);
    Request sent = browser.request("POST", "/login");
    sent.headers.set("Content-Type", "application/x-www-form-urlencoded");
    sent.body =
        url_form({{"name", name + "@example.com"}, {"password", with}, {"csrf", browser.csrf()}});
    sent.headers.set("Cookie", browser.cookies);
    sent.remote_address = address;
    return browser.handle(sent).status;
  }

  WebCompany web_;
  Asker ann_ = web_.company.make_user("ann", "member");
  Asker bob_ = web_.company.make_user("bob", "member");
};

TEST_F(LogIn, OthersWrongTriesLockNobodyOut) {
  for (int i = 0; i < 5; ++i) EXPECT_EQ(status("192.0.2.66", "ann", "wrong"), 422);
  EXPECT_EQ(status("192.0.2.66", "ann", password), 429);
  EXPECT_EQ(status("192.0.2.7", "ann", password), 303);
  EXPECT_EQ(status("192.0.2.66", "ann", password), 429) << "elsewhere she has got in";
}

TEST_F(LogIn, AnAccountOfOnesOwnForgivesNoGuesses) {
  EXPECT_TRUE(set_password(web_.company.engine(), Asker::program(), bob_.user, password));
  for (int i = 0; i < 20; ++i) {
    EXPECT_EQ(status("192.0.2.66", "guess" + std::to_string(i), "wrong"), 422);
    if (i % 5 != 0) continue;
    EXPECT_EQ(status("192.0.2.66", "bob", password), 303);
  }
  EXPECT_EQ(status("192.0.2.66", "guess", "wrong"), 429);
}

TEST_F(LogIn, ANetOfIPv6IsOneAddress) {
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(status("2001:db8:1:2::" + std::to_string(i), "ann", "wrong"), 422);
  }
  EXPECT_EQ(status("2001:db8:1:2::99", "ann", password), 429);
  EXPECT_EQ(status("2001:db8:1:3::1", "ann", password), 303);
}

TEST_F(LogIn, WhoIsUnknownIsNotCountedAsOnePerson) {
  for (int i = 0; i < 25; ++i) EXPECT_EQ(status("", "guess" + std::to_string(i), "wrong"), 422);
  EXPECT_EQ(status("", "ann", password), 303);
}

TEST_F(LogIn, OnlyASessionMaySendMuch) {
  Browser ann(web_, ann_);
  EXPECT_EQ(web_.door.body_limit_bytes(ann.request("POST", "/import")), stranger_body_limit_bytes)
      << "not seen yet";
  ann.get("/import");
  EXPECT_GT(web_.door.body_limit_bytes(ann.request("POST", "/import")), 1'000'000'000u);
  WebDoor restarted(web_.company.company, WebOptions{});
  EXPECT_GT(restarted.body_limit_bytes(ann.request("POST", "/import")), 1'000'000'000u);
  restarted.stop();
  const Request left = ann.request("POST", "/import");
  ann.post("/logout", {});
  EXPECT_EQ(web_.door.body_limit_bytes(left), stranger_body_limit_bytes);
}

TEST_F(LogIn, AFormOfTooManyFieldsIsRefusedInWords) {
  Browser ann(web_, ann_);
  FormPairs fields(6'000, {"name", "x"});
  fields.emplace_back("csrf", ann.csrf());
  const Response refused = ann.send("/clients/new", fields);
  EXPECT_EQ(refused.status, 413);
  EXPECT_THAT(visible_text(refused.body), HasSubstr("smaller parts"));
}

TEST_F(LogIn, WhoMayNotWriteIsToldBeforeTheFormIsRead) {
  Browser reader(web_, web_.company.make_user("reader", "reader"));
  EXPECT_EQ(reader.post("/clients/new", {{"name", ""}}).status, 403);
  const Id client = web_.company.create("client", {{"name", "Ann"}});
  EXPECT_EQ(
      reader.post("/clients/" + client.text() + "/edit", {{"add_part", "contact_point"}}).status,
      403);
}

TEST_F(LogIn, ProgramsAreRefusedAsProblems) {
  Request head = Browser(web_.door).request("POST", "/api/v1/clients");
  for (const int status : {400, 408, 413, 431, 503, 507}) {
    const Response refused = web_.door.refusal(head, status);
    EXPECT_EQ(refused.status, status);
    EXPECT_EQ(refused.content_type, "application/problem+json");
    EXPECT_EQ(header_of(refused, "X-Content-Type-Options"), "nosniff");
  }
  EXPECT_EQ(header_of(web_.door.refusal(head, 503), "Retry-After"), "1");
  head.headers.set("Host", "evil.example");
  EXPECT_EQ(web_.door.handle(head).content_type, "application/problem+json");
  head.path = "/import";
  EXPECT_THAT(web_.door.refusal(head, 413).content_type, HasSubstr("text/plain"));
}

TEST_F(LogIn, MonitorsAndAssetsGetNoCookie) {
  for (const char* path : {"/healthz", "/robots.txt", "/favicon.ico", "/assets/nothing"}) {
    Browser nobody(web_.door);
    nobody.get(path);
    EXPECT_EQ(nobody.cookies, "") << path;
  }
}

}  // namespace
}  // namespace clientela
