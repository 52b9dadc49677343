#include "features/orders/order_words.h"

namespace clientela {

std::string day_title(const PageContext& ctx, Date day) {
  return ctx.tr("Order of {}", ctx.formats.date(day));
}

std::string order_title(const PageContext& ctx, const SalesOrder& order) {
  return order.number.empty() ? day_title(ctx, order.business_date) : order.number;
}

}  // namespace clientela
