#include <algorithm>

#include "features/insight_pages/chart.h"
#include "features/insight_pages/insight_pages.h"
#include "features/insight_pages/survival_figures.h"
#include "pages/blocks.h"

namespace clientela {
namespace {

constexpr std::array told_days{7, 14, 28, 56, 91, 119, 182, 273, 364, 546, 728};

LineSeries series_of(std::string label, const WaitCurve& curve) {
  LineSeries series{.label = std::move(label), .interval = true};
  for (const auto& point : curve.points) {
    series.points.push_back({.x = static_cast<double>(point.days),
                             .y = point.share,
                             .low = point.low,
                             .high = point.high});
  }
  return series;
}

void write_curves(Html& html, const PageContext& ctx, const SurvivalReport& report) {
  LineChart chart{
      .head = {"next-order", ctx.tr("Who has not bought again, by days since the last order"),
               ctx.tr("Two curves that fall from all clients: after the first order and after a "
                      "later one, each with its 95 % interval. The table says the same.")},
      .x_label = ctx.tr("Days since the order")};
  if (!report.after_first.points.empty()) {
    chart.series.push_back(series_of(ctx.tr("After the first order"), report.after_first));
  }
  if (!report.after_later.points.empty()) {
    chart.series.push_back(series_of(ctx.tr("After a later order"), report.after_later));
  }
  chart.x_max = 1;
  for (const auto& series : chart.series) {
    chart.x_max = std::max(chart.x_max, series.points.back().x);
  }
  for (const double step : round_steps(chart.x_max)) {
    if (step <= chart.x_max) {
      chart.x_ticks.push_back({step, ctx.formats.integer(static_cast<std::int64_t>(step))});
    }
  }
  for (const int percent : {0, 20, 40, 60, 80, 100}) {
    chart.y_ticks.push_back({percent / 100.0, percent_words(ctx, percent / 100.0, 0)});
  }
  line_chart(html, ctx, chart);
}

const SurvivalPoint* point_at(const WaitCurve& curve, std::int64_t days) {
  const auto found = std::find_if(curve.points.begin(), curve.points.end(),
                                  [&](const SurvivalPoint& point) { return point.days == days; });
  return found == curve.points.end() ? nullptr : &*found;
}

InsightCell share_of(const PageContext& ctx, const SurvivalPoint* point) {
  if (point == nullptr) return dash_cell();
  return share_cell(ctx, point->share, 1);
}

InsightCell interval_of(const PageContext& ctx, const SurvivalPoint* point) {
  if (point == nullptr) return dash_cell();
  return {.text = ctx.tr("{}–{} %", number_words(ctx, point->low * 100, 0),
                         number_words(ctx, point->high * 100, 0)),
          .figure = true};
}

InsightTable wait_table(const PageContext& ctx, const InsightView& view,
                        const SurvivalReport& report) {
  InsightTable table{.key = "waits",
                     .title = ctx.tr("Has not bought again after so many days"),
                     .headers = {ctx.tr("Days"), ctx.tr("First order"), ctx.tr("Interval"),
                                 ctx.tr("Later order"), ctx.tr("Interval"), ctx.tr("Silent now")}};
  for (const int days : told_days) {
    const auto* first = point_at(report.after_first, days);
    const auto* later = point_at(report.after_later, days);
    if (first == nullptr && later == nullptr) break;
    table.rows.push_back(
        {count_cell(ctx, days), share_of(ctx, first), interval_of(ctx, first), share_of(ctx, later),
         interval_of(ctx, later),
         text_cell(ctx.tr("List"), clients_url(view, "order_count=gte.1&last_order=lte." +
                                                         (view.summary.today - days).text() +
                                                         "&order=total.desc"))});
  }
  return table;
}

std::string median_words(const PageContext& ctx, const WaitCurve& curve) {
  if (curve.median_days <= 0) return "–";
  return ctx.tr("{} days", number_words(ctx, curve.median_days, 0));
}

}  // namespace

std::vector<InsightTable> survival_tables(const PageContext& ctx, const InsightView& view) {
  return {wait_table(ctx, view, view.report<SurvivalReport>())};
}

void write_survival(Html& html, const PageContext& ctx, const InsightView& view) {
  const auto report = view.report<SurvivalReport>();
  if (report.after_first.waits == 0) return nobody_bought(html, ctx);
  const auto& first = report.after_first;
  const auto& later = report.after_later;
  figures(
      html,
      {{ctx.tr("Half buy a second time within"), median_words(ctx, first)},
       {ctx.tr("Half buy once more within"), median_words(ctx, later),
        ctx.tr("after a later order")},
       {ctx.tr("Came back after the first order"),
        percent_words(ctx, static_cast<double>(first.ended) / static_cast<double>(first.waits), 0),
        ctx.tr("of {} so far", ctx.formats.integer(first.waits))}});
  insight_pair(
      html, [&](Html& left) { write_curves(left, ctx, report); },
      [&](Html& right) { write_tables(right, ctx, view, survival_tables(ctx, view)); });
  what_this_says(
      html, ctx,
      {ctx.tr("From each day of buying we wait for the client's next one. The curve says which "
              "share is still waiting after so many days; where it flattens, those who are still "
              "silent will hardly come by themselves: that is when to call."),
       ctx.tr("Waits that are still going on count for as long as they have lasted (Kaplan and "
              "Meier's method), so recent clients don't distort it. The band is the 95 % "
              "interval.")});
}

}  // namespace clientela
