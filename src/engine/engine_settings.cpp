#include "engine/engine_transaction.h"
#include "engine/logged_patch.h"

namespace clientela {
namespace {

JsonObject settings_patch(const JsonObject& before, const JsonObject& after) {
  JsonObject patch;
  for (const auto& member : before) {
    const Json* now = after.if_contains(member.key());
    if (now != nullptr && *now != member.value()) {
      patch[member.key()] = JsonObject{{"was", member.value()}, {"now", *now}};
    }
  }
  return patch;
}

}  // namespace

Result<JsonObject> EngineTransaction::perform(const Action& action, const JsonObject& arguments) {
  if (!action.settings) return action.perform(*this, arguments);
  const JsonObject before = action.settings(*this);
  CLIENTELA_ASSIGN(JsonObject result, action.perform(*this, arguments));
  const JsonObject patch = settings_patch(before, action.settings(*this));
  if (!patch.empty()) {
    LoggedChange change;
    change.object = action.name;
    change.kind = ChangeKind::updated;
    change.patch = json_text(Json(patch));
    changes_.push_back(std::move(change));
  }
  return result;
}

Result<void> EngineTransaction::take_back_settings(const LoggedChange& change) {
  const Action* verb = model_.find_action(change.object);
  if (verb == nullptr || !verb->settings) {
    return Error{ErrorCode::unavailable, "",
                 message("This version does not know “{}”.", change.object)};
  }
  if (action_context_.role < verb->role) {
    return Error{ErrorCode::forbidden, "", message("Your role does not allow this change.")};
  }
  const ParseContext context = action_context_.parse();
  CLIENTELA_ASSIGN(const JsonObject logged, logged_fields(change));
  JsonObject arguments = verb->settings(*this);
  for (const auto& field : verb->arguments) {
    if (!logged.contains(field.key)) continue;
    CLIENTELA_ASSIGN(const FieldChange done, logged_field(field, logged.at(field.key), context));
    CLIENTELA_ASSIGN(Value value, field.from_json(arguments[field.key], context));
    CLIENTELA_TRY(apply_change(value, field, {done.key, done.now, done.was}));
    arguments[field.key] = field.kind->to_json(value, field);
  }
  CLIENTELA_TRY(perform(*verb, arguments));
  return {};
}

}  // namespace clientela
