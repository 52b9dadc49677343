#pragma once

#include "pages/screens.h"

namespace clientela {

// Orders on a client's card (figures, the strip of months, the latest), the order's own card with
// its lines, walk-in sales in the list, and sales on a product's card.
void add_order_screens(Screens& screens);

}  // namespace clientela
