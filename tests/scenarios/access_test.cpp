// Who may come in: the last administrator stays, secrets are set by who may, sessions and tokens
// end when they should.
#include <gmock/gmock.h>

#include "system/desk.h"
#include "system/session.h"
#include "tests/support/browser.h"

namespace clientela {
namespace {

using testing::HasSubstr;

constexpr char password[] = "correct horse battery";
constexpr char other_password[] = "quite another one 7";

class Access : public testing::Test {
 public:
  ~Access() override { EXPECT_EQ(company_.replayed_digest(), company_.digest()); }

 protected:
  Engine& engine() { return company_.engine(); }
  bool is_in(Browser& browser) { return browser.get("/me").status == 200; }
  bool may_come(ApiCaller& program) { return program.call("GET", "/clients").status == 200; }
  std::string path(const Asker& user) { return "/users/" + user.user.text(); }
  std::int64_t making_of(const Asker& user) {
    return engine()
        .history(Asker::program(), company_.model().type("user"), user.user, 0, 100)
        .back()
        .action.seq;
  }
  void set_active(const Asker& user, bool was, bool now) {
    company_.perform("user.update",
                     {{"id", user.user.text()},
                      {"patch", JsonObject{{"active", JsonObject{{"was", was}, {"now", now}}}}}});
  }
  std::int64_t sessions_in_all() {
    std::int64_t all = 0;
    engine().read(Asker::program(), [&](Reading& reading) {
      Query query;
      query.type = &reading.type("session");
      all = reading.count(query, 10'000);
    });
    return all;
  }
  Response set_by_verb(ApiCaller& program, const Asker& user, const JsonObject& more) {
    JsonObject body{{"user", user.user.text()}, {"password", other_password}};
    for (const auto& member : more) body[member.key()] = member.value();
    return program.call("POST", "/actions/user.set_password", body);
  }

  WebCompany web_;
  TestCompany& company_ = web_.company;
  Asker chief_ = company_.make_user("chief", "administrator");
  Asker ann_ = company_.make_user("ann", "member");
};

TEST_F(Access, TheLastAdministratorIsNotDeleted) {
  ApiCaller program(web_, chief_);
  Browser browser(web_, chief_);
  const Response refused = program.call("DELETE", path(chief_));
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("last administrator"));
  EXPECT_EQ(browser.post(path(chief_) + "/delete", {}).status, 422);
  EXPECT_TRUE(company_.find("user", chief_.user));
}

TEST_F(Access, TheMakingOfTheLastAdministratorIsNotTakenBack) {
  Browser browser(web_, chief_);
  const auto seq = making_of(chief_);
  EXPECT_EQ(browser.post("/undo", {{"seq", std::to_string(seq)}}).status, 422);
  EXPECT_FALSE(engine().undo(chief_, seq));
  EXPECT_TRUE(company_.find("user", chief_.user));
  EXPECT_TRUE(is_in(browser));
}

TEST_F(Access, NobodyDeletesThemselves) {
  const Asker bob = company_.make_user("bob", "administrator");
  ApiCaller chief(web_, chief_), other(web_, bob);
  const Response refused = chief.call("DELETE", path(chief_));
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("yourself"));
  EXPECT_FALSE(engine().undo(chief_, making_of(chief_)));
  EXPECT_EQ(other.call("DELETE", path(chief_)).status, 200);
  EXPECT_EQ(other.call("DELETE", path(bob)).status, 422);
  EXPECT_EQ(other.call("DELETE", path(ann_)).status, 200);
}

TEST_F(Access, AnAdministratorWhoMayNotLogInDoesNotCount) {
  const Asker bob = company_.make_user("bob", "administrator");
  const Asker carl = company_.make_user("carl", "administrator");
  set_active(bob, true, false);
  ApiCaller chief(web_, chief_), other(web_, carl);
  EXPECT_EQ(chief.call("DELETE", path(carl)).status, 200);
  EXPECT_FALSE(may_come(other));
  EXPECT_THAT(chief.call("DELETE", path(chief_)).body, HasSubstr("last administrator"));
}

TEST_F(Access, ACompanyWhoseUsersHaveGoneIsNotOpenToTheNext) {
  for (const auto& user : {chief_, ann_}) {
    company_.perform("user.delete", {{"id", user.user.text()}});
  }
  EXPECT_TRUE(is_set_up(engine()));
  Browser stranger(web_.door);
  EXPECT_EQ(stranger.get("/setup").status, 303);
  NewCompany company;
  company.name = company.admin_name = "Eve";
  company.admin_login = "eve@example.com";
  company.admin_password = password;
  EXPECT_FALSE(set_up(engine(), company));
}

TEST_F(Access, AnEmptyFileIsNotSetUp) {
  TestCompany empty;
  EXPECT_FALSE(is_set_up(empty.engine()));
}

TEST_F(Access, LoggingOutEverywhereEndsHoweverManySessions) {
  Browser chief(web_, chief_);
  for (int i = 0; i < 603; ++i) ASSERT_TRUE(start_session(engine(), ann_.user, "x", "192.0.2.7"));
  Browser newest(web_, ann_);
  end_sessions(engine(), ann_.user);
  EXPECT_FALSE(is_in(newest));
  EXPECT_TRUE(is_in(chief));
  EXPECT_EQ(sessions_in_all(), 1);
}

TEST_F(Access, TheNewestSessionComesFirst) {
  for (int i = 0; i < 201; ++i) ASSERT_TRUE(start_session(engine(), ann_.user, "old", ""));
  const auto newest = start_session(engine(), ann_.user, "new", "");
  ASSERT_TRUE(newest);
  const auto sessions = sessions_of(engine(), ann_.user);
  ASSERT_FALSE(sessions.empty());
  EXPECT_EQ(sessions.front().id, newest->session);
}

TEST_F(Access, SessionsThatAreOverAreTidiedAway) {
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(start_session(engine(), ann_.user, "x", ""));
  EXPECT_FALSE(remove_expired_sessions(engine()));
  EXPECT_EQ(sessions_in_all(), 3);
  company_.now().ms += session_idle_ms + 1;
  Browser living(web_, ann_);
  EXPECT_FALSE(remove_expired_sessions(engine()));
  EXPECT_EQ(sessions_in_all(), 1);
  EXPECT_TRUE(is_in(living));
}

TEST_F(Access, WhoMayComeAgainFindsNoOldSession) {
  Browser ann(web_, ann_);
  ApiCaller program(web_, ann_);
  ASSERT_TRUE(is_in(ann));
  set_active(ann_, true, false);
  EXPECT_EQ(sessions_in_all(), 0);
  EXPECT_FALSE(may_come(program));
  set_active(ann_, false, true);
  EXPECT_FALSE(is_in(ann));
}

TEST_F(Access, ANewPasswordEndsTokensWhoeverSetsIt) {
  ApiCaller ann(web_, ann_), chief(web_, chief_);
  ASSERT_TRUE(may_come(ann));
  EXPECT_EQ(set_by_verb(chief, ann_, {}).status, 200);
  EXPECT_FALSE(may_come(ann));
  EXPECT_TRUE(may_come(chief));
  ApiCaller again(web_, ann_);
  ASSERT_TRUE(set_password(engine(), Asker::program(), ann_.user, password));
  EXPECT_FALSE(may_come(again));
}

TEST_F(Access, OnesOwnPasswordNeedsThePresentOneByEveryDoor) {
  for (const auto& user : {ann_, chief_}) {
    ASSERT_TRUE(set_password(engine(), Asker::program(), user.user, password));
    ApiCaller program(web_, user);
    const auto hash = [&] {
      return company_.find("user", user.user)->get<std::string>("password_hash");
    };
    const std::string before = hash();
    EXPECT_EQ(set_by_verb(program, user, {}).status, 422);
    EXPECT_EQ(set_by_verb(program, user, {{"current", other_password}}).status, 422);
    EXPECT_EQ(set_by_verb(program, user, {{"current", nullptr}}).status, 422);
    const JsonObject wrapped{{"user", JsonObject{{"id", user.user.text()}}}};
    EXPECT_EQ(set_by_verb(program, user, wrapped).status, 422);
    EXPECT_EQ(hash(), before);
    EXPECT_EQ(set_by_verb(program, user, {{"current", password}}).status, 200);
    EXPECT_NE(hash(), before);
    EXPECT_FALSE(may_come(program));
  }
}

TEST_F(Access, AdministratorsRevokeTheTokensOfOthers) {
  ApiCaller program(web_, ann_);
  const Id token = api_tokens_of(engine(), ann_.user).front().id;
  const std::string revoke = path(ann_) + "/tokens/" + token.text() + "/revoke";
  const Asker bob = company_.make_user("bob", "member");
  Browser member(web_, bob), chief(web_, chief_);
  EXPECT_EQ(member.get(path(ann_)).body.find(token.text()), std::string::npos);
  EXPECT_EQ(member.post(revoke, {}).status, 403);
  EXPECT_TRUE(may_come(program));
  EXPECT_THAT(chief.get(path(ann_)).body, HasSubstr(revoke));
  EXPECT_EQ(chief.post(revoke, {}).status, 303);
  EXPECT_FALSE(may_come(program));
}

TEST_F(Access, NoPasswordStandsInTheLog) {
  ASSERT_TRUE(set_password(engine(), Asker::program(), ann_.user, password));
  ASSERT_TRUE(set_password(engine(), ann_, ann_.user, other_password, password));
  std::vector<LogEntry> entries;
  company_.company.store->read([&](StoreReader& reader) { entries = reader.log(0, 1000); });
  for (const auto& entry : entries) {
    EXPECT_EQ(entry.action.arguments.find(password), std::string::npos);
    EXPECT_EQ(entry.action.arguments.find(other_password), std::string::npos);
  }
}

TEST_F(Access, AnAdministratorsResetOfAnotherNeedsNoPresentPassword) {
  ASSERT_TRUE(set_password(engine(), Asker::program(), ann_.user, password));
  Browser chief(web_, chief_);
  EXPECT_EQ(chief.post(path(ann_) + "/password", {{"password", other_password}}).status, 303);
  Browser ann(web_.door);
  EXPECT_EQ(ann.post("/login", {{"name", "ann@example.com"}, {"password", other_password}}).status,
            303);
}

TEST_F(Access, SecretsAreNotSetByGenericVerbs) {
  ApiCaller chief(web_, chief_);
  const auto patch = JsonObject{{"password_hash", JsonObject{{"now", "plain"}}}};
  EXPECT_EQ(chief
                .call("POST", "/users",
                      JsonObject{{"name", "x"}, {"login", "x@example.com"}, {"password_hash", "p"}})
                .status,
            422);
  EXPECT_EQ(chief.call("PATCH", path(ann_), JsonObject{{"password_hash", "plain"}}).status, 422);
  EXPECT_EQ(chief
                .call("POST", "/actions/user.update",
                      JsonObject{{"id", ann_.user.text()}, {"patch", patch}})
                .status,
            422);
  EXPECT_EQ(company_.find("user", ann_.user)->get<std::string>("password_hash"), "");
  company_.create("user", {{"name", "y"}, {"login", "y@example.com"}, {"password_hash", "p"}});
}

TEST_F(Access, PrivateViewsDoNotHideSharedOnes) {
  const ObjectType& clients = company_.model().type("client");
  SavedView view;
  view.object = "client";
  view.name = "View";
  view.shared = true;
  const auto shared = save_view(engine(), chief_, view);
  ASSERT_TRUE(shared);
  view.shared = false;
  for (int reader = 0; reader < 5; ++reader) {
    const Asker eve = company_.make_user("eve" + std::to_string(reader), "reader");
    for (int i = 0; i < 50; ++i) ASSERT_TRUE(save_view(engine(), eve, view));
    const auto refused = save_view(engine(), eve, view);
    ASSERT_FALSE(refused);
    EXPECT_THAT(english(refused.error().message), HasSubstr("50"));
    EXPECT_EQ(views_of(engine(), eve, clients).size(), 51u);
  }
  view.shared = true;
  ASSERT_TRUE(save_view(engine(), chief_, view));
  EXPECT_EQ(views_of(engine(), ann_, clients).size(), 2u);
}

TEST_F(Access, SomebodyElsesActionIdAnswersNothing) {
  const Call call{
      "client.create", {{"values", JsonObject{{"name", "Ann"}}}}, engine().new_id(), {}};
  const auto first = engine().perform(ann_, call);
  ASSERT_TRUE(first);
  const auto again = engine().perform(ann_, call);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->seq, first->seq);
  const auto others = engine().perform(chief_, call);
  ASSERT_FALSE(others);
  EXPECT_EQ(others.error().code, ErrorCode::conflict);
  Call other_verb = call;
  other_verb.action = "activity.create";
  EXPECT_FALSE(engine().perform(ann_, other_verb));
}

}  // namespace
}  // namespace clientela
