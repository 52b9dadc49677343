#pragma once

#include "pages/screens.h"

namespace clientela {

// The panel "Worth" of a client's card: value, chance to return, stage with its reason, next step.
void add_worth_panel(const PageContext& ctx, Reading& reading, CardView& view);

void add_insight_screens(Screens& screens);

}  // namespace clientela
