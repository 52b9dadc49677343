#include <algorithm>

#include "base/url.h"
#include "features/insight_pages/insight_pages.h"
#include "features/insight_pages/product_figures.h"
#include "pages/blocks.h"
#include "pages/chart.h"

namespace clientela {
namespace {

constexpr std::size_t charted = 12;

std::string product_url(Id product) { return "/products/" + product.text(); }

// Sales with these products within so many days. Clients who bought a product, by the lines of
// their orders, are more than one step away; the orders are one.
std::string sales_url(const InsightView& view, std::initializer_list<Id> products, int days) {
  std::string url = "/orders?kind=eq.sale&";
  for (const Id product : products) url += "order_lines=any(product.eq." + product.text() + ")&";
  return url + ordered_between(view.summary.today - (days - 1), view.summary.today);
}

std::string orders_url(const InsightView& view, Id product) {
  return sales_url(view, {product}, 365);
}

std::string pair_url(const InsightView& view, const ProductPair& pair) {
  return sales_url(view, {pair.first, pair.second}, 730);
}

// Where no cost is known profit is revenue.
bool costs_known(const ProductReport& report) {
  return std::any_of(report.lines.begin(), report.lines.end(),
                     [](const ProductLine& line) { return line.profit != line.amount; });
}

std::vector<ProductLine> sorted_lines(const InsightView& view, const ProductReport& report) {
  const std::string by = chosen(view, "by", {"revenue", "profit", "orders"});
  std::vector<ProductLine> lines = report.lines;
  std::stable_sort(lines.begin(), lines.end(), [&](const auto& a, const auto& b) {
    if (by == "profit") return a.profit > b.profit;
    if (by == "orders") return a.orders > b.orders;
    return a.amount > b.amount;
  });
  return lines;
}

InsightTable line_table(const PageContext& ctx, const InsightView& view,
                        const ProductReport& report) {
  InsightTable table{
      .key = "products",
      .title = ctx.tr("Most popular products, last 12 months"),
      .headers = {ctx.tr("Product"), ctx.tr("Orders"), ctx.tr("Growth"), ctx.tr("Units"),
                  ctx.tr("Revenue"), ctx.tr("Growth"), ctx.tr("Profit")},
      .empty = ctx.tr("No products were sold in the last 12 months.")};
  const bool profit_known = costs_known(report);
  for (const auto& line : sorted_lines(view, report)) {
    table.rows.push_back({text_cell(line.name, product_url(line.product)),
                          count_cell(ctx, line.orders, orders_url(view, line.product)),
                          change_cell(ctx, line.orders, line.orders_before),
                          number_cell(ctx, static_cast<double>(line.millionths) / Decimal::one, 0),
                          money_cell(ctx, line.amount),
                          change_cell(ctx, line.amount, line.amount_before),
                          profit_known ? money_cell(ctx, line.profit) : dash_cell()});
  }
  return table;
}

InsightTable pair_table(const PageContext& ctx, const InsightView& view,
                        const ProductReport& report) {
  InsightTable table{
      .key = "pairs",
      .title = ctx.tr("Bought together, last 24 months"),
      .headers = {ctx.tr("Product"), ctx.tr("and"), ctx.tr("Orders"), ctx.tr("Of all"),
                  ctx.tr("Of the first"), ctx.tr("Of the second"), ctx.tr("Lift")},
      .empty = ctx.tr("No two products stand together in at least three orders.")};
  auto pairs = report.pairs;
  const bool by_lift = chosen(view, "pairs", {"often", "lift"}) == "lift";
  std::stable_sort(pairs.begin(), pairs.end(), [&](const auto& a, const auto& b) {
    return by_lift ? a.lift > b.lift : a.together > b.together;
  });
  constexpr std::size_t shown = 50;
  pairs.resize(std::min(pairs.size(), shown));
  for (const auto& pair : pairs) {
    const auto together = static_cast<double>(pair.together);
    table.rows.push_back({text_cell(pair.first_name, product_url(pair.first)),
                          text_cell(pair.second_name, product_url(pair.second)),
                          count_cell(ctx, pair.together, pair_url(view, pair)),
                          share_cell(ctx, together, static_cast<double>(report.sales)),
                          share_cell(ctx, together, static_cast<double>(pair.first_orders)),
                          share_cell(ctx, together, static_cast<double>(pair.second_orders)),
                          number_cell(ctx, pair.lift, 2)});
  }
  return table;
}

void write_bars(Html& html, const PageContext& ctx, const InsightView& view,
                const ProductReport& report) {
  const std::string by = chosen(view, "by", {"revenue", "profit", "orders"});
  BarChart chart{.head = {"products", ctx.tr("The first products"),
                          ctx.tr("A bar for each of the first products. The table says the same.")},
                 .series = {ctx.tr("Value")},
                 .decimals = by == "orders" ? 0 : ctx.currency.decimals(),
                 .long_labels = true};
  for (const auto& line : sorted_lines(view, report)) {
    if (chart.bars.size() == charted) break;
    const std::int64_t value = by == "orders"   ? line.orders
                               : by == "profit" ? line.profit
                                                : line.amount;
    chart.bars.push_back(
        {.values = {static_cast<double>(value)},
         .label = line.name,
         .title = ctx.tr("{}: {}", line.name,
                         by == "orders" ? ctx.formats.integer(value) : whole_money(ctx, value)),
         .url = orders_url(view, line.product)});
  }
  bar_chart(html, ctx, chart);
}

}  // namespace

std::vector<InsightTable> product_tables(const PageContext& ctx, const InsightView& view) {
  const auto report = view.report<ProductReport>();
  return {line_table(ctx, view, report), pair_table(ctx, view, report)};
}

void write_products(Html& html, const PageContext& ctx, const InsightView& view) {
  const auto report = view.report<ProductReport>();
  if (report.products == 0) {
    empty_state(html, {.icon = "package",
                       .title = ctx.tr("No products were sold"),
                       .text = ctx.tr("Orders whose lines name products of the catalogue are "
                                      "counted here."),
                       .small = true});
    return;
  }
  choice_links(
      html, view, "by", ctx.tr("Order by"),
      {{"revenue", ctx.tr("Revenue")}, {"profit", ctx.tr("Profit")}, {"orders", ctx.tr("Orders")}});
  if (!costs_known(report)) {
    html.element("p", {{"class", "muted"}},
                 ctx.tr("No costs are known, so no profit is shown: enter the cost of goods."));
  }
  choice_links(html, view, "pairs", ctx.tr("Pairs"),
               {{"often", ctx.tr("Most often")}, {"lift", ctx.tr("Highest lift")}});
  const auto tables = product_tables(ctx, view);
  write_bars(html, ctx, view, report);
  write_tables(html, ctx, view, tables);
  what_this_says(
      html, ctx,
      {ctx.tr("Counted are the lines of {} sales of the last 24 months (at most the newest "
              "300,000 orders). Revenue and units are less what was returned; profit is revenue "
              "less the cost of goods, as far as it is known.",
              ctx.formats.integer(report.sales)),
       ctx.tr("Bought together: in how many sales two products stand side by side, and which share "
              "of the sales of each that is. Lift says how many times more often than chance would "
              "bring them together: 1 means that they have nothing to do with each other, above 2 "
              "is worth an offer. Pairs are counted among the 1,000 products sold most often, from "
              "three sales on.")});
}

}  // namespace clientela
