#pragma once

#include <string>
#include <vector>

#include "features/orders/order.h"

namespace clientela {

// An order that has the product, and how much of it.
struct OrderOfProduct {
  SalesOrder order;
  Decimal units;
  Money revenue;  // of these units, in the company's currency
};

// What was sold of a product in the year that ends with `until`. Returns are taken off, and
// adjustments of the books are nobody's purchase.
struct ProductSales {
  Date until;
  std::int64_t orders = 0;  // sales
  Decimal units;
  Money revenue;
  // All that were looked at, of any year, the latest day first.
  std::vector<OrderOfProduct> all;
  bool newest_only = false;  // there are more lines than were looked at: those written last
};

// Looks at so many lines, rounded up to whole thousands.
ProductSales sales_of(Reading& reading, Id product, Date until, std::size_t most_lines);

}  // namespace clientela
