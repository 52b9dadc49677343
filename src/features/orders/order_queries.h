#pragma once

#include <array>
#include <string>
#include <vector>

#include "features/orders/order.h"

namespace clientela {

// The client's orders, newest first.
std::vector<SalesOrder> orders_of(Reading& reading, Id client, int limit);
// How many there are, counted no further than `cap`.
std::int64_t order_count_of(Reading& reading, Id client, std::int64_t cap);

// What an order's first lines sell, in their order, and how many lines come behind them.
struct SoldThings {
  std::vector<std::string> names;  // at most so many as were asked for
  std::int64_t more = 0;
};
SoldThings sold_in(Reading& reading, Id order, int most);

// What a client bought and gave back in one month.
struct MonthOfOrders {
  Date month;  // its first day
  int orders = 0;
  Money bought, returned;
};

// The last months up to the one of `end`, oldest first. Orders are given newest first; when they
// are not `all` the client has in these months, those that are older than the oldest one are left
// out.
std::vector<MonthOfOrders> by_month(const std::vector<SalesOrder>& orders, bool all, Date end,
                                    int months);

// The client's last months. They end with the one of `day`; with that of the last order when it is
// newer, or so old that nothing would be seen. Nothing for a client without orders.
std::vector<MonthOfOrders> months_of(Reading& reading, Id client, Date day, int months);

}  // namespace clientela
