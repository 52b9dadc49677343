#pragma once

#include "pages/form_page.h"

namespace clientela {

// For form_page.cpp: the rows of one part, with a way to add and to remove some.
void part_rows(Html& html, const PageContext& ctx, const PartsInput& parts);

}  // namespace clientela
