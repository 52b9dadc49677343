// The life of a client: entered, changed, disputed, taken back, deleted and brought back.
#include <gtest/gtest.h>

#include "tests/support/test_company.h"

namespace clientela {
namespace {

class ClientScenario : public testing::Test {
 public:
  ~ClientScenario() override {
    // Whatever was done, doing it again in an empty company gives an equal one.
    EXPECT_EQ(company_.replayed_digest(), company_.digest());
  }

 protected:
  std::string name_of(Id id) {
    const auto record = company_.find("client", id);
    return record ? record->get<std::string>("name") : "(gone)";
  }

  static JsonObject renamed(Id id, std::string_view was, std::string_view now) {
    return {{"id", id.text()},
            {"patch", JsonObject{{"name", JsonObject{{"was", was}, {"now", now}}}}}};
  }

  std::vector<Id> search(const Asker& asker, std::string_view text) {
    std::vector<Id> found;
    for (const auto& hit : company_.engine().search(asker, text, 10)) found.push_back(hit.id);
    return found;
  }

  TestCompany company_;
};

TEST_F(ClientScenario, IsEnteredWithContactsAndFound) {
  const Id id = company_.create(
      "client", {{"given_name", "Шпитонков"}, {"country", "Česko"}},
      {JsonObject{{"object", "contact_point"},
                  {"values", JsonObject{{"kind", "email"}, {"value", " Ann@Example.COM "}}}}});
  EXPECT_EQ(name_of(id), "Шпитонков");
  const auto record = company_.find("client", id);
  ASSERT_TRUE(record);
  company_.engine().read(Asker::program(), [&](Reading& reading) {
    const auto parts = reading.parts(*record);
    ASSERT_EQ(parts.size(), 1u);
    EXPECT_EQ(parts.front().get<std::string>("normalised"), "ann@example.com");
  });
  EXPECT_EQ(search(Asker::program(), "Shpitonkov"), std::vector<Id>{id});
  EXPECT_EQ(search(Asker::program(), "ann@exa"), std::vector<Id>{id});
  EXPECT_TRUE(search(Asker::program(), "nobody").empty());
}

TEST_F(ClientScenario, ShortNamesAreFoundBehindOtherFields) {
  const Id li = company_.create("client", {{"name", "Wei Li"}, {"city", "Bo"}, {"tax_id", "7"}});
  for (const std::string text : {"li", "bo", "7", "wei bo 7"}) {
    EXPECT_EQ(search(Asker::program(), text), std::vector<Id>{li}) << text;
  }
}

TEST_F(ClientScenario, NeedsAName) {
  const auto outcome =
      company_.try_perform(Asker::program(), "client.create", {{"values", JsonObject{}}});
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::required);
  EXPECT_EQ(outcome.error().field, "name");
}

TEST_F(ClientScenario, KeepsTheNameWhenItsPartsAreTakenBack) {
  const Id id = company_.create("client", {{"name", "Ann Lee"}});
  const std::string before = company_.digest();
  const Outcome parted = company_.perform(
      "client.update",
      {{"id", id.text()},
       {"patch", JsonObject{{"given_name", {{"now", "Ann"}}}, {"family_name", {{"now", "Lee"}}}}}});
  EXPECT_EQ(name_of(id), "Ann Lee");
  ASSERT_TRUE(company_.engine().undo(Asker::program(), parted.seq));
  EXPECT_EQ(name_of(id), "Ann Lee");
  EXPECT_EQ(company_.digest(), before);
  EXPECT_EQ(company_.replayed_digest(), before);
}

TEST_F(ClientScenario, IsRenamedAndTheChangeIsTakenBack) {
  const Id id = company_.create("client", {{"name", "Ann"}});
  const Outcome renaming = company_.perform("client.update", renamed(id, "Ann", "Anna"));
  EXPECT_EQ(name_of(id), "Anna");
  const std::string before = company_.digest();
  ASSERT_TRUE(company_.engine().undo(Asker::program(), renaming.seq));
  EXPECT_EQ(name_of(id), "Ann");
  EXPECT_NE(company_.digest(), before);
}

TEST_F(ClientScenario, TwoChangesOfOneFieldAreAConflict) {
  const Id id = company_.create("client", {{"name", "Ann"}});
  company_.perform("client.update", renamed(id, "Ann", "Anna"));
  const auto second =
      company_.try_perform(Asker::program(), "client.update", renamed(id, "Ann", "Annette"));
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::conflict);
  EXPECT_EQ(second.error().field, "name");
  EXPECT_EQ(name_of(id), "Anna");
}

TEST_F(ClientScenario, WhatChangedSinceIsNotTakenBack) {
  const Id id = company_.create("client", {{"name", "Ann"}});
  const Outcome first = company_.perform("client.update", renamed(id, "Ann", "Anna"));
  company_.perform("client.update", renamed(id, "Anna", "Annette"));
  EXPECT_FALSE(company_.engine().undo(Asker::program(), first.seq));
  EXPECT_EQ(name_of(id), "Annette");
}

TEST_F(ClientScenario, IsDeletedWithItsPartsAndRestored) {
  const Id id = company_.create(
      "client", {{"name", "Ann"}},
      {JsonObject{{"object", "contact_point"},
                  {"values", JsonObject{{"kind", "phone"}, {"value", "+420 123 456"}}}}});
  const std::string before = company_.digest();
  const Outcome deletion = company_.perform("client.delete", {{"id", id.text()}});
  EXPECT_FALSE(company_.find("client", id));
  EXPECT_TRUE(search(Asker::program(), "420123").empty());
  ASSERT_TRUE(company_.engine().undo(Asker::program(), deletion.seq));
  EXPECT_EQ(company_.digest(), before);
  EXPECT_EQ(search(Asker::program(), "420123"), std::vector<Id>{id});
}

TEST_F(ClientScenario, EveryActionIsUndoneToTheStateBefore) {
  std::vector<std::string> digests = {company_.digest()};
  std::vector<std::int64_t> seqs;
  const auto perform = [&](const std::string& action, const JsonObject& arguments) {
    const Outcome outcome = company_.perform(action, arguments);
    seqs.push_back(outcome.seq);
    digests.push_back(company_.digest());
    return Id::parse(string_member(outcome.result, "id")).value_or(Id());
  };
  const Id ann = perform("client.create", {{"values", JsonObject{{"name", "Ann"}}}});
  const Id bob = perform("client.create", {{"values", JsonObject{{"name", "Bob"}}}});
  perform("order.create",
          {{"values",
            JsonObject{{"number", "1"}, {"client", bob.text()}, {"business_date", "2026-03-01"}}},
           {"parts",
            JsonArray{JsonObject{{"object", "order_line"},
                                 {"values", JsonObject{{"price", "2.50"}, {"quantity", "3"}}}}}}});
  perform("client.update", renamed(ann, "Ann", "Anna"));
  perform("client.merge", {{"keep", ann.text()}, {"merge", bob.text()}});
  perform("client.delete", {{"id", ann.text()}});
  while (!seqs.empty()) {
    const auto undone = company_.engine().undo(Asker::program(), seqs.back());
    ASSERT_TRUE(undone) << english(undone.error().message);
    seqs.pop_back();
    digests.pop_back();
    EXPECT_EQ(company_.digest(), digests.back());
  }
}

TEST_F(ClientScenario, ReadersLookAndDoNotTouch) {
  const Id id = company_.create("client", {{"name", "Ann"}});
  const Asker reader = company_.make_user("reader", "reader");
  const auto outcome = company_.try_perform(reader, "client.update", renamed(id, "Ann", "X"));
  ASSERT_FALSE(outcome);
  EXPECT_EQ(outcome.error().code, ErrorCode::forbidden);
  EXPECT_FALSE(company_.engine().undo(reader, 2));
  company_.engine().read(
      reader, [&](Reading& reading) { EXPECT_TRUE(reading.find(reading.type("client"), id)); });
}

TEST_F(ClientScenario, AConfidentialClientIsTheManagersAlone) {
  const Asker manager = company_.make_user("manager", "member");
  const Asker other = company_.make_user("other", "member");
  const Id id = company_.create(
      "client", {{"name", "Secretive"}, {"confidential", true}, {"manager", manager.user.text()}});
  const auto sees = [&](const Asker& asker) {
    bool found = false;
    company_.engine().read(asker, [&](Reading& reading) {
      Query query;
      query.type = &reading.type("client");
      found = reading.find(*query.type, id).has_value();
      EXPECT_EQ(reading.count(query, 10) == 1, found);
      EXPECT_EQ(reading.list(query).records.size() == 1, found);
    });
    EXPECT_EQ(!search(asker, "Secretive").empty(), found);
    EXPECT_EQ(!company_.engine().history(asker, company_.model().type("client"), id, 0, 10).empty(),
              found);
    return found;
  };
  EXPECT_TRUE(sees(manager));
  EXPECT_FALSE(sees(other));
  EXPECT_FALSE(company_.try_perform(other, "client.delete", {{"id", id.text()}}));
}

TEST_F(ClientScenario, AnActionSentTwiceHappensOnce) {
  const Id action = company_.engine().new_id();
  const Call call{"client.create", {{"values", JsonObject{{"name", "Ann"}}}}, action};
  const auto first = company_.engine().perform(Asker::program(), call);
  const auto second = company_.engine().perform(Asker::program(), call);
  ASSERT_TRUE(first);
  ASSERT_TRUE(second);
  EXPECT_EQ(first->seq, second->seq);
  EXPECT_EQ(first->result.at("id"), second->result.at("id"));
}

}  // namespace
}  // namespace clientela
