#pragma once

#include "pages/screens.h"

namespace clientela {

// What the lists of a company that begins say: what each noun is for, and what to do next.
void add_first_steps(Screens& screens);

// The ways by which orders come in, for pages that need some.
std::vector<Button> ways_to_orders(const PageContext& ctx);

}  // namespace clientela
