#include <algorithm>

#include "features/insight_pages/insight_pages.h"
#include "features/insight_pages/pareto_figures.h"
#include "pages/blocks.h"
#include "pages/chart.h"

namespace clientela {
namespace {

bool by_profit(const InsightView& view) {
  return chosen(view, "by", {"revenue", "profit"}) == "profit";
}

std::string band_url(const PageContext& ctx, const InsightView& view, const ParetoBand& band) {
  const std::string key = by_profit(view) ? "margin" : "total";
  return clients_url(view, "order_count=gte.1&" + key + "=gte." + amount_text(ctx, band.limit) +
                               "&order=" + key + ".desc");
}

void write_curve(Html& html, const PageContext& ctx, const InsightView& view,
                 const ParetoMeasure& measure) {
  LineChart chart{
      .head = {"pareto",
               by_profit(view) ? ctx.tr("Share of profit by share of clients, best first")
                               : ctx.tr("Share of revenue by share of clients, best first"),
               ctx.tr("A curve that rises from nothing to everything; the dashed line is how it "
                      "would be if all clients brought the same. The table says the same.")},
      .series = {{.label = ctx.tr("Clients, best first")},
                 {.label = ctx.tr("If all brought the same"), .dashed = true}},
      .x_label = ctx.tr("Share of clients")};
  auto& curve = chart.series[0].points;
  for (const auto& point : measure.curve) {
    curve.push_back({.x = point.clients, .y = point.value});
    chart.y_max = std::max(chart.y_max, point.value);
  }
  chart.series[1].points = {{.x = 0, .y = 0}, {.x = 1, .y = 1}};
  // Points that tell and lead to the clients lie on the curve.
  for (const auto& band : measure.bands) {
    if (band.share >= 1 || measure.total <= 0) continue;
    const double share = static_cast<double>(band.value) / static_cast<double>(measure.total);
    const LinePoint point{
        .x = static_cast<double>(band.clients) / static_cast<double>(measure.clients),
        .y = share,
        .title = ctx.tr("The best {} clients bring {}", ctx.formats.integer(band.clients),
                        percent_words(ctx, share)),
        .url = band_url(ctx, view, band)};
    const auto place = std::find_if(curve.begin(), curve.end(),
                                    [&](const LinePoint& other) { return other.x >= point.x; });
    curve.insert(place, point);
  }
  for (const int percent : {0, 20, 40, 60, 80, 100}) {
    const ChartTick tick{percent / 100.0, percent_words(ctx, percent / 100.0, 0)};
    chart.x_ticks.push_back(tick);
    chart.y_ticks.push_back(tick);
  }
  line_chart(html, ctx, chart);
}

InsightTable band_table(const PageContext& ctx, const InsightView& view,
                        const ParetoMeasure& measure) {
  const bool profit = by_profit(view);
  InsightTable table{
      .key = "bands",
      .title = ctx.tr("The best clients"),
      .headers = {ctx.tr("Best"), ctx.tr("Clients"), profit ? ctx.tr("Profit") : ctx.tr("Revenue"),
                  ctx.tr("Share"), ctx.tr("Each at least"), ctx.tr("Share of our effort")}};
  const std::int64_t effort = measure.bands.empty() ? 0 : measure.bands.back().activities;
  for (const auto& band : measure.bands) {
    table.rows.push_back(
        {{.text = percent_words(ctx, band.share, 0)},
         count_cell(ctx, band.clients, band_url(ctx, view, band)),
         money_cell(ctx, band.value),
         share_cell(ctx, static_cast<double>(band.value), static_cast<double>(measure.total)),
         money_cell(ctx, band.limit),
         share_cell(ctx, static_cast<double>(band.activities), static_cast<double>(effort))});
  }
  return table;
}

ParetoMeasure measure_of(const InsightView& view) {
  const auto report = view.report<ParetoReport>();
  return by_profit(view) ? report.profit : report.revenue;
}

}  // namespace

std::vector<InsightTable> pareto_tables(const PageContext& ctx, const InsightView& view) {
  const ParetoMeasure measure = measure_of(view);
  if (measure.curve.empty()) return {};
  return {band_table(ctx, view, measure)};
}

void write_pareto(Html& html, const PageContext& ctx, const InsightView& view) {
  const ParetoMeasure measure = measure_of(view);
  choice_links(html, view, "by", ctx.tr("Measured by"),
               {{"revenue", ctx.tr("Revenue")}, {"profit", ctx.tr("Profit")}});
  if (measure.curve.empty()) {
    if (measure.clients == 0) return nobody_bought(html, ctx);
    empty_state(html, {.icon = "chart-bar",
                       .title = ctx.tr("There is nothing to share out"),
                       .text = ctx.tr("All clients together brought nothing, or less."),
                       .small = true});
    return;
  }
  const bool profit = by_profit(view);
  figures(html, {{ctx.tr("The top 20 % bring"), percent_words(ctx, measure.best_fifth),
                  profit ? ctx.tr("of the profit") : ctx.tr("of the revenue")},
                 {ctx.tr("80 % come from"), ctx.formats.integer(measure.clients_for_80),
                  ctx.tr("of {} clients", ctx.formats.integer(measure.clients))},
                 {ctx.tr("Gini"), number_words(ctx, measure.gini, 3)}});
  const auto tables = pareto_tables(ctx, view);
  insight_pair(
      html, [&](Html& left) { write_curve(left, ctx, view, measure); },
      [&](Html& right) { write_tables(right, ctx, view, tables); });
  what_this_says(
      html, ctx,
      {ctx.tr("Clients who ever bought stand in a row, the best first; the curve says what share "
              "of everything the first ones bring together. The higher it bends, the more depends "
              "on few."),
       ctx.tr("Gini is one number for that: 0 when all bring the same, near 1 when one brings all. "
              "Walk-in sales are left out."),
       ctx.tr("Share of our effort: of all notes, calls, meetings, messages, tasks and promises "
              "written down with clients who bought, how many were with these.")});
}

}  // namespace clientela
