#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pages/page_context.h"

namespace clientela {

// What the words of a filter line name, for filter_suggestions.cpp.

// How a label begins with what was typed, both as search_text: 0 all of it, 1 it begins so, 2 one
// of its later words does. Nothing when it does not.
std::optional<int> label_rank(const std::string& label, const std::string& typed);

// A field that the first words name, with the words behind them.
struct NamedField {
  const Field* field = nullptr;
  int rank = 0;
  std::string rest;
};
// The longest name wins; one that is written out leaves no others.
std::vector<NamedField> named_fields(const PageContext& ctx, const ObjectType& type,
                                     std::string_view typed);

// Takes an operator from the beginning of the words behind a field: "over 1000", ">= 5", "is
// empty". Its spelling in operator_options(); empty when there is none.
std::string take_operator(const PageContext& ctx, const Field& field, std::string& rest);

}  // namespace clientela
