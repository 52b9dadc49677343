#include "model/action.h"

#include <algorithm>

#include "model/model.h"

namespace clientela {
namespace {

Error unknown_argument(const std::string& name, const std::vector<Field>& fields) {
  std::string known;
  for (const Field& field : fields) {
    if (!known.empty()) known += ", ";
    known += field.key;
  }
  if (known.empty()) return invalid(name, message("There is no argument “{}”.", name));
  return invalid(name, message("There is no argument “{}”. The arguments are: {}.", name, known));
}

Result<Value> read_argument(const Field& field, const Json* given, const ParseContext& context) {
  if (given != nullptr) return field.from_json(*given, context);
  return field.parse(field.preset, context);
}

// The values that someone may set, such that reading them into a new record gives this record.
JsonObject settable_values(const Record& record) {
  JsonObject json = values_json(record, false);
  const Record initial = new_record(*record.type, ParseContext{});
  for (const Field& field : record.type->fields) {
    const bool owner = record.type->is_part() && field.key == record.type->part_of;
    if (field.computed || owner) {
      json.erase(field.key);
    } else if (is_empty(record[field.key]) && !is_empty(initial[field.key])) {
      json[field.key] = nullptr;  // or else the preset would come
    }
  }
  return json;
}

JsonObject part_change_json(const ObjectType& type, const PartChange& change) {
  JsonObject json;
  json["object"] = change.object;
  if (change.kind != PartChange::Kind::create) json["id"] = change.id.text();
  switch (change.kind) {
    case PartChange::Kind::create: {
      Record record(type);
      for (const FieldChange& field : change.patch) record[field.key] = field.now;
      json["values"] = settable_values(record);
      break;
    }
    case PartChange::Kind::update:
      json["patch"] = patch_json(type, change.patch);
      break;
    case PartChange::Kind::remove:
      json["remove"] = true;
      break;
    case PartChange::Kind::restore:
      json["restore"] = true;
      break;
  }
  return json;
}

}  // namespace

Result<void> read_arguments(const std::vector<Field>& fields, const JsonObject& json,
                            const ParseContext& context, void* object) {
  for (const auto& member : json) {
    const std::string name(member.key().data(), member.key().size());
    const bool known = std::any_of(fields.begin(), fields.end(),
                                   [&name](const Field& field) { return field.key == name; });
    if (!known) return unknown_argument(name, fields);
  }
  for (const Field& field : fields) {
    const Json* given = json.if_contains(field.key);
    CLIENTELA_ASSIGN(const Value value, read_argument(field, given, context));
    // A member that nobody speaks of keeps the value that its struct gives it.
    if (given != nullptr || !is_empty(value)) field.set(object, value);
  }
  return {};
}

JsonObject written_arguments(const std::vector<Field>& fields, const void* object) {
  JsonObject json;
  for (const Field& field : fields) {
    json[field.key] = field.kind->to_json(field.get(object), field);
  }
  return json;
}

JsonObject create_arguments(const Whole& whole) {
  JsonObject json;
  json["values"] = settable_values(whole.record);
  if (whole.parts.empty()) return json;
  JsonArray parts;
  for (const Record& part : whole.parts) {
    JsonObject element;
    element["object"] = part.type->name;
    element["values"] = settable_values(part);
    parts.push_back(std::move(element));
  }
  json["parts"] = std::move(parts);
  return json;
}

JsonObject update_arguments(const ObjectType& type, Id id, const WholePatch& patch,
                            const Model& model) {
  JsonObject json;
  json["id"] = id.text();
  json["patch"] = patch_json(type, patch.patch);
  if (patch.parts.empty()) return json;
  JsonArray parts;
  for (const PartChange& change : patch.parts) {
    parts.push_back(part_change_json(model.type(change.object), change));
  }
  json["parts"] = std::move(parts);
  return json;
}

}  // namespace clientela
