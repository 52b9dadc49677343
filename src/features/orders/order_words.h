#pragma once

#include <string>

#include "features/orders/order.h"
#include "pages/page_context.h"

namespace clientela {

// What a page calls an order: its number; without one, the day it was made on.
std::string day_title(const PageContext& ctx, Date day);
std::string order_title(const PageContext& ctx, const SalesOrder& order);

}  // namespace clientela
