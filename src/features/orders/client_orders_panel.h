#pragma once

#include "pages/card_page.h"

namespace clientela {

// What a client's card says about orders.
void add_client_orders(const PageContext& ctx, Reading& reading, CardView& view);

}  // namespace clientela
