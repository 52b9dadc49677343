#include <gtest/gtest.h>

#include "model/patch.h"
#include "tests/unit/model/sample_model.h"

namespace clientela {
namespace {

const ObjectType& client_type() { return sample::model().type("client"); }

Record client(std::string name) {
  Record record = new_record(client_type(), sample::context());
  record.id = sample::id(3);
  record["name"] = std::move(name);
  return record;
}

TEST(Record, TurnsIntoItsStructAndBack) {
  sample::Client typed;
  typed.name = "Jan Novák";
  typed.stage = sample::Stage::loyal;
  typed.debt = Money{500, *Currency::parse("EUR")};
  typed.tags = {"vip"};
  typed.owner = sample::id(9);
  Record record(client_type());
  record.id = sample::id(3);
  record.assign(typed);
  EXPECT_EQ(record["stage"], Value(std::string("loyal")));
  EXPECT_EQ(record.title(), "Jan Novák");
  const auto back = record.as<sample::Client>();
  EXPECT_EQ(back.id, sample::id(3));
  EXPECT_EQ(back.name, typed.name);
  EXPECT_EQ(back.stage, typed.stage);
  EXPECT_EQ(back.debt, typed.debt);
  EXPECT_EQ(back.tags, typed.tags);
  EXPECT_EQ(back.owner, typed.owner);
  EXPECT_FALSE(back.born);
}

TEST(Record, IsNotChangedByMereReading) {
  const Record before(client_type());
  Record after = before;
  after.assign(before.as<sample::Client>());
  EXPECT_TRUE(difference(before, after).empty());
  auto typed = before.as<sample::Client>();
  typed.visits = 1;
  after.assign(typed);
  ASSERT_EQ(difference(before, after).size(), 1u);
  typed.visits = 0;
  after.assign(typed);
  EXPECT_EQ(after["visits"], Value(std::int64_t{0}));
}

TEST(Record, BeginsWithPresets) {
  const Record purchase = new_record(sample::model().type("purchase"), sample::context());
  EXPECT_EQ(purchase["date"], Value(Date::of(2026, 3, 31)));
  EXPECT_TRUE(is_empty(purchase["total"]));
  const Record fresh = new_record(client_type(), sample::context());
  EXPECT_EQ(fresh["confidential"], Value(false));
  EXPECT_EQ(fresh["stage"], Value(std::string("new")));
  EXPECT_TRUE(is_empty(fresh["visits"]));
}

TEST(Patch, GoesThroughJson) {
  const Record before = client("A");
  Record after = client("B");
  after["debt"] = Money{1250, *Currency::parse("GBP")};
  after["tags"] = std::vector<std::string>{"vip"};
  after["stage"] = Value();
  const Patch patch = difference(before, after);
  const JsonObject json = patch_json(client_type(), patch);
  EXPECT_EQ(json_text(json.at("name")), R"({"was":"A","now":"B"})");
  EXPECT_EQ(json_text(json.at("stage")), R"({"was":"new","now":null})");
  const Patch read = parse_patch(client_type(), json, sample::context()).value();
  ASSERT_EQ(read.size(), patch.size());
  for (std::size_t i = 0; i < patch.size(); ++i) {
    EXPECT_EQ(read[i].key, patch[i].key);
    EXPECT_EQ(read[i].was, patch[i].was);
    EXPECT_EQ(read[i].now, patch[i].now);
  }
  EXPECT_EQ(inverse(patch)[0].now, Value(std::string("A")));
}

std::string patch_refusal(std::string_view json) {
  const auto patch = parse_patch(client_type(), parse_json(json)->get_object(), sample::context());
  return patch ? "" : patch.error().field + ": " + english(patch.error().message);
}

TEST(Patch, RefusesWhatIsNotTheCallersToSet) {
  EXPECT_EQ(patch_refusal(R"({"nmae": {"now": "A"}})"), "nmae: There is no field “nmae”.");
  EXPECT_EQ(patch_refusal(R"({"ltv": {"now": "1 EUR"}})"),
            "ltv: “ltv” is computed and can't be set.");
  EXPECT_EQ(patch_refusal(R"({"name": {"was": "A", "now": null}})"),
            "name: This must be filled in.");
  EXPECT_NE(patch_refusal(R"({"name": "A"})"), "");
  EXPECT_NE(patch_refusal(R"({"name": {"was": "A"}})"), "");
  EXPECT_NE(patch_refusal(R"({"name": {"now": "A", "then": 1}})"), "");
  EXPECT_EQ(patch_refusal(R"({"name": {"was": null, "now": "A"}})"), "");
}

TEST(Values, LeaveOutWhatIsEmptyOrSecret) {
  Record user(sample::model().type("user"));
  user["name"] = std::string("Eva");
  user["password"] = std::string("hunter2");
  EXPECT_EQ(json_text(values_json(user, true)), R"({"name":"Eva"})");
  Record record = client("A");
  record["ltv"] = Money{100, *Currency::parse("EUR")};
  EXPECT_FALSE(values_json(record, false).contains("ltv"));
  EXPECT_TRUE(values_json(record, true).contains("ltv"));
}

TEST(ModelDeathTest, RefusesContradictions) {
  const auto declare = [](auto change) {
    Model model;
    ObjectType type = sample::user_type();
    change(type);
    model.add(std::move(type));
    model.add(sample::client_type());
    model.check();
  };
  declare([](ObjectType&) {});
  EXPECT_DEATH(declare([](ObjectType& type) { type.name = "client"; }), "declared twice");
  EXPECT_DEATH(declare([](ObjectType& type) { type.name = "person"; }), "not declared");
  EXPECT_DEATH(declare([](ObjectType& type) { type.fields[0].label = ""; }), "label is missing");
  EXPECT_DEATH(declare([](ObjectType& type) { type.fields[0].key = "password"; }), "two fields");
  EXPECT_DEATH(declare([](ObjectType& type) { type.fields[0].key = "any"; }), "reserved");
  EXPECT_DEATH(declare([](ObjectType& type) { type.part_of = "client"; }), "name of its owner");
}

TEST(Model, FindsItsDeclarations) {
  const Model& model = sample::model();
  EXPECT_EQ(model.find_type_by_plural("purchases"), &model.type("purchase"));
  EXPECT_EQ(model.find_type("nothing"), nullptr);
  EXPECT_EQ(model.actions().size(), 12u);  // none for parts
  EXPECT_NE(model.find_action("client.restore"), nullptr);
  ASSERT_EQ(model.parts_of(client_type()).size(), 1u);
  EXPECT_EQ(model.projections_reading(model.type("purchase")).size(), 1u);
  ASSERT_NE(model.projection_of(client_type()), nullptr);
  EXPECT_TRUE(client_type().is_figure(client_type().position("orders_count")));
  EXPECT_EQ(client_type().position("nothing"), -1);
}

}  // namespace
}  // namespace clientela
