#pragma once

#include "pages/form_page.h"

namespace clientela {

// For form_page.cpp: the rows of one part, with a way to add and to remove some.
// What tells a closed row apart: its first value that is no choice. Empty where it has none.
std::string closed_row_name(const ObjectType& part, const PartRow& row);
void part_rows(Html& html, const PageContext& ctx, const PartsInput& parts);

}  // namespace clientela
