#pragma once

#include <string>

#include "features/classification/classification_rules.h"
#include "pages/rules_form.h"

namespace clientela {

inline constexpr std::string_view classification_rules_path = "/settings/classification";

// Where administrators say when a customer counts as a client, and what makes a moment.
std::string classification_rules_page(const PageContext& ctx, const RulesForm& view);

}  // namespace clientela
