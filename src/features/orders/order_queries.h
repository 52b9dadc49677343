#pragma once

#include <array>
#include <vector>

#include "features/orders/order.h"

namespace clientela {

// The client's orders, newest first; at most 1,000.
std::vector<SalesOrder> orders_of(Reading& reading, Id client, int limit);

// What a client bought and gave back in one month.
struct MonthOfOrders {
  Date month;  // its first day
  int orders = 0;
  Money bought, returned;
};

// The last months up to the one of `today`, oldest first. Orders are given newest first; when they
// are not `all` the client has, months that are older than the oldest one are left out.
std::vector<MonthOfOrders> by_month(const std::vector<SalesOrder>& orders, bool all, Date today,
                                    int months);

}  // namespace clientela
