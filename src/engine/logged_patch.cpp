#include "engine/logged_patch.h"

namespace clientela {
namespace {

Error damaged() {
  return {ErrorCode::unavailable, "", message("The history of this change is damaged.")};
}

Value value_of(const Field& field, const Json* side, const ParseContext& context) {
  if (side == nullptr) return {};
  auto value = field.kind->from_json(*side, field, context);
  return value ? *value : Value();
}

}  // namespace

Result<JsonObject> logged_fields(const LoggedChange& change) {
  auto json = parse_json(change.patch);
  if (!json || !json->is_object()) return damaged();
  return std::move(json->get_object());
}

Result<FieldChange> logged_field(const Field& field, const Json& sides,
                                 const ParseContext& context) {
  if (!sides.is_object()) return damaged();
  const JsonObject& both = sides.get_object();
  return FieldChange{std::string(field.key), value_of(field, both.if_contains("was"), context),
                     value_of(field, both.if_contains("now"), context)};
}

}  // namespace clientela
