// The JSON door of every noun: what is sent, what is read and what is kept agree.
#include "tests/every_type/every_type.h"

namespace clientela {
namespace {

class ApiOfEveryType : public EveryType {
 protected:
  ApiOfEveryType() : api_(web, company().make_user("program", "administrator")) {}

  std::string path(Id id = {}) {
    const std::string list = "/" + std::string(type().plural);
    return id.empty() ? list : list + "/" + id.text();
  }

  // What the answer says of a record equals what is kept.
  void expect_same(const JsonObject& json, const Record& record) {
    for (const auto& member : values_json(record, true)) {
      EXPECT_EQ(json.at(member.key()), member.value()) << member.key();
    }
    for (std::size_t i = 0; i < record.type->fields.size(); ++i) {
      const Field& field = record.type->fields[i];
      if (field.format == TextFormat::secret || is_empty(record.values[i])) {
        EXPECT_FALSE(json.contains(field.key)) << field.key;
      }
    }
    EXPECT_EQ(json.at("version"), record.version);
  }

  void expect_same(const JsonObject& json, const Whole& whole) {
    expect_same(json, whole.record);
    if (whole.parts.empty()) return;
    const JsonArray& parts = json.at("parts").as_array();
    ASSERT_EQ(parts.size(), whole.parts.size());
    for (std::size_t i = 0; i < parts.size(); ++i) {
      expect_same(parts[i].as_object(), whole.parts[i]);
    }
  }

  ApiCaller api_;
};

TEST_P(ApiOfEveryType, SaysWhatIsKept) {
  if (!has_doors()) return;
  const Id id = make();
  expect_same(api_.expect(200, api_.call("GET", path(id))), whole(id));
  const JsonObject list = api_.expect(200, api_.call("GET", path() + "?id=eq." + id.text()));
  const JsonArray& data = list.at("data").as_array();
  ASSERT_EQ(data.size(), 1u);
  expect_same(data[0].as_object(), whole(id).record);
}

TEST_P(ApiOfEveryType, MakesWhatItIsSent) {
  if (!has_doors()) return;
  const Whole model = whole(make());
  JsonObject sent;
  JsonArray parts;
  for (const auto& slot : slots_of(model)) {
    if (!slot.part.empty()) continue;
    const Value value = slot.field->unique ? another(model, slot) : value_at(model, slot);
    if (!is_empty(value)) sent[slot.field->key] = slot.field->kind->to_json(value, *slot.field);
  }
  for (const auto& part : model.parts) {
    JsonObject values;
    for (const auto* field : settable_fields(*part.type)) {
      if (!is_empty(part[field->key])) {
        values[field->key] = field->kind->to_json(part[field->key], *field);
      }
    }
    parts.push_back(JsonObject{{"object", part.type->name}, {"values", values}});
  }
  JsonObject body = sent;
  if (!parts.empty()) body["parts"] = parts;
  const JsonObject made = api_.expect(201, api_.call("POST", path(), body));
  for (const auto& member : sent) EXPECT_EQ(made.at(member.key()), member.value()) << member.key();
  const Id id = *Id::parse(string_member(made, "id"));
  expect_same(made, whole(id));
  EXPECT_EQ(whole(id).parts.size(), model.parts.size());
}

TEST_P(ApiOfEveryType, ChangesOneFieldAtATime) {
  if (!has_doors()) return;
  Response answer;
  const auto by_patch = [&](const Wish& wish) {
    JsonObject body;
    if (wish.slot.part.empty()) {
      body[wish.slot.field->key] = wish.slot.field->kind->to_json(wish.value, *wish.slot.field);
    } else {
      body["parts"] = change(wish.before, wish.slot, wish.value).at("parts");
    }
    answer = api_.call("PATCH", path(wish.id), body);
    return answer.status == 200;
  };
  wish_for_each_field(by_patch, [&](const Wish& wish) {
    const Whole after = whole(wish.id);
    EXPECT_EQ(value_at(after, wish.slot), wish.value) << wish.slot.name();
    expect_only(wish.slot, wish.before, after);
    expect_same(api_.expect(200, answer), after);
  });
}

TEST_P(ApiOfEveryType, DeletesAndRestores) {
  if (!has_doors()) return;
  const Id id = make();
  const std::string before = company().digest();
  company().now().ms += 1000;
  api_.expect(200, api_.call("DELETE", path(id)));
  EXPECT_FALSE(company().find(type().name, id));
  api_.expect(200, api_.call("POST", path(id) + "/restore", "{}"));
  EXPECT_EQ(company().digest(), before);
}

TEST_P(ApiOfEveryType, UnknownAndComputedFieldsAreRefused) {
  if (!has_doors()) return;
  const Id id = make();
  const auto seq = last_seq();
  EXPECT_EQ(api_.call("PATCH", path(id), "{\"no_such_field\":1}").status, 422);
  EXPECT_EQ(api_.call("PATCH", path(id), "{\"version\":9}").status, 422);
  for (const auto* fields : {&type().fields, &type().figures}) {
    for (const auto& field : *fields) {
      if (!field.computed && fields == &type().fields) continue;
      const JsonObject body{{field.key, nullptr}};
      EXPECT_EQ(api_.call("PATCH", path(id), body).status, 422) << field.key;
    }
  }
  EXPECT_EQ(last_seq(), seq);
}

TEST_P(ApiOfEveryType, WhatIsClosedCannotBeChanged) {
  if (has_doors()) return;
  const Record record = put(type());
  const auto seq = last_seq();
  const std::string before = company().digest();
  for (const auto& [method, address] : std::vector<std::pair<std::string, std::string>>{
           {"POST", path()}, {"PATCH", path(record.id)}, {"DELETE", path(record.id)}}) {
    EXPECT_GE(api_.call(method, address, "{}").status, 400) << method;
  }
  for (const std::string verb : {"create", "update", "delete", "restore"}) {
    const std::string action = std::string(type().name) + "." + verb;
    EXPECT_EQ(api_.call("POST", "/actions/" + action, "{}").status, 404) << action;
  }
  if (type().history == History::none) {
    EXPECT_EQ(api_.call("GET", path()).status, 404);
    EXPECT_EQ(api_.call("GET", path(record.id)).status, 404);
  }
  EXPECT_EQ(last_seq(), seq);
  EXPECT_EQ(company().digest(), before);
}

INSTANTIATE_TEST_SUITE_P(Nouns, ApiOfEveryType, testing::ValuesIn(every_noun()), noun_of);

}  // namespace
}  // namespace clientela
