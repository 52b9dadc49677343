// Who may only look changes nothing, by whatever way; who may work is no administrator.
#include <gtest/gtest.h>

#include "system/desk.h"
#include "system/session.h"
#include "tests/support/browser.h"
#include "tests/support/crawl.h"
#include "tests/support/noun_company.h"

namespace clientela {
namespace {

class Rights : public testing::Test, protected NounCompany {
 protected:
  Rights()
      : NounCompany(test_seed()),
        trace_(__FILE__, __LINE__, "CLIENTELA_SEED=" + std::to_string(samples.seed())) {
    for (const auto& type : company().model().types()) {
      if (has_doors(type)) ids_.push_back(make(type));
    }
    reader_ = company().make_user("reader", "reader");
    member_ = company().make_user("member", "member");
  }

  // What every form could have sent: all fields of all nouns and the names that routes read.
  FormPairs any_fields() {
    FormPairs fields = {{"seq", std::to_string(last_seq())},
                        {"noun", "client"},
                        {"name", "Changed"},
                        {"query", ""},
                        {"shared", "true"},
                        {"kind", "note"},
                        {"text", "Changed"},
                        {"currency", "CZK"},
                        {"password", "correct horse 12"}};
    for (const auto& type : company().model().types()) {
      for (const auto* field : settable_fields(type)) {
        const Value value = samples.value(*field);
        if (!is_empty(value)) fields.emplace_back(field->key, field->kind->text(value, *field));
      }
    }
    return fields;
  }

  // One's own profile, password and sessions, by their pages or by verbs that readers have.
  bool is_ones_own(const std::string& address) {
    if (address.rfind("/me", 0) == 0 || address.rfind("/log", 0) == 0) return true;
    const auto verb = address.rfind("/do/");
    if (verb == std::string::npos) return false;
    const std::string plural = address.substr(1, address.find('/', 1) - 1);
    const auto* type = company().model().find_type_by_plural(plural);
    const auto* action =
        company().model().find_action(std::string(type->name) + "." + address.substr(verb + 4));
    return action != nullptr && action->role <= Role::reader;
  }

  std::size_t shared_views() {
    return views_of(engine(), Asker::program(), company().model().type("client")).size();
  }

  std::vector<Id> ids_;
  Asker reader_, member_;

 private:
  testing::ScopedTrace trace_;
};

TEST_F(Rights, AReaderChangesNothingByAnyForm) {
  Browser reader(web, reader_);
  const std::string token = reader.csrf();
  const std::string before = company().digest();
  const auto seq = last_seq();
  for (const auto& address : every_address(company().model(), "POST", ids_)) {
    if (is_ones_own(address)) continue;
    FormPairs fields = any_fields();
    fields.emplace_back("csrf", token);
    const Response answer = reader.send(address, fields);
    EXPECT_LT(answer.status, 500) << address;
    ASSERT_EQ(last_seq(), seq) << address;
  }
  EXPECT_EQ(company().digest(), before);
  EXPECT_EQ(shared_views(), 0u);
}

TEST_F(Rights, EachActionAsksForTheRoleThatItDeclares) {
  ApiCaller reader(web, reader_);
  ApiCaller member(web, member_);
  const auto seq = last_seq();
  for (const auto& action : company().model().actions()) {
    for (auto& [role, caller] :
         {std::pair{Role::reader, &reader}, std::pair{Role::member, &member}}) {
      if (action.role <= role) continue;
      EXPECT_EQ(caller->call("POST", "/actions/" + action.name, "{}").status, 403) << action.name;
    }
    const auto outcome = company().try_perform(reader_, action.name, {});
    if (action.role <= Role::reader) continue;
    ASSERT_FALSE(outcome) << action.name;
    EXPECT_EQ(outcome.error().code, ErrorCode::forbidden) << action.name;
  }
  EXPECT_EQ(last_seq(), seq);
}

TEST_F(Rights, AMemberIsNoAdministratorByAnyForm) {
  Browser member(web, member_);
  EXPECT_EQ(member.get("/settings").status, 403);
  EXPECT_EQ(member.post("/settings", {{"name", "Mine"}}).status, 403);
  EXPECT_EQ(member.get("/users/new").status, 403);
  const std::string own = "/users/" + member_.user.text();
  EXPECT_EQ(member.get(own + "/edit").status, 403);
  for (const auto& fields :
       std::vector<FormPairs>{{{"role", "administrator"}}, {{"active", "true"}}}) {
    EXPECT_GE(member.post(own + "/edit", fields).status, 400);
  }
  EXPECT_GE(member.post(own + "/fields/role", {{"role", "administrator"}}).status, 400);
  EXPECT_GE(
      member.post("/users/" + reader_.user.text() + "/password", {{"password", "correct horse 12"}})
          .status,
      400);
  EXPECT_GE(member.post("/users/new", {{"name", "x"}, {"login", "x@example.com"}}).status, 400);
  EXPECT_EQ(company().find("user", member_.user)->get<std::string>("role"), "member");
}

TEST_F(Rights, AMemberDoesNotTakeBackWhatAnAdministratorDid) {
  const auto promoted = company().perform(
      "user.update",
      {{"id", reader_.user.text()},
       {"patch", JsonObject{{"role", JsonObject{{"was", "reader"}, {"now", "member"}}}}}});
  Browser member(web, member_);
  EXPECT_EQ(member.post("/undo", {{"seq", std::to_string(promoted.seq)}}).status, 403);
  EXPECT_EQ(company().find("user", reader_.user)->get<std::string>("role"), "member");
}

TEST_F(Rights, WhatIsSomebodysOwnIsClosedToOthers) {
  Browser other(web, member_);
  SavedView own;
  own.name = "Mine";
  own.object = "client";
  own.query = "city=eq.Xyzzy";
  const auto view = save_view(engine(), reader_, own);
  ASSERT_TRUE(view);
  EXPECT_EQ(other.get("/clients").body.find("Xyzzy"), std::string::npos);
  EXPECT_EQ(other.post("/views/" + view->text() + "/delete", {}).status, 404);
  EXPECT_EQ(views_of(engine(), reader_, company().model().type("client")).size(), 1u);

  ASSERT_TRUE(make_api_token(engine(), reader_.user, "theirs"));
  const Id token = api_tokens_of(engine(), reader_.user).front().id;
  other.post("/me/tokens/" + token.text() + "/revoke", {});
  EXPECT_EQ(api_tokens_of(engine(), reader_.user).size(), 1u);

  const auto job = company().company.jobs->enqueue(company().make_user("third", "member"),
                                                   "nothing", "Xyzzy", {});
  ASSERT_TRUE(job);
  EXPECT_EQ(other.get("/jobs/" + job->text()).status, 404);
  EXPECT_EQ(other.post("/jobs/" + job->text() + "/cancel", {}).status, 404);
}

// Who saw what, whose views there are and from where somebody logged in are no records to ask for.
TEST_F(Rights, NobodyAsksByWhatIsTheProgramsOwn) {
  ApiCaller api(web, member_);
  for (const auto& type : company().model().types()) {
    if (type.history != History::none) continue;
    for (const auto& asked : company().model().types()) {
      for (const auto& field : type.fields) {
        if (field.target != asked.name) continue;
        const std::string question = "/" + std::string(asked.plural) + "?" +
                                     std::string(type.plural) + "." + std::string(field.key) +
                                     "=any(created_at.is.filled)";
        EXPECT_GE(api.call("GET", question).status, 400) << question;
      }
    }
  }
}

TEST_F(Rights, OnesOwnPasswordAsksForThePresentOne) {
  ASSERT_TRUE(set_password(engine(), Asker::program(), member_.user, "the first password"));
  const auto hash = [&] {
    return company().find("user", member_.user)->get<std::string>("password_hash");
  };
  const std::string before = hash();
  Browser member(web, member_);
  const FormPairs wrong = {{"current", "not this one"}, {"password", "another password"}};
  EXPECT_EQ(member.post("/me/password", wrong).status, 422);
  member.post("/users/" + member_.user.text() + "/password", {{"password", "another password"}});
  member.post("/users/" + member_.user.text() + "/do/set_password",
              {{"user", member_.user.text()}, {"password", "another password"}});
  EXPECT_EQ(hash(), before);
}

}  // namespace
}  // namespace clientela
