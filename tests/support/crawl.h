#pragma once

#include <string>
#include <vector>

#include "model/model.h"

namespace clientela {

// Every address of the web door for that method, each {} filled with whatever it may stand for:
// nouns, the given ids, field keys, verbs. A new route is tried by every test that goes this way.
// Event streams, which never end, are left out.
std::vector<std::string> every_address(const Model& model, std::string_view method,
                                       const std::vector<Id>& ids);

// The verbs of a noun as they stand in addresses: "create", "merge".
std::vector<std::string> verbs_of(const Model& model, const ObjectType& type);

}  // namespace clientela
