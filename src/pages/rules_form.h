#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pages/page_context.h"

namespace clientela {

// A form in which administrators set the company's rules: numbers, most of them.
struct RulesForm {
  std::vector<std::pair<const Field*, std::string>> inputs;  // with what stands in them
  std::string error;
  std::string error_field;  // empty: of the whole
};

// With its button; it posts to the path.
void rules_form(Html& html, const PageContext& ctx, std::string_view path, const RulesForm& form);

}  // namespace clientela
