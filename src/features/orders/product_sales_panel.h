#pragma once

#include "pages/card_page.h"

namespace clientela {

// What a product's card says of its sales: a year's figures and the newest orders.
void add_product_sales(const PageContext& ctx, Reading& reading, CardView& view);

}  // namespace clientela
