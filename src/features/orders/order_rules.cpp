#include "features/orders/order.h"

namespace clientela {
namespace {

Error too_large() {
  return {ErrorCode::too_large, "", message("This amount is too large to be kept exactly.")};
}

// The product's cost is copied when the line is written, so that later changes of it do not rewrite
// what was earned.
void complete_line(OrderLine& line, Currency currency, bool is_new, Reading& reading) {
  const Currency company = reading.parse_context().currency;
  if (line.price.currency.empty()) line.price.currency = currency;
  const bool needs_product =
      is_new && line.product && (!line.unit_cost || line.description.empty());
  if (!needs_product) return;
  const auto product = reading.get(line.product);
  if (!product) return;
  // A cost in another currency can't be added to the others; it stays unknown.
  const bool usable = product->unit_cost && product->unit_cost->currency == company;
  if (!line.unit_cost && usable) line.unit_cost = product->unit_cost;
  if (line.description.empty()) line.description = product->name;
}

Result<Money> line_cost(const OrderLine& line, Currency currency) {
  if (!line.unit_cost) return Money{0, currency};
  const auto cost = line.unit_cost->times(line.quantity);
  if (!cost) return too_large();
  return *cost;
}

// Into the company's currency at the order's rate.
Result<Money> in_company_currency(Money amount, const SalesOrder& order, Currency company) {
  if (amount.currency == company) return amount;
  const auto converted_amount = converted(amount, order.rate, company);
  if (!converted_amount) return too_large();
  return *converted_amount;
}

Result<void> add(Money& sum, Money amount) {
  if (__builtin_add_overflow(sum.minor, amount.minor, &sum.minor)) return too_large();
  return {};
}

bool existed(const Whole* before, Id part) {
  if (before == nullptr) return false;
  for (const auto& earlier : before->parts) {
    if (earlier.id == part) return true;
  }
  return false;
}

}  // namespace

Result<void> settle_order(Whole& whole, const Whole* before, Reading& reading) {
  auto order = whole.record.as<SalesOrder>();
  const Currency company = reading.parse_context().currency;
  const Currency currency = Currency::parse(order.currency).value_or(company);
  if (order.rate.millionths <= 0) {
    return invalid("rate", message("The rate must be more than zero."));
  }
  order.total = order.cost = order.margin = Money{0, company};
  for (auto& part : whole.parts) {
    auto line = part.as<OrderLine>();
    complete_line(line, currency, !existed(before, part.id), reading);
    if (line.price.currency != currency) {
      return invalid("order_line.price",
                     message("All prices of an order are in its currency, {}.", currency.code()));
    }
    if (line.unit_cost && line.unit_cost->currency != company) {
      return invalid("order_line.unit_cost",
                     message("Costs are in the company's currency, {}.", company.code()));
    }
    const auto amount = line.price.times(line.quantity);
    if (!amount) return too_large();
    line.amount = *amount;
    CLIENTELA_ASSIGN(const Money cost, line_cost(line, company));
    CLIENTELA_ASSIGN(const Money revenue, in_company_currency(line.amount, order, company));
    CLIENTELA_TRY(add(order.total, revenue));
    CLIENTELA_TRY(add(order.cost, cost));
    part.assign(line);
  }
  order.margin.minor = order.total.minor - order.cost.minor;
  whole.record.assign(order);
  return {};
}

}  // namespace clientela
