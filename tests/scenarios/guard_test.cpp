// What keeps strangers out: tokens of forms, cookies, log-in, addresses to return to, headers.
#include <gmock/gmock.h>

#include "doors/http/response_head.h"
#include "system/desk.h"
#include "system/session.h"
#include "tests/support/browser.h"
#include "tests/support/crawl.h"

namespace clientela {
namespace {

using testing::HasSubstr;

constexpr char password[] = "correct horse battery";

class Guard : public testing::Test {
 protected:
  Guard() {
    EXPECT_TRUE(set_password(web_.company.engine(), Asker::program(), ann_.user, password));
  }

  Response log_in(Browser& browser, const std::string& with = password,
                  const std::string& next = "") {
    return browser.post("/login",
                        {{"name", "ann@example.com"}, {"password", with}, {"next", next}});
  }
  bool is_in(Browser& browser) { return browser.get("/me").status == 200; }
  JsonObject counted(const std::string& name) { return {{"values", JsonObject{{"name", name}}}}; }

  WebCompany web_;
  Asker ann_ = web_.company.make_user("ann", "member");
  Asker bob_ = web_.company.make_user("bob", "member");
};

TEST_F(Guard, AFormNeedsTheTokenOfItsOwnSession) {
  Browser ann(web_, ann_);
  Browser bob(web_, bob_);
  const std::string before = web_.company.digest();
  const auto refused = [&](const FormPairs& fields) {
    return ann.send("/clients/new", fields).status;
  };
  EXPECT_EQ(refused({{"name", "x"}}), 403);
  EXPECT_EQ(refused({{"name", "x"}, {"csrf", ""}}), 403);
  EXPECT_EQ(refused({{"name", "x"}, {"csrf", std::string(64, 'a')}}), 403);
  EXPECT_EQ(refused({{"name", "x"}, {"csrf", bob.csrf()}}), 403);
  EXPECT_EQ(refused({{"name", "x"}, {"csrf", ann.csrf() + "0"}}), 403);
  Request other = ann.request("POST", "/clients/new");
  other.headers.set("Content-Type", "text/plain");
  other.body = "name=x";
  EXPECT_EQ(ann.handle(other).status, 403);
  EXPECT_EQ(web_.company.digest(), before);
  EXPECT_EQ(ann.post("/clients/new", {{"name", "x"}}).status, 303);
}

TEST_F(Guard, ATokenEndsWithItsSession) {
  Browser ann(web_, ann_);
  const std::string token = ann.csrf();
  ann.post("/logout", {});
  EXPECT_EQ(log_in(ann).status, 303);
  EXPECT_EQ(ann.send("/clients/new", {{"name", "x"}, {"csrf", token}}).status, 403);
}

TEST_F(Guard, PagesOfOtherSitesSendNothing) {
  Browser ann(web_, ann_);
  const auto sent = [&](const std::string& name, const std::string& value) {
    Request request = ann.request("POST", "/clients/new");
    request.headers.set("Content-Type", "application/x-www-form-urlencoded");
    request.headers.set(name, value);
    request.body = url_form({{"name", "x"}, {"csrf", ann.csrf()}});
    return ann.handle(request).status;
  };
  EXPECT_EQ(sent("Origin", "https://evil.example"), 403);
  EXPECT_EQ(sent("Origin", "null"), 403);
  EXPECT_EQ(sent("Origin", "http://127.0.0.1:8080.evil.example"), 403);
  EXPECT_EQ(sent("Sec-Fetch-Site", "cross-site"), 403);
  EXPECT_EQ(sent("Sec-Fetch-Site", "same-site"), 403);
  EXPECT_EQ(sent("Origin", "http://127.0.0.1:8080"), 303);
}

TEST_F(Guard, AnotherNameOfThisMachineIsNotKnown) {
  Browser ann(web_, ann_);
  for (const std::string host :
       {"evil.example", "127.0.0.1.evil.example", "", "localhost.evil", "127.evil.example:8080"}) {
    Request request = ann.request("GET", "/");
    request.headers.set("Host", host);
    EXPECT_EQ(ann.handle(request).status, 421) << host;
  }
}

TEST_F(Guard, ForgedCookiesAreNobodys) {
  for (const std::string value :
       {"", "x", "00000000-0000-7000-8000-000000000000", "' OR 1=1 --", "\xff\xfe"}) {
    Browser forged(web_.door);
    forged.cookies = "clientela_8080=" + value;
    EXPECT_EQ(forged.get("/clients").status, 303);
    EXPECT_EQ(forged.send("/clients/new", {{"name", "x"}}).status, 401);
  }
  Browser ann(web_, ann_);
  ann.cookies.back() = ann.cookies.back() == 'A' ? 'B' : 'A';
  EXPECT_FALSE(is_in(ann));
}

TEST_F(Guard, LoggingInGivesANewSession) {
  Browser ann(web_.door);
  ann.get("/login");
  const std::string planted = ann.cookies;
  EXPECT_EQ(log_in(ann).status, 303);
  EXPECT_TRUE(is_in(ann));
  // Who knew the cookies of before is no further.
  Browser planter(web_.door);
  planter.cookies = planted;
  EXPECT_FALSE(is_in(planter));
  Browser fixed(web_.door);
  fixed.cookies = "clientela_8080=chosen_by_an_attacker_0123456789";
  EXPECT_EQ(log_in(fixed).status, 303);
  EXPECT_THAT(fixed.cookies, Not(HasSubstr("chosen_by")));
}

TEST_F(Guard, LoggingOutEverywhereEndsAllSessions) {
  Browser here(web_, ann_);
  Browser there(web_, ann_);
  Browser bob(web_, bob_);
  here.post("/logout", {{"everywhere", "1"}});
  EXPECT_FALSE(is_in(here));
  EXPECT_FALSE(is_in(there));
  EXPECT_TRUE(is_in(bob));
}

TEST_F(Guard, ANewPasswordEndsSessionsThatKnewTheOldOne) {
  Browser here(web_, ann_);
  Browser thief(web_, ann_);
  EXPECT_EQ(
      here.post("/me/password", {{"current", password}, {"password", "another password"}}).status,
      303);
  EXPECT_FALSE(is_in(thief));
  Browser again(web_.door);
  EXPECT_EQ(log_in(again).status, 422);
  EXPECT_EQ(log_in(again, "another password").status, 303);
}

TEST_F(Guard, WhoMayNoLongerComeIsOutAtOnce) {
  Browser ann(web_, ann_);
  ApiCaller program(web_, ann_);
  EXPECT_EQ(program.call("GET", "/clients").status, 200);
  const auto set_active = [&](bool was, bool now) {
    web_.company.perform(
        "user.update", {{"id", ann_.user.text()},
                        {"patch", JsonObject{{"active", JsonObject{{"was", was}, {"now", now}}}}}});
  };
  set_active(true, false);
  EXPECT_FALSE(is_in(ann));
  EXPECT_EQ(program.call("GET", "/clients").status, 401);
  Browser again(web_.door);
  EXPECT_EQ(log_in(again).status, 422);
  set_active(false, true);
  EXPECT_EQ(program.call("GET", "/clients").status, 200);
  web_.company.perform("user.delete", {{"id", ann_.user.text()}});
  EXPECT_EQ(program.call("GET", "/clients").status, 401);
  EXPECT_FALSE(is_in(ann));
}

TEST_F(Guard, GuessingIsSlowedDown) {
  Browser guesser(web_.door);
  for (int i = 0; i < 5; ++i) EXPECT_EQ(log_in(guesser, "wrong password").status, 422);
  const Response waiting = log_in(guesser);  // even with the right one
  EXPECT_EQ(waiting.status, 429);
  EXPECT_NE(header_of(waiting, "Retry-After"), "");
  web_.company.now().ms += 16 * 60 * 1000;
  EXPECT_EQ(log_in(guesser).status, 303);

  ApiCaller program(web_, ann_);
  const std::string right = std::exchange(program.token, "clt_wrong");
  for (int i = 0; i < 5; ++i) EXPECT_EQ(program.call("GET", "/clients").status, 401);
  const Response slower = program.call("GET", "/clients");
  EXPECT_EQ(slower.status, 429);
  EXPECT_NE(header_of(slower, "Retry-After"), "");
  program.token = right;  // which nobody finds by guessing
  EXPECT_EQ(program.call("GET", "/clients").status, 200);
}

TEST_F(Guard, ANewPasswordEndsTheSessionsWhoeverSetsIt) {
  Browser ann(web_, ann_), boss(web_, ann_);
  ASSERT_TRUE(is_in(ann));
  ApiCaller program(web_, web_.company.make_user("admin", "administrator"));
  const Response set =
      program.call("POST", "/actions/user.set_password",
                   JsonObject{{"user", ann_.user.text()}, {"password", "quite another one 7"}});
  EXPECT_EQ(set.status, 200);
  EXPECT_FALSE(is_in(ann));
  EXPECT_FALSE(is_in(boss));
}

TEST_F(Guard, WhatWasTypedComesBackAfterTheSessionEnded) {
  Browser ann(web_, ann_);
  auto form = *find_form(ann.get("/clients/new").body, "/clients/new");
  form.write("name", "Typed Too Late");
  end_sessions(web_.company.engine(), ann_.user);
  const Response refused = ann.submit(form);
  EXPECT_EQ(refused.status, 401);
  auto login = *find_form(refused.body, "/login");
  login.write("name", "ann@example.com");
  login.write("password", "wrong password");
  const Response wrong = ann.submit(login);  // a slip loses nothing either
  login = *find_form(wrong.body, "/login");
  login.write("name", "ann@example.com");
  login.write("password", password);
  const Response entered = ann.submit(login);
  EXPECT_EQ(entered.status, 200);
  EXPECT_NE(visible_text(entered.body).find("Typed Too Late"), std::string::npos);
  const Response saved = ann.submit(*find_form(entered.body, "/clients/new"));
  EXPECT_EQ(saved.status, 303);
  EXPECT_NE(ann.get(header_of(saved, "Location")).body.find("Typed Too Late"), std::string::npos);
}

TEST_F(Guard, PasswordsAreNotCarriedThroughTheLogIn) {
  Browser ann(web_, ann_);
  end_sessions(web_.company.engine(), ann_.user);
  const Response refused = ann.send("/me/password", {{"password", "a new secret 99"}});
  EXPECT_EQ(refused.status, 401);
  EXPECT_EQ(refused.body.find("a new secret 99"), std::string::npos);
}

TEST_F(Guard, AnEventStreamEndsWithItsSession) {
  Browser ann(web_, ann_), other(web_, ann_);
  const Response live = ann.get("/live?topics=client");
  const Response stays = other.get("/live?topics=client");
  ASSERT_TRUE(live.events);
  ASSERT_TRUE(stays.events);
  ann.post("/logout", {});
  EXPECT_TRUE(live.events->closed());
  EXPECT_FALSE(stays.events->closed());
  other.post("/logout", {{"everywhere", "1"}});
  EXPECT_TRUE(stays.events->closed());
}

TEST_F(Guard, NoAnswerTellsWhichNamesExist) {
  Browser browser(web_.door);
  const auto tried = [&](const std::string& name) {
    const Response answer =
        browser.post("/login", {{"name", name}, {"password", "wrong password"}});
    return std::to_string(answer.status) + visible_text(answer.body);
  };
  EXPECT_EQ(tried("ann@example.com"), tried("bob@example.com"));
  EXPECT_EQ(tried("ann@example.com"), tried("nobody@example.com"));
}

TEST_F(Guard, NothingLeadsToAnotherSite) {
  for (const std::string next :
       {"https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example",
        "/\t/evil.example", "\t//evil.example", "/\n/evil.example", " //evil.example",
        "javascript:1", "/%09/evil.example", "http:evil.example", ""}) {
    Browser ann(web_.door);
    std::vector<Response> answers = {log_in(ann, password, next)};
    answers.push_back(ann.post("/theme", {{"theme", "dark"}, {"next", next}}));
    const Id client = web_.company.create("client", {{"name", "Ann"}});
    answers.push_back(ann.post("/clients/" + client.text() + "/activities",
                               {{"kind", "task"}, {"text", "x"}, {"back", next}}));
    const Id task = web_.company.create("activity", {{"subject", "x"}});
    answers.push_back(ann.post("/activities/" + task.text() + "/done", {{"back", next}}));
    for (const auto& answer : answers) {
      ASSERT_EQ(answer.status, 303);
      const std::string place = header_of(answer, "Location");
      EXPECT_EQ(place.find_first_of("\t\r\n\\"), std::string::npos) << place;
      EXPECT_TRUE(place.size() == 1 || place.substr(0, 2) != "//") << place;
      EXPECT_EQ(place.substr(0, 1), "/") << place;
    }
  }
  Browser ann(web_.door);
  EXPECT_EQ(header_of(log_in(ann, password, "/clients?city=eq.Brno"), "Location"),
            "/clients?city=eq.Brno");
}

// A download may take long: nobody holds more than a few of them.
TEST_F(Guard, DownloadsOfOnePersonLeaveTheServerToTheOthers) {
  Browser ann(web_, ann_);
  std::vector<Response> under_way;
  for (int i = 0; i < 3; ++i) under_way.push_back(ann.get("/clients/export.csv"));
  for (const auto& answer : under_way) EXPECT_EQ(answer.status, 200);
  const Response refused = ann.get("/clients/export.jsonl");
  EXPECT_EQ(refused.status, 503);
  EXPECT_EQ(header_of(refused, "Retry-After"), "10");
  Browser cleo(web_, web_.company.make_user("cleo", "reader"));
  EXPECT_EQ(cleo.get("/clients/export.csv").status, 200) << "somebody else";
  under_way.pop_back();
  EXPECT_EQ(ann.get("/clients/export.csv").status, 200) << "one has ended";
}

TEST_F(Guard, NoInputBecomesAHeader) {
  Browser ann(web_, ann_);
  const std::string evil = "x\r\nSet-Cookie: evil=1\r\n\r\n<script>";
  std::vector<Response> answers = {
      ann.post("/views", {{"noun", "client"}, {"name", evil}, {"query", "q=" + evil}}),
      ann.post("/theme", {{"theme", "dark"}, {"next", "/" + evil}}),
      ann.get("/clients?filter=city&filter_op=eq&filter_value=" + url_form({{"", evil}}).substr(1)),
      ann.get("/clients/export.csv?city=eq." + url_form({{"", evil}}).substr(1))};
  for (const auto& answer : answers) {
    const std::string head = make_response_head(answer, {});
    EXPECT_EQ(head.find("\nSet-Cookie: evil"), std::string::npos) << head;
    EXPECT_EQ(head.find("\r\n\r\n"), head.size() - 4) << head;
  }
}

TEST_F(Guard, EveryAnswerCarriesTheHeadersThatProtect) {
  Browser ann(web_, ann_);
  Browser nobody(web_.door);
  ApiCaller program(web_, ann_);
  const Id client = web_.company.create("client", {{"name", "Ann"}});
  std::vector<Response> answers = {
      program.call("GET", "/clients"), program.call("GET", "/nothing"), nobody.get("/login"),
      nobody.get("/clients"),          nobody.get("/healthz"),          nobody.send("/login", {})};
  for (const auto& address : every_address(web_.company.model(), "GET", {client})) {
    answers.push_back(ann.get(address));
  }
  for (const auto& answer : answers) {
    EXPECT_THAT(header_of(answer, "Content-Security-Policy"), HasSubstr("default-src 'none'"));
    EXPECT_EQ(header_of(answer, "Content-Security-Policy").find("unsafe"), std::string::npos);
    EXPECT_EQ(header_of(answer, "X-Content-Type-Options"), "nosniff");
    EXPECT_EQ(header_of(answer, "X-Frame-Options"), "DENY");
    EXPECT_EQ(header_of(answer, "Referrer-Policy"), "same-origin");
    EXPECT_NE(header_of(answer, "Cache-Control"), "");
    EXPECT_NE(answer.status, 500);
  }
  // What the server refuses before there is a page.
  EXPECT_EQ(header_of(text_response(413, ""), "X-Content-Type-Options"), "nosniff");
  EXPECT_THAT(header_of(text_response(413, ""), "Content-Security-Policy"), HasSubstr("'none'"));
}

TEST_F(Guard, CookiesAreClosedToScriptsAndOtherSites) {
  Browser ann(web_.door);
  Request request = ann.request("POST", "/login");
  request.secure = true;
  request.headers.set("Content-Type", "application/x-www-form-urlencoded");
  request.body =
      url_form({{"name", "ann@example.com"}, {"password", password}, {"csrf", ann.csrf()}});
  request.headers.set("Cookie", ann.cookies);
  const Response answer = ann.handle(request);
  ASSERT_EQ(answer.status, 303);
  const std::string set = header_of(answer, "Set-Cookie");
  EXPECT_THAT(set, HasSubstr("; HttpOnly"));
  EXPECT_THAT(set, HasSubstr("; Secure"));
  EXPECT_THAT(set, HasSubstr("; SameSite=Lax"));
  EXPECT_NE(header_of(answer, "Strict-Transport-Security"), "");
}

}  // namespace
}  // namespace clientela
