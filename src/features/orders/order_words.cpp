#include "features/orders/order_words.h"

namespace clientela {

std::string order_title(const PageContext& ctx, const SalesOrder& order) {
  if (!order.number.empty()) return order.number;
  return ctx.tr("Order of {}", ctx.formats.date(order.business_date));
}

}  // namespace clientela
