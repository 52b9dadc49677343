#pragma once

#include <string_view>
#include <utility>

#include "model/query.h"

namespace clientela {

// The condition that a field has that value.
inline Filter equals(std::string_view key, Value value) {
  Filter filter;
  filter.kind = Filter::Kind::comparison;
  filter.comparison.key = key;
  filter.comparison.operands = {std::move(value)};
  return filter;
}

}  // namespace clientela
