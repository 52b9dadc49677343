#include "model/patch.h"

#include "model/blank.h"

namespace clientela {
namespace {

std::string name_of(const JsonObject::value_type& member) {
  return std::string(member.key().data(), member.key().size());
}

// The field that a program or person may set under that name.
Result<const Field*> settable_field(const ObjectType& type, const std::string& key) {
  const Field* field = type.find(key);
  if (field == nullptr) return invalid(key, message("There is no field “{}”.", key));
  if (field->computed || type.is_figure(type.position(key))) {
    return invalid(key, message("“{}” is computed and can't be set.", key));
  }
  // Its owner's verbs and rights cover a part, so it can't go over to an owner of whom nobody
  // asked.
  if (field == type.owner_field()) {
    return invalid(key, message("A part stays with its owner: “{}” can't be set.", key));
  }
  return field;
}

Result<FieldChange> parse_change(const Field& field, const std::string& key, const Json& json,
                                 const ParseContext& context) {
  const auto* members = json.if_object();
  const auto shape = [&key] {
    return invalid(key, message("A change is written as {\"was\": ..., \"now\": ...}."));
  };
  if (members == nullptr || !members->contains("now")) return shape();
  FieldChange change{key, {}, {}};
  for (const auto& member : *members) {
    if (member.key() == "now") {
      CLIENTELA_ASSIGN(change.now, field.from_json(member.value(), context));
    } else if (member.key() == "was") {
      // What was there may break a rule that is newer than it.
      auto was = field.kind->from_json(member.value(), field, context);
      if (!was) return Error{was.error().code, key, was.error().message};
      change.was = std::move(was).value();
    } else {
      return shape();
    }
  }
  return change;
}

}  // namespace

Patch difference(const Record& before, const Record& after) {
  Patch patch;
  const auto& fields = after.type->fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const Value& was = before.values[i];
    const Value& now = after.values[i];
    if (was == now || (is_blank(was) && is_blank(now))) continue;
    patch.push_back({std::string(fields[i].key), was, now});
  }
  return patch;
}

Patch inverse(const Patch& patch) {
  Patch back;
  for (const FieldChange& change : patch) back.push_back({change.key, change.now, change.was});
  return back;
}

JsonObject patch_json(const ObjectType& type, const Patch& patch) {
  JsonObject json;
  for (const FieldChange& change : patch) {
    const Field* field = type.find(change.key);
    if (field == nullptr || is_secret(*field)) continue;
    JsonObject members;
    if (!is_blank(change.was)) members["was"] = field->kind->to_json(change.was, *field);
    members["now"] = field->kind->to_json(change.now, *field);
    json[change.key] = std::move(members);
  }
  return json;
}

Result<Patch> parse_patch(const ObjectType& type, const JsonObject& json,
                          const ParseContext& context) {
  Patch patch;
  for (const auto& member : json) {
    const std::string key = name_of(member);
    CLIENTELA_ASSIGN(const Field* field, settable_field(type, key));
    CLIENTELA_ASSIGN(FieldChange change, parse_change(*field, key, member.value(), context));
    patch.push_back(std::move(change));
  }
  return patch;
}

JsonObject values_json(const Record& record, bool with_figures) {
  JsonObject json;
  const auto add = [&json](const Field& field, const Value& value) {
    if (is_blank(value) || is_secret(field)) return;
    json[field.key] = field.kind->to_json(value, field);
  };
  const auto& fields = record.type->fields;
  const auto& figures = record.type->figures;
  for (std::size_t i = 0; i < fields.size(); ++i) add(fields[i], record.values[i]);
  for (std::size_t i = 0; with_figures && i < figures.size(); ++i) {
    add(figures[i], record.values[fields.size() + i]);
  }
  return json;
}

Result<void> read_values(Record& record, const JsonObject& json, const ParseContext& context) {
  for (const auto& member : json) {
    const std::string key = name_of(member);
    CLIENTELA_ASSIGN(const Field* field, settable_field(*record.type, key));
    CLIENTELA_ASSIGN(record[key], field->from_json(member.value(), context));
  }
  return {};
}

}  // namespace clientela
