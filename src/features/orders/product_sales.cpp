#include "features/orders/product_sales.h"

#include <algorithm>
#include <iterator>
#include <unordered_map>

#include "features/filters.h"

namespace clientela {
namespace {

constexpr int year_days = 365;

constexpr int at_once = 1000;

// In the order of the index of products itself, the lines written last first, so that no more is
// read than is wanted, however many there are.
std::vector<Record> newest_lines(Reading& reading, Id product, std::size_t most, bool& more) {
  Query query = question(reading.type(OrderLine::object_name), {where("product", Value(product))},
                         {"product", true}, at_once);
  std::vector<Record> lines;
  do {
    Slice slice = reading.list(query);
    query.cursor = slice.next;
    std::move(slice.records.begin(), slice.records.end(), std::back_inserter(lines));
  } while (!query.cursor.empty() && lines.size() < most);
  more = !query.cursor.empty();
  return lines;
}

// What is too large to be told exactly is left out.
void add(OrderOfProduct& sold, const OrderLine& line) {
  const Currency company = sold.revenue.currency;
  const auto revenue = line.amount.currency == company
                           ? std::optional(line.amount)
                           : converted(line.amount, sold.order.rate, company);
  if (revenue) {
    __builtin_add_overflow(sold.revenue.minor, revenue->minor, &sold.revenue.minor);
  }
  __builtin_add_overflow(sold.units.millionths, line.quantity.millionths, &sold.units.millionths);
}

void count(ProductSales& sales, const OrderOfProduct& sold) {
  const Date day = sold.order.business_date;
  if (day > sales.until || day <= sales.until - year_days) return;
  if (sold.order.kind == OrderKind::adjustment) return;
  if (sold.order.kind == OrderKind::sale) ++sales.orders;
  __builtin_add_overflow(sales.units.millionths, sold.units.millionths, &sales.units.millionths);
  __builtin_add_overflow(sales.revenue.minor, sold.revenue.minor, &sales.revenue.minor);
}

}  // namespace

ProductSales sales_of(Reading& reading, Id product, Date until, std::size_t most_lines) {
  const Currency company = reading.parse_context().currency;
  ProductSales sales{.until = until, .units = {}, .revenue = {0, company}, .all = {}};
  const auto lines = newest_lines(reading, product, most_lines, sales.newest_only);
  std::unordered_map<Id, std::size_t> places;
  for (const auto& record : lines) {
    const auto line = record.as<OrderLine>();
    const auto [place, is_new] = places.try_emplace(line.order.id, sales.all.size());
    if (is_new) {
      const auto order = reading.get(line.order);
      if (!order) {
        places.erase(place);
        continue;
      }
      sales.all.push_back({*order, {}, {0, company}});
    }
    add(sales.all[place->second], line);
  }
  for (const auto& sold : sales.all) count(sales, sold);
  std::stable_sort(sales.all.begin(), sales.all.end(), [](const auto& a, const auto& b) {
    return a.order.business_date > b.order.business_date;
  });
  return sales;
}

}  // namespace clientela
