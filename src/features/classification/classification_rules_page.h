#pragma once

#include <string>
#include <utility>
#include <vector>

#include "features/classification/classification_rules.h"
#include "pages/page_context.h"

namespace clientela {

inline constexpr std::string_view classification_rules_path = "/settings/classification";

// Where administrators say when a customer counts as a client, and what makes a moment.
struct ClassificationRulesView {
  std::vector<std::pair<const Field*, std::string>> inputs;  // with what stands in them
  std::string error;
  std::string error_field;
};
std::string classification_rules_page(const PageContext& ctx, const ClassificationRulesView& view);

}  // namespace clientela
