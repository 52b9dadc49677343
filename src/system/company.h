#pragma once

#include <string>

#include "engine/company_context.h"
#include "model/model.h"

namespace clientela {

// What the company mostly has: customers who buy now and then, or clients with a lasting relation.
// Decides which words and pages come first.
inline constexpr std::string_view setting_relation = "relation";
// "1" while the sample company that `clientela demo` made is in the file.
inline constexpr std::string_view setting_sample = "sample";

// Declares company.set {name, currency, zone, language, relation}: what is given is set.
void add_company(Model& model);

// Everything of this room.
void add_system(Model& model);

}  // namespace clientela
