#include "features/orders/order_queries.h"

#include "features/filters.h"

namespace clientela {
namespace {

// Months since year 0: what months are counted by.
int month_number(Date day) {
  const auto parts = day.parts();
  return parts.year * 12 + parts.month - 1;
}

Date first_of(int month) { return Date::of(month / 12, month % 12 + 1, 1); }

void count_order(MonthOfOrders& month, const SalesOrder& order) {
  month.bought.currency = month.returned.currency = order.total.currency;
  if (order.kind == OrderKind::adjustment) return;
  if (order.kind == OrderKind::return_) {
    month.returned.minor -= order.total.minor;
    return;
  }
  ++month.orders;
  month.bought.minor += order.total.minor;
}

std::vector<SalesOrder> listed(Reading& reading, const Query& query) {
  std::vector<SalesOrder> orders;
  for (const auto& record : reading.list(query).records) {
    orders.push_back(record.as<SalesOrder>());
  }
  return orders;
}

}  // namespace

std::vector<SalesOrder> orders_of(Reading& reading, Id client, int limit) {
  return listed(reading,
                question(reading.type(SalesOrder::object_name), {where("client", Value(client))},
                         {"business_date", true}, limit));
}

std::int64_t order_count_of(Reading& reading, Id client, std::int64_t cap) {
  return reading.count(
      question(reading.type(SalesOrder::object_name), {where("client", Value(client))}, {}, 1),
      cap);
}

SoldThings sold_in(Reading& reading, Id order, int most) {
  constexpr std::int64_t counted = 1000;  // what an action has room for
  const auto query = question(reading.type(OrderLine::object_name), {where("order", Value(order))},
                              {"created_at", false}, most + 1);
  SoldThings sold;
  for (const auto& record : reading.list(query).records) {
    if (sold.names.size() == static_cast<std::size_t>(most)) {
      sold.more = reading.count(query, counted) - most;
      break;
    }
    const auto line = record.as<OrderLine>();
    const bool described = !line.description.empty() || !line.product;
    sold.names.push_back(described
                             ? line.description
                             : reading.title(reading.type(Product::object_name), line.product.id));
  }
  std::erase(sold.names, std::string());
  return sold;
}

std::vector<MonthOfOrders> by_month(const std::vector<SalesOrder>& orders, bool all, Date end,
                                    int months) {
  const int last = month_number(end);
  int first = last - months + 1;
  if (!all && !orders.empty()) {
    first = std::max(first, month_number(orders.back().business_date) + 1);
  }
  std::vector<MonthOfOrders> found;
  for (int month = first; month <= last; ++month) {
    found.emplace_back();
    found.back().month = first_of(month);
  }
  for (const auto& order : orders) {
    const int month = month_number(order.business_date);
    if (month < first || month > last) continue;
    count_order(found[static_cast<std::size_t>(month - first)], order);
  }
  return found;
}

std::vector<MonthOfOrders> months_of(Reading& reading, Id client, Date day, int months) {
  constexpr int most = 1000;
  const auto newest = orders_of(reading, client, 1);
  if (newest.empty()) return {};
  const Date last = newest.front().business_date;
  const bool seen = last <= day && month_number(last) > month_number(day) - months;
  const Date end = seen ? day : last;
  const Date from = first_of(month_number(end) - months + 1);
  const auto query =
      question(reading.type(SalesOrder::object_name),
               {where("client", Value(client)), where("business_date", Operator::gte, Value(from))},
               {"business_date", true}, most);
  const auto orders = listed(reading, query);
  return by_month(orders, orders.size() < static_cast<std::size_t>(most), end, months);
}

}  // namespace clientela
