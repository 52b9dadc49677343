#include <cmath>

#include "features/filters.h"
#include "features/orders/order.h"
#include "features/win_back/win_back_queries.h"

namespace clientela {
namespace {

constexpr int month_days = 30;
constexpr int year_days = 365;
constexpr int page_size = 250;
constexpr std::int64_t most_attempts = 1000;
constexpr std::int64_t enough_clients = 30;  // in each group; with fewer a mean says little
constexpr int most_orders = 100;             // of one client in a month

struct Brought {
  std::int64_t minor = 0;
  bool bought = false;
};

Brought brought_after(Reading& reading, Id client, Date begun) {
  Brought brought;
  const auto orders = reading.list(
      question(reading.type(SalesOrder::object_name),
               {where("client", Value(client)), where("business_date", Operator::gt, Value(begun)),
                where("business_date", Operator::lte, Value(begun + month_days))},
               {"business_date"}, most_orders));
  for (const auto& record : orders.records) {
    const auto order = record.as<SalesOrder>();
    if (order.kind == OrderKind::adjustment) continue;
    brought.minor += order.total.minor;
    brought.bought |= order.kind == OrderKind::sale;
  }
  return brought;
}

// Sums from which mean and variance follow.
struct Sums {
  double sum = 0, squares = 0;
};

void count(const Brought& brought, GroupResult& group, Sums& sums) {
  const auto amount = static_cast<double>(brought.minor);
  ++group.clients;
  group.returned += brought.bought ? 1 : 0;
  group.revenue.minor += brought.minor;
  sums.sum += amount;
  sums.squares += amount * amount;
}

void finish(const Sums& sums, GroupResult& group) {
  if (group.clients < 2) return;
  const auto n = static_cast<double>(group.clients);
  group.mean = sums.sum / n;
  group.variance = std::max(0.0, sums.squares - n * group.mean * group.mean) / (n - 1) / n;
}

}  // namespace

bool WinBackResults::enough() const {
  return called.clients >= enough_clients && held_out.clients >= enough_clients;
}

double WinBackResults::difference() const { return called.mean - held_out.mean; }

double WinBackResults::margin_of_error() const {
  return 1.96 * std::sqrt(called.variance + held_out.variance);
}

WinBackResults win_back_results(Reading& reading) {
  const ParseContext context = reading.parse_context();
  const Date today = local_date(context.now, context.zone);
  WinBackResults results;
  results.offers.currency = results.called.revenue.currency = results.held_out.revenue.currency =
      context.currency;
  Sums called, held_out;
  Query query = question(reading.type(WinBack::object_name),
                         {where("begun", Operator::gte, Value(today - year_days))}, {"begun", true},
                         page_size);
  std::int64_t read = 0;
  do {
    const Slice slice = reading.list(query);
    for (const auto& record : slice.records) {
      const auto attempt = record.as<WinBack>();
      ++read;
      if (*attempt.begun + month_days >= today) {
        ++results.waiting;
        continue;
      }
      const auto brought = brought_after(reading, attempt.client.id, *attempt.begun);
      const bool was_called = attempt.group == WinBackGroup::called;
      count(brought, was_called ? results.called : results.held_out,
            was_called ? called : held_out);
      if (was_called && attempt.cost) results.offers.minor += attempt.cost->minor;
    }
    query.cursor = slice.next;
  } while (!query.cursor.empty() && read < most_attempts);
  finish(called, results.called);
  finish(held_out, results.held_out);
  return results;
}

}  // namespace clientela
