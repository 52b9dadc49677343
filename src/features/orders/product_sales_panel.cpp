#include "features/orders/product_sales_panel.h"

#include "features/insights/silence.h"
#include "features/orders/order_words.h"
#include "features/orders/product_sales.h"
#include "features/words.h"
#include "pages/paths.h"

namespace clientela {
namespace {

constexpr std::size_t on_card = 6;
constexpr std::size_t most_lines = 3000;

void add_figures(const PageContext& ctx, const ProductSales& sales, CardView& view) {
  view.figures.push_back({ctx.tr("Orders, 12 months"), ctx.formats.integer(sales.orders)});
  view.figures.push_back({ctx.tr("Units sold, 12 months"), ctx.formats.number(sales.units.text())});
  view.figures.push_back({ctx.tr("Revenue, 12 months"), rounded_money(ctx, sales.revenue),
                          std::string(sales.revenue.currency.code())});
}

void add_notes(const PageContext& ctx, const Silence& silence, const ProductSales& sales,
               CardView& view) {
  if (!silence.ended && !sales.newest_only) return;
  CardPanel panel;
  panel.zone = CardZone::head;
  counted_to_note(panel.content, ctx, silence);
  if (sales.newest_only) {
    panel.content.element("p", {{"class", "muted"}},
                          ctx.tr("Counted from the {} lines written last; there are more.",
                                 ctx.formats.integer(static_cast<std::int64_t>(most_lines))));
  }
  view.panels.push_back(std::move(panel));
}

void add_newest(const PageContext& ctx, const ProductSales& sales, CardView& view) {
  const ObjectType& orders = ctx.model.type(SalesOrder::object_name);
  RelatedList list;
  list.title = ctx.tr("Orders");
  list.url = list_path(orders) + "?order_lines=any(product.eq." + view.whole.record.id.text() + ")";
  list.empty = ctx.tr("None yet.");
  if (sales.all.size() > on_card) {
    list.count = ctx.formats.integer(static_cast<std::int64_t>(sales.all.size()));
    if (sales.newest_only) list.count += "+";
  }
  for (std::size_t i = 0; i < sales.all.size() && i < on_card; ++i) {
    const auto& [order, units, revenue] = sales.all[i];
    list.items.push_back(
        {order_title(ctx, order), record_path(orders, order.id),
         ctx.formats.date(order.business_date) + " · " + ctx.formats.number(units.text()) + " ×",
         money_words(ctx, revenue)});
  }
  view.related.push_back(std::move(list));
}

}  // namespace

void add_product_sales(const PageContext& ctx, Reading& reading, CardView& view) {
  const Silence silence = silence_of(reading);
  const auto sales = sales_of(reading, view.whole.record.id, silence.day, most_lines);
  if (!sales.all.empty()) {
    add_figures(ctx, sales, view);
    add_notes(ctx, silence, sales, view);
  }
  add_newest(ctx, sales, view);
}

}  // namespace clientela
