#pragma once

#include <string_view>

#include "html/html.h"

namespace clientela {

// An attribute with a value that is there only when the condition holds:
//   {"href", url}, attribute_if(current, "aria-current", "page")
inline Attribute attribute_if(bool condition, std::string_view name, std::string_view value) {
  Attribute attribute(name, value);
  attribute.present = condition;
  return attribute;
}

}  // namespace clientela
