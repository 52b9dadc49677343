#include <algorithm>

#include "features/insight_pages/insight_pages.h"
#include "pages/blocks.h"
#include "pages/chart.h"

namespace clientela {
namespace {

// As it stands in their books.
std::string name_of_method(const ClientModel& model) {
  switch (purchase_model_kind(model.purchase_model).value_or(default_purchase_model)) {
    case PurchaseModelKind::mbg_nbd:
      return "MBG/NBD";
    case PurchaseModelKind::pareto_nbd:
      return "Pareto/NBD";
    case PurchaseModelKind::bg_nbd:
      return "BG/NBD";
    case PurchaseModelKind::nbd:
      break;
  }
  return "NBD";
}

void write_findings(Html& html, const PageContext& ctx, const ClientModel& model) {
  if (!tells_who_returns(model)) {
    alert(html, AlertKind::warning,
          ctx.tr("The forecast can't tell who of your clients returns, so no chance is shown."));
  }
  const Findings findings = findings_of(model);
  if (findings.empty() && tells_who_returns(model)) {
    alert(html, AlertKind::success, ctx.tr("Nothing speaks against using the forecast."));
    return;
  }
  for (const auto& finding : findings) {
    const AlertKind kind = finding.weight == Finding::Weight::unusable  ? AlertKind::danger
                           : finding.weight == Finding::Weight::caution ? AlertKind::warning
                                                                        : AlertKind::info;
    alert(html, kind, [&](Html& inside) {
      inside.text(ctx.tr(finding.message));
      if (finding.key != "regular_purchases") return;
      inside.text(" ");
      inside.element("a", {{"href", insight_url({.page = "survival"})}}, ctx.tr("Next order"));
    });
  }
}

void write_tracking(Html& html, const PageContext& ctx, const std::vector<TrackingPoint>& points) {
  LineChart chart{
      .head = {"forecast-check", ctx.tr("Repeated orders since the beginning"),
               ctx.tr("Two lines that rise week by week: what the forecast expected and what came. "
                      "The table says the same.")},
      .series = {{.label = ctx.tr("Came")}, {.label = ctx.tr("Expected"), .dashed = true}}};
  const Date first = points.front().day;
  double most = 1;
  for (const auto& point : points) {
    const double days = point.day - first;
    chart.series[0].points.push_back({.x = days, .y = point.actual});
    chart.series[1].points.push_back({.x = days, .y = point.expected});
    most = std::max({most, point.actual, point.expected});
  }
  for (const double step : round_steps(most)) {
    chart.y_ticks.push_back({step, ctx.formats.integer(static_cast<std::int64_t>(step))});
  }
  chart.y_max = chart.y_ticks.back().at;
  chart.x_max = std::max(1, points.back().day - first);
  constexpr std::size_t ticks = 5;
  for (std::size_t i = 0; i <= ticks; ++i) {
    const TrackingPoint& point = points[i * (points.size() - 1) / ticks];
    chart.x_ticks.push_back(
        {static_cast<double>(point.day - first), point.day.text().substr(0, 7)});
  }
  line_chart(html, ctx, chart);
}

InsightTable tracking_table(const PageContext& ctx, const std::vector<TrackingPoint>& points) {
  InsightTable table{
      .key = "tracking",
      .title = ctx.tr("Week by week"),
      .headers = {ctx.tr("Week ending"), ctx.tr("Expected"), ctx.tr("Came"), ctx.tr("Difference")},
      .empty = ctx.tr("There is nothing to compare yet."),
      .folded = true};
  for (auto point = points.rbegin(); point != points.rend(); ++point) {
    InsightCell difference = dash_cell();
    if (point->actual > 0) {
      difference = share_cell(ctx, point->expected - point->actual, point->actual);
    }
    table.rows.push_back({{.text = ctx.formats.date(point->day), .raw = point->day.text()},
                          number_cell(ctx, point->expected, 0),
                          number_cell(ctx, point->actual, 0),
                          std::move(difference)});
  }
  return table;
}

InsightTable holdout_table(const PageContext& ctx, const HoldoutTrial& trial) {
  InsightTable table{
      .key = "holdout",
      .title = ctx.tr("Tried on {} – {}", ctx.formats.date(trial.from), ctx.formats.date(trial.to)),
      .headers = {ctx.tr("Orders before"), ctx.tr("Clients"), ctx.tr("Expected of each"),
                  ctx.tr("Came from each")}};
  for (const auto& row : trial.check.by_repeats) {
    const bool last = &row == &trial.check.by_repeats.back();
    const std::string orders = std::to_string(row.repeats + 1);
    table.rows.push_back({text_cell(last ? ctx.tr("{} and more", orders) : orders),
                          count_cell(ctx, static_cast<std::int64_t>(row.clients)),
                          number_cell(ctx, row.expected, 2), number_cell(ctx, row.actual, 2)});
  }
  return table;
}

void key_figures(Html& html, const PageContext& ctx, const ClientModel& model,
                 const std::optional<HoldoutTrial>& trial) {
  std::vector<Figure> shown{
      {ctx.tr("Version"), ctx.formats.integer(model.number), ctx.formats.date(model.fitted_on)},
      {ctx.tr("Clients who bought"), ctx.formats.integer(model.clients),
       ctx.tr("on {} days in all", ctx.formats.integer(model.buying_days))}};
  if (trial) {
    shown.push_back({ctx.tr("Trial: expected"), number_words(ctx, trial->check.expected, 0),
                     ctx.tr("orders; {} came", number_words(ctx, trial->check.actual, 0))});
    shown.push_back({ctx.tr("Tells who returns"), percent_words(ctx, trial->check.alive_auc, 0),
                     ctx.tr("50 % is chance")});
  }
  figures(html, shown);
}

}  // namespace

std::vector<InsightTable> model_tables(const PageContext& ctx, const InsightView& view) {
  if (!view.model) return {};
  std::vector<InsightTable> tables{tracking_table(ctx, tracking_of(*view.model))};
  if (const auto trial = holdout_of(*view.model)) tables.push_back(holdout_table(ctx, *trial));
  return tables;
}

void write_model(Html& html, const PageContext& ctx, const InsightView& view) {
  if (!view.model) {
    empty_state(html,
                {.icon = "chart-bar",
                 .title = ctx.tr("No forecast yet"),
                 .text = ctx.tr("The chance that a client returns, and what a client is worth, "
                                "are worked out in the background as soon as there are enough "
                                "orders. Here it stands how far that can be trusted.")});
    return;
  }
  const auto trial = holdout_of(*view.model);
  const auto points = tracking_of(*view.model);
  key_figures(html, ctx, *view.model, trial);
  write_findings(html, ctx, *view.model);
  if (points.size() > 1) write_tracking(html, ctx, points);
  write_tables(html, ctx, view, model_tables(ctx, view));
  what_this_says(
      html, ctx,
      {ctx.tr("The forecast learns from all orders how often clients buy and how they leave. The "
              "chart lays what it would have expected, week by week, beside what came: the closer "
              "the lines, the better it describes your clients."),
       ctx.tr(
           "The trial is stricter: the forecast was made from what was known before, and compared "
           "with what came afterwards. \"Tells who returns\" is how often, of two clients of whom "
           "one came back, the forecast had named that one."),
       ctx.tr("Analysts know the method as {}.", name_of_method(*view.model))});
}

}  // namespace clientela
