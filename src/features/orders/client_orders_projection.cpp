#include "features/orders/order.h"

namespace clientela {
namespace {

// The figures in the order of their declaration.
struct ClientOrders {
  std::int64_t orders = 0;
  std::int64_t returns = 0;
  std::int64_t buying_days = 0;
  Money total, margin;
  std::optional<Date> first, last;
};

ClientOrders read(const Figures& figures, Currency currency) {
  const auto integer = [&](std::size_t i) {
    const auto* held = std::get_if<std::int64_t>(&figures[i]);
    return held == nullptr ? 0 : *held;
  };
  const auto money = [&](std::size_t i) {
    const auto* held = std::get_if<Money>(&figures[i]);
    return held == nullptr ? Money{0, currency} : *held;
  };
  const auto date = [&](std::size_t i) -> std::optional<Date> {
    const auto* held = std::get_if<Date>(&figures[i]);
    if (held == nullptr) return std::nullopt;
    return *held;
  };
  return {integer(0), integer(5), integer(6), money(1), money(2), date(3), date(4)};
}

// The mean number of days from one buying day to the next; known from the second on.
Value rhythm(const ClientOrders& orders) {
  if (orders.buying_days < 2 || !orders.first || !orders.last) return {};
  return Value(mean_gap_days(*orders.first, *orders.last, orders.buying_days));
}

Figures write(const ClientOrders& orders) {
  // Whose orders have all gone is as if there had never been any.
  const bool nothing = orders.orders == 0 && orders.returns == 0 && orders.total.minor == 0 &&
                       orders.margin.minor == 0;
  if (nothing) return Figures(10);
  const auto date = [](const std::optional<Date>& day) { return day ? Value(*day) : Value(); };
  const Value days = rhythm(orders);
  const auto* rhythm_days = std::get_if<std::int64_t>(&days);
  const auto rhythms_later = [&](int rhythms) {
    return rhythm_days == nullptr ? Value()
                                  : Value(*orders.last + rhythms * static_cast<int>(*rhythm_days));
  };
  return {
      Value(orders.orders), Value(orders.total),   Value(orders.margin),      date(orders.first),
      date(orders.last),    Value(orders.returns), Value(orders.buying_days), days,
      rhythms_later(1),     rhythms_later(2)};
}

Query sales_of(const ObjectType& type, Id client) {
  const auto condition = [](std::string_view key, Operator op, Value value) {
    Filter filter;
    filter.kind = Filter::Kind::comparison;
    filter.comparison.key = key;
    filter.comparison.op = op;
    filter.comparison.operands = {std::move(value)};
    return filter;
  };
  Query query;
  query.type = &type;
  query.filter.children = {condition("client", Operator::eq, Value(client)),
                           condition("kind", Operator::eq, Value(std::string("sale")))};
  query.limit = 1;
  return query;
}

// Whether another sale of that day counts already.
bool bought_on(FigureStore& store, const ObjectType& type, Id client, Date day, Id except) {
  Query query = sales_of(type, client);
  Filter on_day;
  on_day.kind = Filter::Kind::comparison;
  on_day.comparison.key = "business_date";
  on_day.comparison.operands = {Value(day)};
  query.filter.children.push_back(std::move(on_day));
  query.limit = 2;
  for (const auto& order : store.reading().list(query).records) {
    if (order.id != except) return store.applied(order);
  }
  return false;
}

// The first or last day on which the client bought, from the living orders.
std::optional<Date> edge_day(Reading& reading, const ObjectType& type, Id client, bool last) {
  Query query = sales_of(type, client);
  query.order = {"business_date", last};
  const Slice slice = reading.list(query);
  if (slice.records.empty()) return std::nullopt;
  return slice.records.front().get<Date>("business_date");
}

// A sale's part in the client's buying days: one for all the sales of a day.
void count_day(ClientOrders& figures, const Record& order, bool appears, FigureStore& store) {
  const auto sale = order.as<SalesOrder>();
  const Id client = sale.client.id;
  if (!bought_on(store, *order.type, client, sale.business_date, order.id)) {
    figures.buying_days += appears ? 1 : -1;
  }
  if (appears) {
    if (!figures.first || sale.business_date < *figures.first) figures.first = sale.business_date;
    if (!figures.last || sale.business_date > *figures.last) figures.last = sale.business_date;
    return;
  }
  if (figures.first == sale.business_date) {
    figures.first = edge_day(store.reading(), *order.type, client, false);
  }
  if (figures.last == sale.business_date) {
    figures.last = edge_day(store.reading(), *order.type, client, true);
  }
}

// Counts an order in (it appears) or out (it disappears).
void count(FigureStore& store, const Record& record, bool appears) {
  const auto order = record.as<SalesOrder>();
  if (!order.client) return;
  const int sign = appears ? 1 : -1;
  ClientOrders figures = read(store.figures(order.client.id), order.total.currency);
  figures.total.minor += sign * order.total.minor;
  figures.margin.minor += sign * order.margin.minor;
  if (order.kind == OrderKind::return_) figures.returns += sign;
  if (order.kind == OrderKind::sale) {
    figures.orders += sign;
    count_day(figures, record, appears, store);
  }
  store.write(order.client.id, write(figures));
}

bool counts_the_same(const Record& before, const Record& after) {
  for (const auto key : {"client", "kind", "business_date", "total", "margin"}) {
    if (before[key] != after[key]) return false;
  }
  return true;
}

void apply(FigureStore& store, const RecordChange& change) {
  if (change.before != nullptr && change.after != nullptr &&
      counts_the_same(*change.before, *change.after)) {
    return;
  }
  if (change.before != nullptr) count(store, *change.before, false);
  if (change.after != nullptr) count(store, *change.after, true);
}

}  // namespace

std::int64_t mean_gap_days(Date first, Date last, std::int64_t buying_days) {
  const std::int64_t days = last - first;
  const std::int64_t gaps = buying_days - 1;
  return (2 * days + gaps) / (2 * gaps);
}

std::optional<std::int64_t> own_rhythm_days(const Record& client) {
  const auto* days = std::get_if<std::int64_t>(&client["rhythm_days"]);
  if (days == nullptr || client.get<std::int64_t>("buying_days") < telling_buying_days) return {};
  return *days;
}

Projection client_orders_projection() {
  return {.name = "client_orders",
          .owner = "client",
          .reads = {"order"},
          .figures =
              {
                  figure("order_count", integer_kind(),
                         {.label = "Orders",
                          .filter = true,
                          .list = true,
                          .phrase = {.label = "No orders", .condition = "eq.0"}}),
                  figure("total", money_kind(), {.label = "Total", .filter = true, .list = true}),
                  figure("margin", money_kind(), {.label = "Margin", .filter = true}),
                  figure("first_order", date_kind(), {.label = "First order", .filter = true}),
                  figure("last_order", date_kind(),
                         {.label = "Last order", .filter = true, .list = true}),
                  figure("return_count", integer_kind(), {.label = "Returns"}),
                  figure("buying_days", integer_kind(), {.label = "Buying days"}),
                  figure("rhythm_days", integer_kind(),
                         {.label = "Days between orders", .filter = true}),
                  figure("expected_order", date_kind(),
                         {.label = "Next order expected", .filter = true}),
                  figure("late_after", date_kind(),
                         {.label = "Becomes late",
                          .help = "Twice the usual time since the last order has passed.",
                          .filter = true,
                          .phrase = {.label = "Late", .condition = "lt.today"}}),
              },
          .apply = apply};
}

}  // namespace clientela
