#pragma once

#include "pages/filter_bar.h"

namespace clientela {

// For filter_bar.cpp: the menu in which a condition is added, field by field.
void filter_menu(Html& html, const PageContext& ctx, const FilterBarView& view);

}  // namespace clientela
