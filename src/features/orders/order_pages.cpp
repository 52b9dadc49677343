#include "features/orders/order_pages.h"

#include "features/orders/client_orders_panel.h"
#include "features/orders/order_queries.h"
#include "features/orders/order_words.h"
#include "features/orders/product_sales_panel.h"
#include "features/words.h"
#include "pages/attribute_if.h"
#include "pages/field_view.h"
#include "pages/paths.h"

namespace clientela {
namespace {

constexpr int other_orders = 6;

void figure_cell(Html& html, std::string_view tag, const std::string& text) {
  html.element(tag, {{"class", "cell-figure"}}, text);
}

// With the decimals of the currency, or more where a price has more.
std::string price_words(const PageContext& ctx, const Price& price) {
  std::string text = price.amount.text();
  const auto decimals = static_cast<std::size_t>(price.currency.decimals());
  const auto dot = text.find('.');
  const std::size_t given = dot == std::string::npos ? 0 : text.size() - dot - 1;
  if (given < decimals) {
    if (given == 0) text += '.';
    text.append(decimals - given, '0');
  }
  return ctx.formats.number(text);
}

void product_cell(Html& html, const PageContext& ctx, const OrderLine& line, const Titles& titles) {
  html.element("td", {}, [&] {
    const auto title = titles.find(line.product.id);
    const bool known = line.product && title != titles.end() && !title->second.empty();
    if (known) {
      const ObjectType& type = ctx.model.type(Product::object_name);
      html.element("a", {{"href", record_path(type, line.product.id)}}, title->second);
    }
    if (line.description.empty() || (known && line.description == title->second)) return;
    if (known) html.text(" ");
    html.element("span", {attribute_if(known, "class", "muted")}, line.description);
  });
}

void line_row(Html& html, const PageContext& ctx, const OrderLine& line, const Titles& titles) {
  html.element("tr", {}, [&] {
    product_cell(html, ctx, line, titles);
    figure_cell(html, "td", ctx.formats.number(line.quantity.text()));
    figure_cell(html, "td", price_words(ctx, line.price));
    figure_cell(html, "td", money_words(ctx, line.amount));
  });
}

void total_row(Html& html, const std::string& label, const std::string& value) {
  html.element("tr", {}, [&] {
    html.element("th", {{"scope", "row"}, {"colspan", "3"}}, label);
    html.element("td", {{"class", "cell-figure fw-medium"}}, value);
  });
}

void lines_table(Html& html, const PageContext& ctx, const SalesOrder& order,
                 const std::vector<OrderLine>& lines, const Titles& titles) {
  html.element("table", {{"class", "records records-inset records-plain"}, {"tabindex", "0"}}, [&] {
    html.element("caption", {{"class", "visually-hidden"}}, ctx.tr("Lines"));
    html.element("thead", {}, [&] {
      html.element("tr", {}, [&] {
        html.element("th", {{"scope", "col"}}, ctx.tr("Product"));
        figure_cell(html, "th", ctx.tr("Quantity"));
        figure_cell(html, "th", ctx.tr("Price"));
        figure_cell(html, "th", ctx.tr("Amount"));
      });
    });
    html.element("tbody", {}, [&] {
      for (const auto& line : lines) line_row(html, ctx, line, titles);
    });
    html.element("tfoot", {}, [&] {
      total_row(html, ctx.tr("Total, {}", std::string(order.total.currency.code())),
                money_words(ctx, order.total));
    });
  });
}

CardPanel lines_panel(const PageContext& ctx, const CardView& view, const SalesOrder& order) {
  CardPanel panel;
  panel.zone = CardZone::middle;
  panel.title = ctx.tr("Lines");
  const auto lines = view.whole.parts_as<OrderLine>();
  if (lines.empty()) {
    panel.content.element("p", {{"class", "muted"}}, ctx.tr("None yet."));
  } else {
    lines_table(panel.content, ctx, order, lines, view.titles);
  }
  return panel;
}

void add_order_figures(const PageContext& ctx, const SalesOrder& order, CardView& view) {
  const std::string currency(order.total.currency.code());
  view.figures.push_back({ctx.tr("Total"), money_words(ctx, order.total), currency});
  view.figures.push_back({ctx.tr("Margin"), money_words(ctx, order.margin), currency});
  if (order.total.minor != 0 && order.cost.minor != 0) {
    const auto share = multiply_divide(order.margin.minor, 100, std::abs(order.total.minor));
    if (share) view.figures.push_back({ctx.tr("Margin share"), std::to_string(*share), "%"});
  }
}

// The buyer, who leads on to everything else that is known.
void add_buyer(const PageContext& ctx, Reading& reading, const SalesOrder& order, CardView& view) {
  const auto title = view.titles.find(order.client.id);
  if (!order.client || title == view.titles.end()) return;
  const ObjectType& orders = ctx.model.type(SalesOrder::object_name);
  RelatedList list;
  list.title = ctx.tr("Other orders of {}", title->second);
  list.url = list_path(orders) + "?client=eq." + order.client.id.text();
  for (const auto& other : orders_of(reading, order.client.id, other_orders)) {
    if (other.id == order.id) continue;
    list.items.push_back({order_title(ctx, other), record_path(orders, other.id),
                          ctx.formats.date(other.business_date), money_words(ctx, other.total)});
  }
  view.related.push_back(std::move(list));
}

void extend_card(const PageContext& ctx, Reading& reading, CardView& view) {
  const auto order = view.whole.record.as<SalesOrder>();
  const auto buyer = view.titles.find(order.client.id);
  const std::string name = buyer == view.titles.end() ? std::string() : buyer->second;
  const std::string path = name.empty()
                               ? std::string()
                               : record_path(ctx.model.type(Client::object_name), order.client.id);
  view.badges = [&ctx, name, path, kind = view.whole.record["kind"],
                 type = view.whole.record.type](Html& html) {
    field_value(html, ctx, *type->find("kind"), kind, {});
    html.text(" ");
    html.element("span", {}, [&] {
      if (name.empty()) {
        html.text(ctx.tr("Walk-in sale"));
      } else {
        html.element("a", {{"href", path}}, name);
      }
    });
  };
  view.title = order_title(ctx, order);
  if (!order.number.empty()) view.subtitle = ctx.formats.date(order.business_date);
  for (const auto key : {"number", "total", "cost", "margin"}) view.hidden.emplace_back(key);
  view.hidden.emplace_back(OrderLine::object_name);
  add_order_figures(ctx, order, view);
  view.panels.push_back(lines_panel(ctx, view, order));
  add_buyer(ctx, reading, order, view);
}

void buyer_cell(Html& html, const PageContext& ctx, const Record& record, const Titles& titles) {
  const Value& client = record["client"];
  if (is_empty(client)) {
    html.span("muted", ctx.tr("Walk-in sale"));
  } else {
    field_cell(html, ctx, *record.type->find("client"), client, titles);
  }
}

void title_cell(Html& html, const PageContext& ctx, const Record& record, const Titles&) {
  html.span("text-truncate", order_title(ctx, record.as<SalesOrder>()));
}

void extend_list(const PageContext&, Reading&, ListView& view) {
  view.cells.push_back({"", title_cell});
  view.cells.push_back({"client", buyer_cell});
}

// What was sold comes before what is seldom asked. Most orders are written down on their day.
void extend_form(const PageContext& ctx, FormView& view) {
  view.first_part = OrderLine::object_name;
  view.parts_after = "business_date";
  for (auto& parts : view.parts) {
    if (parts.type->name != OrderLine::object_name) continue;
    parts.defaults = {.reference = "product", .fields = {"price", "unit_cost"}};
  }
  // An order without a number is called by its day.
  if (const auto day = Date::parse(view.title)) view.title = day_title(ctx, *day);
  FieldInput* date = view.find("business_date");
  if (view.id.empty() && date != nullptr && date->text.empty()) date->text = today_of(ctx).text();
}

}  // namespace

void add_order_screens(Screens& screens) {
  screens.cards.emplace(Client::object_name, add_client_orders);
  screens.cards.emplace(SalesOrder::object_name, extend_card);
  screens.cards.emplace(Product::object_name, add_product_sales);
  screens.lists.emplace(SalesOrder::object_name, extend_list);
  screens.forms.emplace(SalesOrder::object_name, extend_form);
}

}  // namespace clientela
