#include <algorithm>
#include <numeric>

#include "features/insight_pages/insight_pages.h"
#include "features/insight_pages/manager_figures.h"
#include "features/insight_pages/overview_figures.h"
#include "pages/blocks.h"
#include "pages/chart.h"

namespace clientela {
namespace {

constexpr std::size_t charted_managers = 4;

const std::vector<std::string>& lengths() {
  static const std::vector<std::string> values{"12", "6", "3", "1"};
  return values;
}

// Places of the months in the report: the running one, the last, is left out.
struct MonthSpan {
  std::size_t begin = 0, middle = 0, end = 0;  // [begin, middle) before, [middle, end) now
};

MonthSpan span_of(const InsightView& view, const ManagerReport& report) {
  const auto months =
      static_cast<std::size_t>(parse_scaled(chosen(view, "months", lengths()), 0).value_or(12));
  MonthSpan span;
  span.end = report.months.empty() ? 0 : report.months.size() - 1;
  span.middle = span.end > months ? span.end - months : 0;
  span.begin = span.middle > months ? span.middle - months : 0;
  return span;
}

std::int64_t sum(const std::vector<std::int64_t>& values, std::size_t begin, std::size_t end) {
  end = std::min(end, values.size());
  if (begin >= end) return 0;
  return std::accumulate(values.begin() + static_cast<std::ptrdiff_t>(begin),
                         values.begin() + static_cast<std::ptrdiff_t>(end), std::int64_t{0});
}

std::string name_of(const PageContext& ctx, const InsightView& view, Id manager) {
  if (manager.empty()) return ctx.tr("Nobody");
  return view.title(manager, ctx.tr("A former colleague"));
}

std::string orders_url(const ManagerReport& report, const MonthSpan& span, Id manager) {
  if (span.middle >= span.end) return {};
  return "/orders?kind=eq.sale&client.manager=" +
         (manager.empty() ? "is.empty" : "eq." + manager.text()) + "&business_date=gte." +
         report.months[span.middle].text() + "&business_date=lt." + report.months[span.end].text();
}

InsightTable sales_table(const PageContext& ctx, const InsightView& view,
                         const ManagerReport& report) {
  const MonthSpan span = span_of(view, report);
  InsightTable table{
      .key = "managers",
      .title = ctx.tr("By manager"),
      .headers = {ctx.tr("Manager"), ctx.tr("Clients"), ctx.tr("Orders"), ctx.tr("Revenue"),
                  ctx.tr("Growth"), ctx.tr("Profit"), ctx.tr("Share")}};
  std::int64_t all = 0;
  for (const auto& line : report.managers) all += sum(line.revenue, span.middle, span.end);
  for (const auto& line : report.managers) {
    const std::int64_t now = sum(line.revenue, span.middle, span.end);
    const std::int64_t before = sum(line.revenue, span.begin, span.middle);
    const std::string clients =
        clients_url(view, "order_count=gte.1&manager=" +
                              (line.manager.empty() ? "is.empty" : "eq." + line.manager.text()));
    table.rows.push_back({text_cell(name_of(ctx, view, line.manager)),
                          count_cell(ctx, line.clients, clients),
                          count_cell(ctx, sum(line.orders, span.middle, span.end),
                                     orders_url(report, span, line.manager)),
                          money_cell(ctx, now), change_cell(ctx, now, before),
                          money_cell(ctx, sum(line.profit, span.middle, span.end)),
                          share_cell(ctx, static_cast<double>(now), static_cast<double>(all))});
  }
  return table;
}

InsightTable month_table(const PageContext& ctx, const InsightView& view,
                         const ManagerReport& report) {
  InsightTable table{.key = "months",
                     .title = ctx.tr("Revenue by manager and month"),
                     .headers = {ctx.tr("Month")},
                     .folded = true};
  constexpr std::size_t most_columns = 12;
  const std::size_t columns = std::min(report.managers.size(), most_columns);
  for (std::size_t i = 0; i < columns; ++i) {
    table.headers.push_back(name_of(ctx, view, report.managers[i].manager));
  }
  for (std::size_t month = report.months.size(); month-- > 0;) {
    std::vector<InsightCell> row{{.text = ctx.formats.month(report.months[month]),
                                  .raw = report.months[month].text().substr(0, 7)}};
    for (std::size_t i = 0; i < columns; ++i) {
      row.push_back(money_cell(ctx, sum(report.managers[i].revenue, month, month + 1)));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

void write_bars(Html& html, const PageContext& ctx, const InsightView& view,
                const ManagerReport& report) {
  BarChart chart{.head = {"managers", ctx.tr("Revenue by month and manager"),
                          ctx.tr("Bars of revenue for each month, split by manager. The table says "
                                 "the same.")},
                 .decimals = ctx.currency.decimals()};
  const std::size_t shown = std::min(report.managers.size(), charted_managers);
  for (std::size_t i = 0; i < shown; ++i) {
    chart.series.push_back(name_of(ctx, view, report.managers[i].manager));
  }
  const bool others = report.managers.size() > shown;
  if (others) chart.series.push_back(ctx.tr("All others"));
  for (std::size_t month = 0; month < report.months.size(); ++month) {
    ChartBar bar;
    std::int64_t total = 0, rest = 0;
    for (std::size_t i = 0; i < report.managers.size(); ++i) {
      const std::int64_t revenue = sum(report.managers[i].revenue, month, month + 1);
      total += revenue;
      if (i < shown) bar.values.push_back(static_cast<double>(revenue));
      if (i >= shown) rest += revenue;
    }
    if (others) bar.values.push_back(static_cast<double>(rest));
    const Date begin = report.months[month];
    bar.label = begin.text().substr(0, 7);
    bar.title = ctx.tr("{}: {}", ctx.formats.month(begin), whole_money(ctx, total));
    bar.partial = month + 1 == report.months.size();
    bar.url = "/orders?business_date=gte." + begin.text() + "&business_date=lt." +
              month_begin(begin, -1).text();
    chart.bars.push_back(std::move(bar));
  }
  bar_chart(html, ctx, chart);
}

}  // namespace

std::vector<InsightTable> manager_tables(const PageContext& ctx, const InsightView& view) {
  const auto report = view.report<ManagerReport>();
  return {sales_table(ctx, view, report), month_table(ctx, view, report)};
}

void write_managers(Html& html, const PageContext& ctx, const InsightView& view) {
  const auto report = view.report<ManagerReport>();
  if (report.months.empty()) return nobody_bought(html, ctx);
  choice_links(html, view, "months", ctx.tr("Period"),
               {{"12", ctx.tr("12 months")},
                {"6", ctx.tr("6 months")},
                {"3", ctx.tr("3 months")},
                {"1", ctx.tr("1 month")}});
  const auto tables = manager_tables(ctx, view);
  insight_pair(
      html, [&](Html& left) { write_bars(left, ctx, view, report); },
      [&](Html& right) { write_table(right, ctx, view, tables[0]); });
  write_table(html, ctx, view, tables[1]);
  what_this_says(
      html, ctx,
      {ctx.tr(
           "What the clients of each manager bought. Sales count for the manager whom the client "
           "has now, whoever wrote the order; \"Nobody\" stands for clients without a manager "
           "and walk-in sales."),
       ctx.tr("The period is whole months up to the end of the last one; the change is against as "
              "many months before.")});
}

}  // namespace clientela
