#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pages/page_context.h"

namespace clientela {

// Inputs of forms that are not made from declared fields: log-in and set-up.
struct PlainInput {
  std::string_view name;
  std::string label;  // translated
  std::string value = {};
  std::string_view type = "text";
  std::string_view autocomplete = "off";
  std::string help = {};
  std::string error = {};
  bool required = true;
  bool autofocus = false;
};
void plain_input(Html& html, const PlainInput& input);

struct PlainSelect {
  std::string_view name;
  std::string label;
  std::string value;
  std::vector<std::pair<std::string, std::string>> options;  // value, text
  std::string error = {};
};
void plain_select(Html& html, const PlainSelect& select);

}  // namespace clientela
