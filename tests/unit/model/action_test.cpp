#include <gtest/gtest.h>

#include "model/action.h"
#include "tests/unit/model/sample_model.h"

namespace clientela {
namespace {

using sample::MemoryTransaction;

Result<JsonObject> perform(MemoryTransaction& transaction, std::string_view action,
                           const JsonObject& arguments) {
  return sample::model().find_action(action)->perform(transaction, arguments);
}

Result<JsonObject> perform(MemoryTransaction& transaction, std::string_view action,
                           std::string_view json) {
  return perform(transaction, action, parse_json(json)->get_object());
}

std::string refusal(std::string_view action, std::string_view json) {
  MemoryTransaction transaction;
  const auto answer = perform(transaction, action, json);
  if (answer) return "";
  return answer.error().field + ": " + english(answer.error().message);
}

TEST(GenericActions, CreateWithParts) {
  MemoryTransaction transaction;
  const auto answer = perform(transaction, "client.create", R"({
    "values": {"name": "Jan", "debt": {"amount": "1", "currency": "CZK"}},
    "parts": [{"object": "contact_point", "values": {"value": "777"}}]})");
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(string_member(*answer, "id"), sample::id(1).text());
  ASSERT_EQ(transaction.created.size(), 1u);
  const Whole& whole = transaction.created[0];
  EXPECT_EQ(whole.record["name"], Value(std::string("Jan")));
  EXPECT_EQ(whole.record["stage"], Value(std::string("new")));
  ASSERT_EQ(whole.parts.size(), 1u);
  EXPECT_EQ(whole.parts[0]["primary"], Value(true));
}

TEST(GenericActions, NameThePlaceOfAnError) {
  EXPECT_EQ(refusal("client.create", R"({"values": {"nam": "x"}})"),
            "nam: There is no field “nam”.");
  EXPECT_EQ(refusal("client.create", R"({"value": {}})"), "value: “value” is not expected here.");
  EXPECT_EQ(refusal("client.create", R"({"values": []})"),
            "values: An object in braces is expected here.");
  EXPECT_EQ(refusal("client.create", R"({"parts": {}})"),
            "parts: A list in brackets is expected here.");
  EXPECT_EQ(refusal("client.create", R"({"parts": [7]})"),
            "parts.0: An object in braces is expected here.");
  EXPECT_EQ(refusal("client.create", R"({"parts": [{"object": "user"}]})"),
            "parts.0.object: “user” is not a part of “client”.");
  EXPECT_EQ(refusal("client.create",
                    R"({"parts": [{"object": "contact_point", "values": {"value": 5}}]})"),
            "parts.0.value: Text in quotes is expected here.");
  EXPECT_EQ(refusal("client.update", R"({"patch": {}})"), "id: The id is missing.");
  EXPECT_EQ(refusal("client.delete", R"({"id": "7"})"), "id: This is not the id of a record.");
  EXPECT_EQ(refusal("purchase.create", R"({"values": {"number": "1"}})"),
            "number: “number” is computed and can't be set.");
}

TEST(GenericActions, RefuseTooManyParts) {
  JsonObject json;
  JsonArray parts;
  for (int i = 0; i < 1001; ++i) parts.emplace_back(JsonObject());
  json["parts"] = parts;
  MemoryTransaction transaction;
  const auto answer = perform(transaction, "client.create", json);
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.error().code, ErrorCode::too_large);
}

TEST(GenericActions, DeleteAndRestore) {
  MemoryTransaction transaction;
  JsonObject json;
  json["id"] = sample::id(5).text();
  EXPECT_TRUE(perform(transaction, "client.delete", json).ok());
  EXPECT_TRUE(perform(transaction, "client.restore", json).ok());
  EXPECT_EQ(transaction.removed, std::vector<Id>{sample::id(5)});
  EXPECT_EQ(transaction.restored, std::vector<Id>{sample::id(5)});
}

TEST(CreateArguments, ReadBackToTheSameRecord) {
  Whole whole{new_record(sample::model().type("client"), sample::context()), {}};
  whole.record["name"] = std::string("Jan");
  whole.record["stage"] = Value();
  whole.record["visits"] = std::int64_t{3};
  Record part(sample::model().type("contact_point"));
  part["value"] = std::string("777");
  whole.parts.push_back(part);
  MemoryTransaction transaction;
  ASSERT_TRUE(perform(transaction, "client.create", create_arguments(whole)).ok());
  EXPECT_EQ(transaction.created[0].record.values, whole.record.values);
  EXPECT_EQ(transaction.created[0].parts[0].values, part.values);
}

TEST(UpdateArguments, ReadBackToTheSamePatch) {
  const Value before = std::string("A"), after = std::string("B");
  WholePatch patch;
  patch.patch = {{"name", before, after}};
  patch.parts = {
      {PartChange::Kind::create, "contact_point", {}, {{"value", {}, after}}},
      {PartChange::Kind::update, "contact_point", sample::id(6), {{"value", before, after}}},
      {PartChange::Kind::remove, "contact_point", sample::id(7), {}},
      {PartChange::Kind::restore, "contact_point", sample::id(8), {}}};
  const Model& model = sample::model();
  MemoryTransaction transaction;
  const JsonObject json = update_arguments(model.type("client"), sample::id(5), patch, model);
  const auto answer = perform(transaction, "client.update", json);
  ASSERT_TRUE(answer.ok()) << english(answer.error().message);
  const WholePatch& read = transaction.updates.at(0);
  ASSERT_EQ(read.patch.size(), 1u);
  EXPECT_EQ(read.patch[0].was, before);
  ASSERT_EQ(read.parts.size(), 4u);
  for (std::size_t i = 0; i < read.parts.size(); ++i) {
    EXPECT_EQ(read.parts[i].kind, patch.parts[i].kind);
    EXPECT_EQ(read.parts[i].id, patch.parts[i].id);
    EXPECT_EQ(read.parts[i].patch.size(), patch.parts[i].patch.size());
  }
}

struct Merge {
  Ref<sample::Client> into;
  std::string reason = "duplicate";
};

Action merge_action() {
  return action<Merge>(
      {.name = "client.merge",
       .label = "Merge",
       .arguments = {field("into", &Merge::into, {.label = "Into", .required = true}),
                     field("reason", &Merge::reason, {.label = "Reason"})}},
      [](Transaction&, const Merge& merge) -> Result<JsonObject> {
        JsonObject answer;
        answer["into"] = merge.into.id.text();
        answer["reason"] = merge.reason;
        return answer;
      });
}

TEST(TypedAction, GetsItsArgumentsParsed) {
  MemoryTransaction transaction;
  JsonObject json;
  json["into"] = sample::id(5).text();
  const auto answer = merge_action().perform(transaction, json);
  ASSERT_TRUE(answer.ok());
  EXPECT_EQ(string_member(*answer, "into"), sample::id(5).text());
  EXPECT_EQ(string_member(*answer, "reason"), "duplicate");
  json["other"] = 1;
  const auto unknown = merge_action().perform(transaction, json);
  ASSERT_FALSE(unknown.ok());
  EXPECT_EQ(english(unknown.error().message),
            "There is no argument “other”. The arguments are: into, reason.");
  EXPECT_EQ(merge_action().perform(transaction, {}).error().code, ErrorCode::required);
}

}  // namespace
}  // namespace clientela
