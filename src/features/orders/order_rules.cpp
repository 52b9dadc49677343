#include "features/orders/order.h"

namespace clientela {
namespace {

Error too_large() {
  return {ErrorCode::too_large, "", message("This amount is too large to be kept exactly.")};
}

// In the order's currency; what is priced in the company's is converted at the order's rate.
// Nothing when no rate is known.
std::optional<Price> price_for(const Price& price, const SalesOrder& order, Currency currency,
                               Currency company) {
  if (price.currency == currency) return price;
  if (price.currency != company) return std::nullopt;
  std::int64_t units = 1;
  for (int i = 0; i < currency.decimals(); ++i) units *= 10;
  const auto minor = multiply_divide(price.amount.millionths, units, order.rate.millionths);
  return minor ? Price::parse(Money{*minor, currency}.text(), currency) : std::nullopt;
}

// What nobody has said about a line. A line that was there has got its cost and description.
struct Unsaid {
  bool price = false;
  bool rest = false;
};

// Price and cost of the product are copied when the line is written, so that later changes of it do
// not rewrite what was sold and earned.
void complete_line(OrderLine& line, const SalesOrder& order, Currency currency, Unsaid unsaid,
                   Reading& reading) {
  const Currency company = reading.parse_context().currency;
  // Nothing is nothing in any currency.
  if (unsaid.price || line.price.amount.millionths == 0) line.price.currency = currency;
  const bool takes_rest = unsaid.rest && (!line.unit_cost || line.description.empty());
  if (!line.product || (!unsaid.price && !takes_rest)) return;
  const auto product = reading.get(line.product);
  if (!product) return;
  if (unsaid.price && product->price) {
    line.price = price_for(*product->price, order, currency, company).value_or(line.price);
  }
  if (!takes_rest) return;
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

JsonObject modern_order_arguments(JsonObject arguments, int) {
  Json* parts = arguments.if_contains("parts");
  if (parts == nullptr || !parts->is_array()) return arguments;
  for (Json& part : parts->get_array()) {
    if (!part.is_object() || part.get_object().contains("id")) continue;
    Json& values = part.get_object()["values"];
    if (!values.is_object()) values = JsonObject();
    values.get_object().emplace("price", "0");  // unless there is one
  }
  return arguments;
}

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
    const Unsaid unsaid{is_empty(part["price"]), !existed(before, part.id)};
    complete_line(line, order, currency, unsaid, reading);
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
