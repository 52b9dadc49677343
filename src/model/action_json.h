#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include "model/action.h"

namespace clientela {

// Reading of the JSON that actions are given. Each error names the place at which it stands:
// "parts.2.name".

// The same error, its place being inside of `place`.
Error at_place(Error error, std::string_view place);
// Every member must be one of these.
Result<void> allow_members(const JsonObject& json, std::initializer_list<std::string_view> names);
Result<Id> read_id(const JsonObject& json);
// The member of that name, which must be an object; empty when it is missing.
Result<JsonObject> read_object(const JsonObject& json, std::string_view name);
// The elements of the list of that name, at most 1,000 objects; empty when it is missing.
Result<std::vector<JsonObject>> read_objects(const JsonObject& json, std::string_view name);
// The noun that the member "object" names, which must be a part of the owner.
Result<const ObjectType*> read_part_type(const JsonObject& json, const ObjectType& owner,
                                         const Model& model);

}  // namespace clientela
