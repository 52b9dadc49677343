#pragma once

#include "pages/screens.h"

namespace clientela {

// Orders on a client's card (figures, the strip of months, the latest), the order's own card with
// its lines, and walk-in sales in the list.
void add_order_screens(Screens& screens);

}  // namespace clientela
