#include "features/orders/order.h"

namespace clientela {
namespace {

// Not every company numbers its orders.
std::string title_of(const Record& record) {
  const auto order = record.as<SalesOrder>();
  return order.number.empty() ? order.business_date.text() : order.number;
}

}  // namespace

ObjectType order_type() {
  return {
      .name = "order",
      .plural = "orders",
      .label = "Order",
      .label_plural = "Orders",
      .icon = "shopping-cart",
      .fields =
          {
              field("number", &SalesOrder::number,
                    {.label = "Number", .search = true, .filter = true, .list = true}),
              field("kind", &SalesOrder::kind,
                    {.label = "Kind",
                     .choices = {{"sale", "Sale"},
                                 {"return", "Return", "orange"},
                                 {"adjustment", "Adjustment", "purple"}},
                     .filter = true,
                     .list = true}),
              field("client", &SalesOrder::client,
                    {.label = "Client",
                     .help = "Who buys. Empty for a walk-in sale.",
                     .filter = true,
                     .root = true,
                     .list = true}),
              field("business_date", &SalesOrder::business_date,
                    {.label = "Date", .required = true, .filter = true, .list = true}),
              field("total", &SalesOrder::total,
                    {.label = "Total", .filter = true, .list = true, .computed = true}),
              field("margin", &SalesOrder::margin,
                    {.label = "Margin", .list = true, .computed = true}),
              field("cost", &SalesOrder::cost, {.label = "Cost of goods", .computed = true}),
              field("channel", &SalesOrder::channel, {.label = "Channel", .filter = true}),
              field("payer", &SalesOrder::payer,
                    {.label = "Payer", .help = "When somebody else pays.", .filter = true}),
              field("recipient", &SalesOrder::recipient,
                    {.label = "Recipient", .help = "When somebody else receives.", .filter = true}),
              field("at", &SalesOrder::at, {.label = "Time"}),
              field("currency", &SalesOrder::currency,
                    {.label = "Currency",
                     .help = "Of the prices. Left empty: the company's.",
                     .format = TextFormat::currency}),
              field("rate", &SalesOrder::rate,
                    {.label = "Rate",
                     .help = "What one unit of that currency is worth in the company's.",
                     .preset = "1"}),
              field("notes", &SalesOrder::notes,
                    {.label = "Notes", .format = TextFormat::multiline, .max_length = 100'000}),
          },
      .order = {"business_date", true},
      .version = 2,
      .title = title_of,
      .settle = settle_order,
      .modernise = modern_order_arguments};
}

ObjectType order_line_type() {
  return {
      .name = "order_line",
      .plural = "order_lines",
      .label = "Line",
      .label_plural = "Lines",
      .icon = "list",
      .part_of = "order",
      .fields = {
          field("product", &OrderLine::product, {.label = "Product", .filter = true}),
          field("description", &OrderLine::description, {.label = "Description"}),
          field("quantity", &OrderLine::quantity,
                {.label = "Quantity", .preset = "1", .required = true}),
          field("price", &OrderLine::price,
                {.label = "Price", .help = "Leave price and cost empty to take the product's."}),
          field("unit_cost", &OrderLine::unit_cost, {.label = "Cost of one"}),
          field("amount", &OrderLine::amount, {.label = "Amount", .computed = true}),
          field("order", &OrderLine::order, {.label = "Order"}),
      }};
}

void add_orders(Model& model) {
  model.add(order_type());
  model.add(order_line_type());
  model.add(client_orders_projection());
}

}  // namespace clientela
