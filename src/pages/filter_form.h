#pragma once

#include "pages/filter_bar.h"

namespace clientela {

// One entry of a list of operators: its spelling in the form, words, how many values it needs.
struct OperatorOption {
  std::string spelling;
  std::string label;
  int values = 1;
};

// What a field may be asked, the most usual first.
std::vector<OperatorOption> operator_options(const PageContext& ctx, const Field& field);
// The noun's fields and figures that can be asked for. Indexed ones stand first: their filters stay
// quick however long the list is.
std::vector<const Field*> filter_fields(const ObjectType& type);

// For filter_bar.cpp: the menu in which a condition is added, field by field, and the line in which
// it is typed.
void filter_menu(Html& html, const PageContext& ctx, const FilterBarView& view);
void filter_line(Html& html, const PageContext& ctx, const FilterBarView& view);

}  // namespace clientela
