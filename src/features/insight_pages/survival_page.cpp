#include <algorithm>

#include "features/insight_pages/insight_pages.h"
#include "features/insight_pages/survival_figures.h"
#include "pages/blocks.h"
#include "pages/chart.h"

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

// The months of the address; nothing where it has none that can be read.
std::optional<Date> month_of(const InsightView& view, std::string_view parameter) {
  return Date::parse(std::string(view.parameter(parameter)) + "-01");
}

// The waits of the period that the address names, or all.
SurvivalReport chosen_waits(const InsightView& view) {
  auto report = view.report<SurvivalReport>();
  const auto from = month_of(view, "from"), to = month_of(view, "to");
  if ((!from && !to) || report.months.empty()) return report;
  return waits_begun_between(report, from.value_or(report.months.front().month),
                             to.value_or(report.months.back().month));
}

void month_input(Html& html, const InsightView& view, std::string_view name,
                 const std::string& label) {
  html.element("label", {}, [&] {
    html.span("muted", label);
    html.text(" ");
    const auto month = month_of(view, name);
    html.leaf("input", {{"class", "form-control"},
                        {"type", "month"},
                        {"name", name},
                        {"pattern", "[0-9]{4}-[0-9]{2}"},
                        {"placeholder", "2026-01"},
                        {"value", month ? month->text().substr(0, 7) : std::string()}});
  });
}

void period_form(Html& html, const PageContext& ctx, const InsightView& view) {
  const std::string all = insight_url(view, {{"from", ""}, {"to", ""}, {"market", ""}});
  html.element("form", {{"class", "insight-period"}, {"method", "get"}, {"action", all}}, [&] {
    if (view.market() != InsightMarket::all) {
      html.leaf("input",
                {{"type", "hidden"}, {"name", "market"}, {"value", view.parameter("market")}});
    }
    month_input(html, view, "from", ctx.tr("Orders from"));
    month_input(html, view, "to", ctx.tr("to"));
    html.element("button", {{"class", "btn btn-sm"}}, ctx.tr("Show"));
    if (view.parameter("from").empty() && view.parameter("to").empty()) return;
    html.element("a", {{"href", insight_url(view, {{"from", ""}, {"to", ""}})}},
                 ctx.tr("Whole period"));
  });
}

std::string median_words(const PageContext& ctx, const WaitCurve& curve) {
  if (curve.median_days <= 0) return "–";
  return ctx.tr("{} days", number_words(ctx, curve.median_days, 0));
}

}  // namespace

std::vector<InsightTable> survival_tables(const PageContext& ctx, const InsightView& view) {
  return {wait_table(ctx, view, chosen_waits(view))};
}

void write_survival(Html& html, const PageContext& ctx, const InsightView& view) {
  if (view.report<SurvivalReport>().after_first.waits == 0) return nobody_bought(html, ctx);
  period_form(html, ctx, view);
  const SurvivalReport report = chosen_waits(view);
  if (report.after_first.waits + report.after_later.waits == 0) {
    html.element("p", {}, ctx.tr("No client bought anything in these months."));
    return;
  }
  const auto& first = report.after_first;
  const auto& later = report.after_later;
  figures(html,
          {{ctx.tr("Half buy a second time within"), median_words(ctx, first)},
           {ctx.tr("Half buy once more within"), median_words(ctx, later),
            ctx.tr("after a later order")},
           {ctx.tr("Came back after the first order"),
            first.waits == 0
                ? std::string("–")
                : percent_words(
                      ctx, static_cast<double>(first.ended) / static_cast<double>(first.waits), 0),
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
              "interval."),
       ctx.tr("With a period, only waits that began with an order in these months count, told to "
              "the week; the list behind a line still shows all who are silent that long.")});
}

}  // namespace clientela
