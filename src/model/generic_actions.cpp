#include <algorithm>

#include "model/action.h"
#include "model/action_json.h"
#include "model/blank.h"
#include "model/model.h"

namespace clientela {
namespace {

std::string place_of_part(std::size_t index) { return "parts." + std::to_string(index); }

JsonObject id_answer(Id id) {
  JsonObject answer;
  answer["id"] = id.text();
  return answer;
}

Result<Record> read_new_record(const ObjectType& type, const JsonObject& json,
                               const ParseContext& context) {
  CLIENTELA_ASSIGN(const JsonObject values, read_object(json, "values"));
  Record record = new_record(type, context);
  CLIENTELA_TRY(read_values(record, values, context));
  return record;
}

Result<Record> read_new_part(const ObjectType& owner, const JsonObject& json, const Model& model,
                             const ParseContext& context) {
  CLIENTELA_TRY(allow_members(json, {"object", "values"}));
  CLIENTELA_ASSIGN(const ObjectType* type, read_part_type(json, owner, model));
  return read_new_record(*type, json, context);
}

bool is_true(const JsonObject& json, std::string_view name) {
  const auto* member = json.if_contains(name);
  return member != nullptr && member->is_bool() && member->get_bool();
}

Result<PartChange> read_part_change(const ObjectType& owner, const JsonObject& json,
                                    const Model& model, const ParseContext& context) {
  CLIENTELA_ASSIGN(const ObjectType* type, read_part_type(json, owner, model));
  PartChange change;
  change.object = type->name;
  if (!json.contains("id")) {
    CLIENTELA_ASSIGN(const Record record, read_new_part(owner, json, model, context));
    change.patch = difference(Record(*type), record);
    return change;
  }
  CLIENTELA_ASSIGN(change.id, read_id(json));
  if (is_true(json, "remove")) {
    CLIENTELA_TRY(allow_members(json, {"object", "id", "remove"}));
    change.kind = PartChange::Kind::remove;
  } else if (is_true(json, "restore")) {
    CLIENTELA_TRY(allow_members(json, {"object", "id", "restore"}));
    change.kind = PartChange::Kind::restore;
  } else {
    CLIENTELA_TRY(allow_members(json, {"object", "id", "patch"}));
    CLIENTELA_ASSIGN(const JsonObject patch, read_object(json, "patch"));
    CLIENTELA_ASSIGN(change.patch, parse_patch(*type, patch, context));
    change.kind = PartChange::Kind::update;
  }
  return change;
}

Result<JsonObject> perform_create(const ObjectType& type, Transaction& transaction,
                                  const JsonObject& json) {
  CLIENTELA_TRY(allow_members(json, {"values", "parts"}));
  const ParseContext context = transaction.context().parse();
  CLIENTELA_ASSIGN(Record record, read_new_record(type, json, context));
  CLIENTELA_ASSIGN(const auto parts, read_objects(json, "parts"));
  Whole whole{std::move(record), {}};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    auto part = read_new_part(type, parts[i], transaction.model(), context);
    if (!part) return at_place(std::move(part).error(), place_of_part(i));
    whole.parts.push_back(std::move(part).value());
  }
  CLIENTELA_ASSIGN(const Id id, transaction.create(std::move(whole)));
  return id_answer(id);
}

Result<JsonObject> perform_update(const ObjectType& type, Transaction& transaction,
                                  const JsonObject& json) {
  CLIENTELA_TRY(allow_members(json, {"id", "patch", "parts"}));
  const ParseContext context = transaction.context().parse();
  CLIENTELA_ASSIGN(const Id id, read_id(json));
  CLIENTELA_ASSIGN(const JsonObject patch, read_object(json, "patch"));
  CLIENTELA_ASSIGN(const auto parts, read_objects(json, "parts"));
  WholePatch changes;
  CLIENTELA_ASSIGN(changes.patch, parse_patch(type, patch, context));
  for (std::size_t i = 0; i < parts.size(); ++i) {
    auto change = read_part_change(type, parts[i], transaction.model(), context);
    if (!change) return at_place(std::move(change).error(), place_of_part(i));
    changes.parts.push_back(std::move(change).value());
  }
  CLIENTELA_TRY(transaction.update(type, id, changes));
  return id_answer(id);
}

Result<JsonObject> perform_delete(const ObjectType& type, Transaction& transaction,
                                  const JsonObject& json) {
  CLIENTELA_TRY(allow_members(json, {"id"}));
  CLIENTELA_ASSIGN(const Id id, read_id(json));
  CLIENTELA_TRY(transaction.remove(type, id));
  return id_answer(id);
}

Result<JsonObject> perform_restore(const ObjectType& type, Transaction& transaction,
                                   const JsonObject& json) {
  CLIENTELA_TRY(allow_members(json, {"id"}));
  CLIENTELA_ASSIGN(const Id id, read_id(json));
  CLIENTELA_TRY(transaction.restore(type, id));
  return id_answer(id);
}

// A person's secrets are set by verbs that hash them, and ask for what must be known to set them.
Result<JsonObject> without_secrets(const ObjectType& type, std::string_view member,
                                   JsonObject arguments, const Preparation& preparation) {
  const Json* given = arguments.if_contains(member);
  const JsonObject* fields = given == nullptr ? nullptr : given->if_object();
  if (preparation.asker.empty() || fields == nullptr) return arguments;
  for (const Field& field : type.fields) {
    if (!is_secret(field) || !fields->contains(field.key)) continue;
    const std::string key(field.key);
    return invalid(key, message("“{}” is a secret and can't be set here.", key));
  }
  return arguments;
}

bool has_secrets(const ObjectType& type) {
  return std::any_of(type.fields.begin(), type.fields.end(), is_secret);
}

struct Verb {
  std::string_view name;
  std::string_view label;
  std::string_view content;  // the member of the arguments that holds fields
  Result<JsonObject> (*perform)(const ObjectType&, Transaction&, const JsonObject&);
};

constexpr Verb verbs[] = {
    {.name = "create", .label = "Create", .content = "values", .perform = perform_create},
    {.name = "update", .label = "Change", .content = "patch", .perform = perform_update},
    {.name = "delete", .label = "Delete", .content = {}, .perform = perform_delete},
    {.name = "restore", .label = "Restore", .content = {}, .perform = perform_restore},
};

}  // namespace

std::vector<Action> generic_actions(const ObjectType& type) {
  // Parts change with their owner, whose rules check the whole; what has no history is the
  // program's own and no door's.
  if (type.is_part() || type.history == History::none) return {};
  std::vector<Action> actions;
  for (const Verb& verb : verbs) {
    Action action;
    action.name = std::string(type.name) + "." + std::string(verb.name);
    action.label = verb.label;
    action.role = type.write_role;
    action.version = type.version;
    action.modernise = type.modernise;
    action.perform = [&type, perform = verb.perform](Transaction& transaction,
                                                     const JsonObject& json) {
      return perform(type, transaction, json);
    };
    if (!verb.content.empty() && has_secrets(type)) {
      action.prepare = [&type, content = verb.content](JsonObject arguments,
                                                       const Preparation& preparation) {
        return without_secrets(type, content, std::move(arguments), preparation);
      };
    }
    actions.push_back(std::move(action));
  }
  return actions;
}

}  // namespace clientela
