// What a confidential client has and does is seen by its manager and by administrators, at no door
// by anybody else.
#include <gmock/gmock.h>

#include <chrono>
#include <thread>

#include "features/imports/import_file.h"
#include "tests/support/browser.h"
#include "tests/support/crawl.h"

namespace clientela {
namespace {

using testing::HasSubstr;
using testing::Not;

// Words that stand nowhere but in what is confidential.
constexpr std::string_view marks[] = {"Xyzzy", "plugh@example.com", "Hollow voice", "Y2-order"};

class Confidential : public testing::Test {
 protected:
  Confidential() {
    secret_ = create(
        "client",
        {{"name", "Xyzzy"},
         {"kind", "organisation"},
         {"tax_id", "TAX9071"},
         {"city", "Brno"},
         {"confidential", true},
         {"manager", manager_.user.text()}},
        JsonObject{{"object", "contact_point"},
                   {"values", JsonObject{{"kind", "email"}, {"value", "plugh@example.com"}}}});
    secret_seq_ = last_seq();
    order_ = create(
        "order",
        {{"number", "Y2-order"}, {"client", secret_.text()}, {"business_date", "2026-03-01"}},
        JsonObject{{"object", "order_line"}, {"values", JsonObject{{"price", "7070"}}}});
    activity_ = create("activity", {{"subject", "Hollow voice"},
                                    {"kind", "task"},
                                    {"due", "2026-03-30"},
                                    {"assignee", other_.user.text()},
                                    {"client", secret_.text()}});
    // What everybody sees refers to it in every way.
    open_ = create("client", {{"name", "Ann"}, {"referred_by", secret_.text()}},
                   JsonObject{{"object", "membership"},
                              {"values", JsonObject{{"organisation", secret_.text()}}}});
    open_order_ = create("order", {{"number", "open"},
                                   {"client", open_.text()},
                                   {"payer", secret_.text()},
                                   {"recipient", secret_.text()},
                                   {"business_date", "2026-03-02"}});
  }

  Id create(const std::string& noun, const JsonObject& values, const Json& part = nullptr) {
    JsonArray parts;
    if (part.is_object()) parts.push_back(part);
    return web_.company.create(noun, values, parts);
  }
  std::int64_t last_seq() {
    std::int64_t seq = 0;
    web_.company.company.store->read([&](StoreReader& reader) { seq = reader.last_seq(); });
    return seq;
  }
  std::vector<Id> ids() { return {secret_, order_, activity_, open_, open_order_}; }

  static void expect_no_mark(const std::string& body, const std::string& address) {
    for (const auto mark : marks) EXPECT_THAT(body, Not(HasSubstr(std::string(mark)))) << address;
  }

  WebCompany web_;
  Asker manager_ = web_.company.make_user("manager", "member");
  Asker other_ = web_.company.make_user("other", "member");
  Id secret_, order_, activity_, open_, open_order_;
  std::int64_t secret_seq_ = 0;
};

TEST_F(Confidential, NoPageShowsItToOthers) {
  Browser other(web_, other_);
  Browser manager(web_, manager_);
  int shown = 0;
  for (const auto& address : every_address(web_.company.model(), "GET", ids())) {
    expect_no_mark(body_of(other.get(address)), address);
    shown += body_of(manager.get(address)).find("Xyzzy") != std::string::npos;
  }
  EXPECT_GT(shown, 10);  // the manager works with it
}

TEST_F(Confidential, NoQuestionLeadsThere) {
  Browser other(web_, other_);
  Browser manager(web_, manager_);
  const std::vector<std::string> questions = {
      "/search?q=TAX9071",
      "/palette?q=TAX9071",
      "/options/client?q=TAX9071",
      "/clients?q=TAX9071",
      "/clients?tax_id=eq.TAX9071",
      "/clients/duplicates?email=plugh%40example.com",
      "/clients/" + open_.text() + "/do/merge?with=" + secret_.text(),
      "/?next=" + secret_.text(),
      "/orders/new?client=" + secret_.text(),
      "/orders?client=eq." + secret_.text(),
      "/clients?order=total.desc",
      "/activities?client=eq." + secret_.text() + "&columns=subject,client",
      "/clients/export.csv?tax_id=eq.TAX9071",
      "/clients/export.csv?as=shown&columns=name,referred_by",
      "/clients/export.jsonl?order=total.desc",
      "/clients?filter=referred_by",
      "/log?before=1000"};
  for (const auto& question : questions) {
    expect_no_mark(body_of(other.get(question)), question);
  }
  EXPECT_THAT(manager.get("/search?q=TAX9071").body, HasSubstr("Xyzzy"));
  EXPECT_THAT(manager.get("/options/client?q=TAX9071").body, HasSubstr("Xyzzy"));
  // Ann works there.
  EXPECT_THAT(body_of(manager.get("/clients/export.csv?as=shown&name=eq.Ann&columns=name")),
              HasSubstr("Xyzzy"));
}

TEST_F(Confidential, WhatIsAskedBehindReferencesStaysUnknown) {
  ApiCaller other(web_, other_);
  ApiCaller manager(web_, manager_);
  const std::vector<std::string> questions = {
      "/clients?referred_by.name=like.Xyz",
      "/clients?referred_by.city=is.filled",
      "/orders?payer.tax_id=eq.TAX9071",
      "/orders?recipient.name=starts.X",
      "/memberships?organisation.name=eq.Xyzzy",
      "/clients?memberships.client=any(organisation.name.eq.Xyzzy)",
      "/clients?orders.client=any(number.eq.Y2-order)",
      "/clients?tax_id=eq.TAX9071",
      "/contact_points?value=like.plugh",
      "/order_lines?price=gte.7070",
      "/orders?total=eq.7070"};
  for (const auto& question : questions) {
    const auto unseen = other.expect(200, other.call("GET", question));
    EXPECT_TRUE(unseen.at("data").as_array().empty()) << question;
    const auto seen = manager.expect(200, manager.call("GET", question));
    EXPECT_FALSE(seen.at("data").as_array().empty()) << question;
  }
}

TEST_F(Confidential, TheApiKnowsNothingOfIt) {
  ApiCaller other(web_, other_);
  for (const auto& type : web_.company.model().types()) {
    const std::string list = "/" + std::string(type.plural);
    expect_no_mark(other.call("GET", list).body, list);
    for (const auto& id : ids()) {
      const std::string address = list + "/" + id.text();
      expect_no_mark(other.call("GET", address).body, address);
    }
  }
  for (const auto& [list, id] : std::vector<std::pair<std::string, Id>>{
           {"/clients/", secret_}, {"/orders/", order_}, {"/activities/", activity_}}) {
    EXPECT_EQ(other.call("GET", list + id.text()).status, 404);
    EXPECT_EQ(other.call("PATCH", list + id.text(), "{}").status, 404);
    EXPECT_EQ(other.call("DELETE", list + id.text()).status, 404);
  }
}

TEST_F(Confidential, OthersCanNeitherChangeNorUseIt) {
  Browser other(web_, other_);
  ApiCaller api(web_, other_);
  const std::string before = web_.company.digest();
  const auto seq = last_seq();
  const std::string card = "/clients/" + secret_.text();
  for (const auto& [address, fields] : std::vector<std::pair<std::string, FormPairs>>{
           {card + "/edit", {{"name", "Mine"}}},
           {card + "/fields/name", {{"name", "Mine"}}},
           {card + "/delete", {}},
           {card + "/restore", {}},
           {card + "/activities", {{"kind", "note"}, {"text", "Hello"}}},
           {card + "/do/merge", {{"keep", open_.text()}, {"merge", secret_.text()}}},
           {"/clients/" + open_.text() + "/do/merge",
            {{"keep", open_.text()}, {"merge", secret_.text()}}},
           {"/activities/" + activity_.text() + "/done", {}},
           {"/orders/" + open_order_.text() + "/fields/client", {{"client", secret_.text()}}},
           {"/undo", {{"seq", std::to_string(secret_seq_)}}}}) {
    const Response answer = other.post(address, fields);
    EXPECT_GE(answer.status, 400) << address;
    expect_no_mark(answer.body, address);
  }
  EXPECT_EQ(api.call("POST", "/actions/undo", JsonObject{{"seq", secret_seq_}}).status, 404);
  EXPECT_GE(api.call("POST", "/orders",
                     JsonObject{{"client", secret_.text()}, {"business_date", "2026-01-01"}})
                .status,
            400);
  EXPECT_EQ(last_seq(), seq);
  EXPECT_EQ(web_.company.digest(), before);
}

TEST_F(Confidential, TheBinAndTheMessageOfWhatWasDoneAreSilent) {
  web_.company.now().ms += 1000;
  const Outcome gone = web_.company.perform("client.delete", {{"id", secret_.text()}});
  Browser other(web_, other_);
  Browser manager(web_, manager_);
  expect_no_mark(other.get("/clients/bin").body, "bin");
  expect_no_mark(other.get("/clients?just-done=" + gone.action.text()).body, "toast");
  EXPECT_THAT(manager.get("/clients/bin").body, HasSubstr("Xyzzy"));
  EXPECT_THAT(manager.get("/clients?just-done=" + gone.action.text()).body, HasSubstr("Xyzzy"));
  EXPECT_EQ(other.post("/clients/" + secret_.text() + "/restore", {}).status, 404);
  EXPECT_FALSE(web_.company.find("client", secret_));
}

TEST_F(Confidential, WhoeverSawItBeforeSeesItNoMore) {
  Browser other(web_, other_);
  other.get("/clients/" + open_.text());  // is among the recently seen now
  web_.company.perform(
      "client.update",
      {{"id", open_.text()},
       {"patch", JsonObject{{"confidential", JsonObject{{"was", false}, {"now", true}}},
                            {"name", JsonObject{{"was", "Ann"}, {"now", "Xyzzy"}}}}}});
  for (const std::string address :
       {"/", "/palette", "/log", "/clients", "/activities", "/orders"}) {
    expect_no_mark(other.get(address).body, address);
  }
  EXPECT_EQ(other.get("/orders/" + open_order_.text()).status, 404);
}

TEST_F(Confidential, WhoeverTakesBackNeedNotSeeWhatComesBack) {
  const std::string before = web_.company.digest();
  const auto forgotten = web_.company.try_perform(
      other_, "client.update",
      {{"id", open_.text()},
       {"patch",
        JsonObject{{"referred_by", JsonObject{{"was", secret_.text()}, {"now", nullptr}}}}}});
  ASSERT_TRUE(forgotten);
  EXPECT_TRUE(web_.company.engine().undo(other_, forgotten->seq));
  EXPECT_EQ(web_.company.digest(), before);
  web_.company.now().ms += 1000;
  ASSERT_TRUE(web_.company.try_perform(other_, "client.delete", {{"id", open_.text()}}));
  EXPECT_TRUE(web_.company.try_perform(other_, "client.restore", {{"id", open_.text()}}));
  EXPECT_EQ(web_.company.digest(), before);
}

TEST_F(Confidential, AMergeCarriesOverWhatTheAskerDoesNotSee) {
  const Id hidden = create("client", {{"name", "Hidden"},
                                      {"referred_by", open_.text()},
                                      {"confidential", true},
                                      {"manager", manager_.user.text()}});
  const Id keep = create("client", {{"name", "Anne"}});
  ASSERT_TRUE(web_.company.try_perform(other_, "client.merge",
                                       {{"keep", keep.text()}, {"merge", open_.text()}}));
  EXPECT_EQ(web_.company.find("client", hidden)->get<Id>("referred_by"), keep);
  EXPECT_EQ(web_.company.replayed_digest(), web_.company.digest());
}

TEST_F(Confidential, WhatMovesThereIsHiddenFromThenOn) {
  const Id moved =
      create("order",
             {{"number", "Wandering"}, {"client", open_.text()}, {"business_date", "2026-03-03"}});
  Browser other(web_, other_);
  EXPECT_THAT(other.get("/search?q=wander").body, HasSubstr(moved.text()));
  ASSERT_TRUE(web_.company.try_perform(
      manager_, "order.update",
      {{"id", moved.text()},
       {"patch",
        JsonObject{{"client", JsonObject{{"was", open_.text()}, {"now", secret_.text()}}}}}}));
  for (const std::string address :
       {"/search?q=wander", "/palette?q=wander", "/orders?q=wander", "/orders", "/log",
        "/clients/@", "/orders/@", "/orders/@/history"}) {
    std::string filled = address;
    const auto at = filled.find('@');
    if (at != std::string::npos) {
      filled.replace(at, 1, address.rfind("/clients", 0) == 0 ? open_.text() : moved.text());
    }
    EXPECT_THAT(body_of(other.get(filled)), Not(HasSubstr("Wandering"))) << filled;
  }
}

TEST_F(Confidential, OpenPagesOfOthersAreToldNothing) {
  Browser other(web_, other_);
  Browser manager(web_, manager_);
  const std::string live = "/live?topics=client,order," + secret_.text();
  const auto unseen = other.get(live).events;
  const auto seen = manager.get(live).events;
  web_.company.perform(
      "client.update",
      {{"id", secret_.text()},
       {"patch", JsonObject{{"city", JsonObject{{"was", "Brno"}, {"now", "Y"}}}}}});
  // The hub tells all watchers in one go, so who is told after this was not told at all.
  std::string told;
  for (int tries = 0; tries < 1500 && told.empty(); ++tries) {
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    told = seen->take();
  }
  EXPECT_THAT(told, HasSubstr("refresh"));
  EXPECT_EQ(unseen->take(), "");
}

TEST_F(Confidential, AnImportNeitherFindsNorChangesIt) {
  add_import_jobs(*web_.company.company.jobs);
  const Record before = *web_.company.find("client", secret_);
  ImportUpload upload(web_.company.engine(), other_, "clients.csv");
  ASSERT_TRUE(
      upload.add("Name,E-mail,City,Order no,Date,Price\n"
                 "Xyzzy,plugh@example.com,Praha,Y2-order,2026-01-01,5\n"));
  auto import = upload.finish();
  ASSERT_TRUE(import);
  const auto job = start_import(web_.company.engine(), *web_.company.company.jobs, other_, *import);
  ASSERT_TRUE(job) << english(job.error().message);
  EXPECT_EQ(web_.company.company.jobs->run_now(*job)->problem, "");
  EXPECT_EQ(web_.company.find("client", secret_)->values, before.values);
  Browser manager(web_, manager_);
  EXPECT_EQ(manager.get("/import/" + import->id.text()).status, 404);
}

}  // namespace
}  // namespace clientela
