#include <algorithm>

#include "features/insight_pages/cohort_figures.h"
#include "features/insight_pages/insight_pages.h"
#include "features/insight_pages/overview_figures.h"
#include "pages/chart.h"

namespace clientela {
namespace {

// What the address asks for.
struct CohortChoice {
  bool quarters = true;
  bool revenue = false;
  int months() const { return quarters ? 3 : 1; }
};

CohortChoice choice_of(const InsightView& view) {
  return {chosen(view, "by", {"quarter", "month"}) == "quarter",
          chosen(view, "show", {"clients", "revenue"}) == "revenue"};
}

const std::vector<CohortLine>& lines_of(const CohortReport& report, const CohortChoice& choice) {
  return choice.quarters ? report.quarters : report.months;
}

std::string name_of(const CohortChoice& choice, Date begin) {
  const auto parts = begin.parts();
  if (!choice.quarters) return begin.text().substr(0, 7);
  return std::to_string(parts.year) + " Q" + std::to_string((parts.month + 2) / 3);
}

// The last day of a period that begins there.
Date end_of(const CohortChoice& choice, Date begin) {
  return month_begin(begin, -choice.months()) - 1;
}

std::string cell_url(const InsightView& view, const CohortChoice& choice, const CohortLine& line,
                     std::size_t age) {
  const Date from = month_begin(line.begin, -choice.months() * static_cast<int>(age));
  std::string conditions = "first_order=gte." + line.begin.text() + "&first_order=lte." +
                           end_of(choice, line.begin).text();
  if (age > 0) conditions += "&" + bought_between(from, end_of(choice, from));
  return clients_url(view, conditions);
}

double per_client(const CohortLine& line, std::size_t age) {
  return line.clients == 0
             ? 0
             : static_cast<double>(line.revenue[age]) / static_cast<double>(line.clients);
}

// `most` is the most revenue of one client in any cell.
GridCell cell_of(const PageContext& ctx, const InsightView& view, const CohortChoice& choice,
                 const CohortLine& line, std::size_t age, double most) {
  const auto clients = static_cast<double>(line.clients);
  const std::int64_t active = line.active[age];
  const std::int64_t revenue = line.revenue[age];
  GridCell cell;
  cell.empty = line.clients == 0;
  if (cell.empty) return cell;
  const double share = choice.revenue ? (most > 0 ? per_client(line, age) / most : 0)
                                      : static_cast<double>(active) / clients;
  cell.text = choice.revenue ? whole_money(ctx, revenue) : percent_words(ctx, share, 0);
  cell.level = share;
  cell.title = ctx.tr("{} of {} clients bought, for {}", ctx.formats.integer(active),
                      ctx.formats.integer(line.clients), whole_money(ctx, revenue));
  cell.url = cell_url(view, choice, line, age);
  return cell;
}

void write_grid(Html& html, const PageContext& ctx, const InsightView& view,
                const std::vector<CohortLine>& lines, const CohortChoice& choice) {
  GridChart chart{
      .head = {"cohorts",
               choice.revenue ? ctx.tr("Revenue by time since the first order")
                              : ctx.tr("Who still buys, by time since the first order"),
               ctx.tr("A row for each group of clients by their first order, a column for each "
                      "period since. The table below says the same.")},
      .column_axis = choice.quarters ? ctx.tr("Quarters since the first order")
                                     : ctx.tr("Months since the first order"),
      .row_axis = ctx.tr("First order"),
      .cell_width = choice.revenue ? 66 : 48,
      .cell_height = 28,
      .label_width = 120};
  std::size_t columns = 0;
  double most = 0;
  for (const auto& line : lines) {
    for (std::size_t age = 0; age < line.revenue.size(); ++age) {
      most = std::max(most, per_client(line, age));
    }
  }
  for (const auto& line : lines) {
    columns = std::max(columns, line.active.size());
    chart.rows.push_back(name_of(choice, line.begin) + " · " + ctx.formats.integer(line.clients));
    std::vector<GridCell> row;
    const std::size_t ages = std::min(line.active.size(), line.revenue.size());
    for (std::size_t age = 0; age < ages; ++age) {
      row.push_back(cell_of(ctx, view, choice, line, age, most));
    }
    chart.cells.push_back(std::move(row));
  }
  columns = std::min(columns, lines.size());
  for (auto& row : chart.cells) row.resize(std::min(row.size(), columns));
  for (std::size_t i = 0; i < columns; ++i) chart.columns.push_back(std::to_string(i));
  grid_chart(html, ctx, chart);
}

InsightTable triangle_table(const PageContext& ctx, const InsightView& view,
                            const std::vector<CohortLine>& lines, const CohortChoice& choice) {
  InsightTable table{.key = "cohorts",
                     .title = ctx.tr("The cohorts as a table"),
                     .headers = {ctx.tr("First order"), ctx.tr("Time since"), ctx.tr("Clients"),
                                 ctx.tr("Bought"), ctx.tr("Share"), ctx.tr("Revenue")},
                     .folded = true};
  for (const auto& line : lines) {
    const std::size_t ages = std::min(line.active.size(), line.revenue.size());
    for (std::size_t age = 0; age < ages && line.clients > 0; ++age) {
      table.rows.push_back({text_cell(name_of(choice, line.begin)),
                            count_cell(ctx, static_cast<std::int64_t>(age)),
                            count_cell(ctx, line.clients),
                            count_cell(ctx, line.active[age], cell_url(view, choice, line, age)),
                            share_cell(ctx, static_cast<double>(line.active[age]),
                                       static_cast<double>(line.clients)),
                            money_cell(ctx, line.revenue[age])});
    }
  }
  return table;
}

// All cohorts together by age: of those that have lived that long.
InsightTable average_table(const PageContext& ctx, const std::vector<CohortLine>& lines,
                           const CohortChoice& choice) {
  InsightTable table{
      .key = "average",
      .title = ctx.tr("All together"),
      .headers = {choice.quarters ? ctx.tr("Quarters since") : ctx.tr("Months since"),
                  ctx.tr("Clients"), ctx.tr("Bought"), ctx.tr("Revenue per client")}};
  constexpr std::size_t most_rows = 12;
  for (std::size_t age = 0; age < std::min(lines.size(), most_rows); ++age) {
    std::int64_t clients = 0, active = 0, revenue = 0;
    for (const auto& line : lines) {
      // The newest entry of each line is a period that isn't over.
      if (age + 1 >= line.active.size() || age >= line.revenue.size()) continue;
      clients += line.clients;
      active += line.active[age];
      revenue += line.revenue[age];
    }
    if (clients == 0) break;
    table.rows.push_back(
        {count_cell(ctx, static_cast<std::int64_t>(age)), count_cell(ctx, clients),
         share_cell(ctx, static_cast<double>(active), static_cast<double>(clients)),
         money_cell(ctx, revenue / clients)});
  }
  table.empty = ctx.tr("No period is complete yet.");
  return table;
}

}  // namespace

std::vector<InsightTable> cohort_tables(const PageContext& ctx, const InsightView& view) {
  const auto report = view.report<CohortReport>();
  const CohortChoice choice = choice_of(view);
  const auto& lines = lines_of(report, choice);
  return {average_table(ctx, lines, choice), triangle_table(ctx, view, lines, choice)};
}

void write_cohorts(Html& html, const PageContext& ctx, const InsightView& view) {
  const auto report = view.report<CohortReport>();
  const CohortChoice choice = choice_of(view);
  const auto& lines = lines_of(report, choice);
  if (lines.empty()) return nobody_bought(html, ctx);
  choice_links(html, view, "by", ctx.tr("Group by"),
               {{"quarter", ctx.tr("Quarter")}, {"month", ctx.tr("Month")}});
  choice_links(html, view, "show", ctx.tr("Show"),
               {{"clients", ctx.tr("Share of clients")}, {"revenue", ctx.tr("Revenue")}});
  write_grid(html, ctx, view, lines, choice);
  write_tables(html, ctx, view, cohort_tables(ctx, view));
  what_this_says(
      html, ctx,
      {ctx.tr("Clients are grouped by when they first bought. Each row follows one group: the "
              "number behind its name is how many they are, column 0 is the period of the first "
              "order, and every further column says how many of them bought in that period, or for "
              "how much."),
       ctx.tr("Read down a column to see whether newer clients stay better than older ones. The "
              "last cell of each row is a period that isn't over yet, and \"All together\" leaves "
              "it out. In the view of revenue a cell is the darker, the more a client of the group "
              "brought. Returns are subtracted; adjustments and walk-in sales are left out.")});
}

}  // namespace clientela
