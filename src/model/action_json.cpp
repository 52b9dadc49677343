#include "model/action_json.h"

#include <algorithm>

#include "model/model.h"

namespace clientela {
namespace {

constexpr std::size_t max_parts = 1000;

}  // namespace

Error at_place(Error error, std::string_view place) {
  std::string whole(place);
  if (!error.field.empty()) whole.append(".").append(error.field);
  error.field = std::move(whole);
  return error;
}

Result<void> allow_members(const JsonObject& json, std::initializer_list<std::string_view> names) {
  for (const auto& member : json) {
    const std::string_view name(member.key().data(), member.key().size());
    if (std::find(names.begin(), names.end(), name) == names.end()) {
      return invalid(std::string(name), message("“{}” is not expected here.", std::string(name)));
    }
  }
  return {};
}

Result<Id> read_id(const JsonObject& json) {
  const auto* member = json.if_contains("id");
  if (member == nullptr) return Error{ErrorCode::required, "id", message("The id is missing.")};
  const auto id = Id::parse(string_member(json, "id"));
  if (!id || !*id) return invalid("id", message("This is not the id of a record."));
  return *id;
}

Result<JsonObject> read_object(const JsonObject& json, std::string_view name) {
  const auto* member = json.if_contains(name);
  if (member == nullptr) return JsonObject();
  const auto* object = member->if_object();
  if (object == nullptr) {
    return invalid(std::string(name), message("An object in braces is expected here."));
  }
  return *object;
}

Result<std::vector<JsonObject>> read_objects(const JsonObject& json, std::string_view name) {
  std::vector<JsonObject> objects;
  const auto* member = json.if_contains(name);
  if (member == nullptr) return objects;
  const auto* array = member->if_array();
  if (array == nullptr) {
    return invalid(std::string(name), message("A list in brackets is expected here."));
  }
  if (array->size() > max_parts) {
    return Error{ErrorCode::too_large, std::string(name),
                 message("At most {} parts can be changed at once.", std::to_string(max_parts))};
  }
  for (std::size_t i = 0; i < array->size(); ++i) {
    const auto* object = (*array)[i].if_object();
    if (object == nullptr) {
      return invalid(std::string(name) + "." + std::to_string(i),
                     message("An object in braces is expected here."));
    }
    objects.push_back(*object);
  }
  return objects;
}

Result<const ObjectType*> read_part_type(const JsonObject& json, const ObjectType& owner,
                                         const Model& model) {
  const std::string name(string_member(json, "object"));
  const ObjectType* type = model.find_type(name);
  if (type == nullptr || type->part_of != owner.name) {
    return invalid("object", message("“{}” is not a part of “{}”.", name, std::string(owner.name)));
  }
  return type;
}

}  // namespace clientela
