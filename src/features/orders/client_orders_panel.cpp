#include "features/orders/client_orders_panel.h"

#include "features/insights/silence.h"
#include "features/orders/order_queries.h"
#include "features/orders/order_words.h"
#include "features/words.h"
#include "pages/paths.h"

namespace clientela {
namespace {

constexpr std::int64_t most_counted = 1000;
constexpr std::size_t on_card = 5;
constexpr int on_timeline = 20;
constexpr int months = 24;
constexpr std::size_t named = 6;        // whose things are named on the timeline: the newest
constexpr int most_names = 3;           // of what an order sells
constexpr std::size_t name_bytes = 60;  // of one of them

const std::int64_t* integer(const Record& record, std::string_view key) {
  return std::get_if<std::int64_t>(&record[key]);
}

std::string margin_share(Money margin, Money total) {
  // All of it would be margin: the costs are not known.
  if (total.minor <= 0 || margin.minor == total.minor) return {};
  const auto percent = multiply_divide(margin.minor, 100, total.minor);
  return percent ? std::to_string(*percent) : std::string();
}

void add_money_figures(const PageContext& ctx, const Record& client, CardView& view) {
  const auto* total = std::get_if<Money>(&client["total"]);
  const auto* margin = std::get_if<Money>(&client["margin"]);
  if (total == nullptr) return;
  view.figures.push_back({ctx.tr("Bought, all time"), rounded_money(ctx, *total),
                          std::string(total->currency.code())});
  const std::string share = margin == nullptr ? std::string() : margin_share(*margin, *total);
  if (!share.empty()) view.figures.push_back({ctx.tr("Margin"), share, "%"});
}

void add_rhythm_figures(const PageContext& ctx, const Silence& silence, const Record& client,
                        CardView& view) {
  const auto* last = std::get_if<Date>(&client["last_order"]);
  if (const auto rhythm = own_rhythm_days(client)) {
    view.figures.push_back({ctx.tr("Usually buys"), every_days(ctx, *rhythm)});
  }
  if (last == nullptr) return;
  const bool late = silence.is_late(client);
  view.figures.push_back({.label = late ? ctx.tr("Last order: late") : ctx.tr("Last order"),
                          .value = days_ago(ctx, *last),
                          .late = late});
}

void add_figures(const PageContext& ctx, const Silence& silence, CardView& view) {
  const Record& client = view.whole.record;
  const auto* orders = integer(client, "order_count");
  if (orders == nullptr) return;
  add_money_figures(ctx, client, view);
  view.figures.push_back({ctx.tr("Orders"), ctx.formats.integer(*orders)});
  add_rhythm_figures(ctx, silence, client, view);
}

double amount(Money money) { return static_cast<double>(money.minor); }

StripMonth strip_month(const PageContext& ctx, const MonthOfOrders& month) {
  std::string label = ctx.formats.month(month.month) + ": ";
  label += ctx.tr.plural("{} order", "{} orders", month.orders, {std::to_string(month.orders)});
  if (month.orders > 0) label += ", " + money_words(ctx, month.bought);
  if (month.returned.minor > 0) {
    label += ", " + ctx.tr("returned {}", money_words(ctx, month.returned));
  }
  return {std::move(label), amount(month.bought), amount(month.returned)};
}

void add_strip(const PageContext& ctx, Reading& reading, const Silence& silence, CardView& view) {
  std::vector<StripMonth> strip;
  for (const auto& month : months_of(reading, view.whole.record.id, silence.day, months)) {
    strip.push_back(strip_month(ctx, month));
  }
  CardPanel panel;
  panel.zone = CardZone::head;
  purchase_strip(panel.content, ctx, strip, ctx.tr("Purchases by month"));
  view.panels.push_back(std::move(panel));
}

std::string kind_label(const PageContext& ctx, OrderKind kind) {
  const Field& field = *ctx.model.type(SalesOrder::object_name).find("kind");
  return ctx.tr(field.choices.at(static_cast<std::size_t>(kind)).label);
}

void add_related(const PageContext& ctx, Reading& reading, const std::vector<SalesOrder>& orders,
                 CardView& view) {
  const ObjectType& type = ctx.model.type(SalesOrder::object_name);
  const std::string client = view.whole.record.id.text();
  RelatedList list;
  list.title = ctx.tr("Orders");
  list.url = list_path(type) + "?client=eq." + client;
  if (orders.size() > on_card) {
    const auto count = order_count_of(reading, view.whole.record.id, most_counted);
    list.count = ctx.formats.integer(count);
    if (count == most_counted) list.count += "+";
  }
  if (ctx.may_write(type)) list.new_url = new_path(type) + "?client=" + client;
  for (std::size_t i = 0; i < orders.size() && i < on_card; ++i) {
    const auto& order = orders[i];
    std::string detail = ctx.formats.date(order.business_date);
    if (order.kind != OrderKind::sale) detail += " · " + kind_label(ctx, order.kind);
    list.items.push_back({order_title(ctx, order), record_path(type, order.id), std::move(detail),
                          money_words(ctx, order.total)});
  }
  view.related.push_back(std::move(list));
}

std::string_view icon_of(OrderKind kind) {
  switch (kind) {
    case OrderKind::sale:
      return "shopping-cart";
    case OrderKind::return_:
      return "receipt-refund";
    case OrderKind::adjustment:
      return "adjustments";
  }
  return "receipt";
}

// "Desk pad, Cup, Pen and 4 more"
std::string sold_words(const PageContext& ctx, const SoldThings& sold) {
  std::string names;
  for (const auto& name : sold.names) {
    if (!names.empty()) names += ", ";
    names += shortened(name, name_bytes);
  }
  if (names.empty() || sold.more == 0) return names;
  return ctx.tr("{} and {} more", names, ctx.formats.integer(sold.more));
}

TimelineEntry entry_of(const PageContext& ctx, const SalesOrder& order) {
  TimelineEntry entry;
  entry.when = order.at ? *order.at : local_instant(order.business_date, 0, ctx.zone);
  entry.whole_day = entry.when == local_instant(order.business_date, 0, ctx.zone);
  entry.who = order.kind == OrderKind::sale ? ctx.tr("Order") : kind_label(ctx, order.kind);
  entry.icon = icon_of(order.kind);
  entry.mark = "order";
  entry.title = order_title(ctx, order);
  entry.url = record_path(ctx.model.type(SalesOrder::object_name), order.id);
  entry.detail = money_words(ctx, order.total) + " " + std::string(order.total.currency.code());
  return entry;
}

}  // namespace

void add_client_orders(const PageContext& ctx, Reading& reading, CardView& view) {
  const auto orders = orders_of(reading, view.whole.record.id, on_timeline);
  const Silence silence = silence_of(reading);
  add_figures(ctx, silence, view);
  if (!orders.empty()) add_strip(ctx, reading, silence, view);
  add_related(ctx, reading, orders, view);
  for (std::size_t i = 0; i < orders.size(); ++i) {
    TimelineEntry entry = entry_of(ctx, orders[i]);
    if (i < named) {
      const auto sold = sold_words(ctx, sold_in(reading, orders[i].id, most_names));
      if (!sold.empty()) entry.detail += " · " + sold;
    }
    view.timeline.push_back(std::move(entry));
  }
}

}  // namespace clientela
