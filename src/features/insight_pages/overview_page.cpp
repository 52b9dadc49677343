#include <fmt/format.h>

#include <algorithm>

#include "features/insight_pages/insight_pages.h"
#include "features/insight_pages/overview_figures.h"
#include "pages/blocks.h"
#include "pages/chart.h"

namespace clientela {
namespace {

const std::vector<std::string>& lengths() {
  static const std::vector<std::string> values{"12", "6", "3", "1"};
  return values;
}

PeriodPair chosen_pair(const InsightView& view, const OverviewReport& report) {
  const auto months = parse_scaled(chosen(view, "months", lengths()), 0).value_or(12);
  for (const auto& pair : report.periods) {
    if (pair.months == months) return pair;
  }
  return {};
}

std::string won_between(const std::string& from, const std::string& to) {
  return fmt::format("first_order=gte.{}&first_order=lte.{}", from, to);
}

// Its first and last month.
std::string months_of(const PeriodFigures& period) {
  const std::string first = period.from.text().substr(0, 7);
  const std::string last = period.to.text().substr(0, 7);
  return first == last ? first : first + " – " + last;
}

// The orders of these days. Lists of orders know no markets, so there is no list for one.
std::string orders_url(const InsightView& view, const PeriodFigures& period, bool sales = false) {
  if (view.market() != InsightMarket::all) return {};
  return std::string("/orders?") + (sales ? "kind=eq.sale&" : "") +
         ordered_between(period.from, period.to);
}

// One figure with its change against the period before.
struct Compared {
  std::string label;
  std::int64_t now = 0, before = 0;
  bool money = false;
  std::string url = {};
  bool known = true;
};

std::vector<Compared> compared(const PageContext& ctx, const InsightView& view,
                               const PeriodPair& pair, bool profit_known) {
  const auto& now = pair.now;
  const auto& before = pair.before;
  const auto winning = [&](const PeriodFigures& period) {
    std::int64_t spent = 0;
    for (const auto& spend : view.spends) spent += spend_within(spend, period.from, period.to);
    return period.fresh == 0 ? 0 : spent / period.fresh;
  };
  const auto average = [](const PeriodFigures& period) {
    return period.orders == 0 ? 0 : (period.revenue - period.walk_in_revenue) / period.orders;
  };
  const std::string from = now.from.text(), to = now.to.text();
  std::vector<Compared> rows{
      {ctx.tr("Revenue"), now.revenue, before.revenue, true, orders_url(view, now)},
      {ctx.tr("Profit"), now.profit, before.profit, true, {}, profit_known},
      {ctx.tr("Orders"), now.orders, before.orders, false, orders_url(view, now, true)},
      {ctx.tr("Average order"), average(now), average(before), true},
      {ctx.tr("Clients who bought"), now.active, before.active, false,
       clients_url(view, bought_between(now.from, now.to))},
      {ctx.tr("New clients"), now.fresh, before.fresh, false,
       clients_url(view, won_between(from, to))},
      {ctx.tr("Lost clients"), now.lost, before.lost, false,
       clients_url(view, "last_order=gte." + (now.from - lost_after_days).text() +
                             "&last_order=lte." + (now.to - lost_after_days).text())},
  };
  // Costs are known for channels as a whole alone.
  if (view.market() == InsightMarket::all && !view.spends.empty()) {
    rows.push_back({ctx.tr("Cost of a new client"), winning(now), winning(before), true});
  }
  return rows;
}

InsightTable comparison_table(const PageContext& ctx, const InsightView& view,
                              const PeriodPair& pair, bool profit_known) {
  InsightTable table{
      .key = "comparison",
      .title = ctx.tr("Compared with the period before"),
      .headers = {ctx.tr("Figure"), months_of(pair.now), months_of(pair.before), ctx.tr("Growth")}};
  for (const auto& row : compared(ctx, view, pair, profit_known)) {
    if (!row.known) {
      table.rows.push_back(
          {text_cell(row.label), text_cell(ctx.tr("cost unknown")), dash_cell(), dash_cell()});
      continue;
    }
    const auto cell = [&](std::int64_t value, std::string url) {
      return row.money ? money_cell(ctx, value, std::move(url))
                       : count_cell(ctx, value, std::move(url));
    };
    table.rows.push_back({text_cell(row.label), cell(row.now, row.url), cell(row.before, {}),
                          change_cell(ctx, row.now, row.before)});
  }
  return table;
}

// Who brought the revenue of the period.
InsightTable share_table(const PageContext& ctx, const InsightView& view, const PeriodPair& pair) {
  const auto& now = pair.now;
  InsightTable table{
      .key = "shares",
      .title = ctx.tr("Who brought it"),
      .headers = {ctx.tr("Clients"), ctx.tr("How many"), ctx.tr("Revenue"), ctx.tr("Share")}};
  const auto add = [&](std::string label, std::optional<std::int64_t> count, std::int64_t revenue,
                       const std::string& url) {
    table.rows.push_back(
        {text_cell(std::move(label)), count ? count_cell(ctx, *count, url) : dash_cell(),
         money_cell(ctx, revenue),
         share_cell(ctx, static_cast<double>(revenue), static_cast<double>(now.revenue))});
  };
  const std::string from = now.from.text(), to = now.to.text();
  add(ctx.tr("New in the period"), now.fresh, now.fresh_revenue,
      clients_url(view, won_between(from, to)));
  add(ctx.tr("Returning"), now.returning(), now.returning_revenue(),
      clients_url(view, "first_order=lt." + from + "&" + bought_between(now.from, now.to)));
  if (view.market() == InsightMarket::all || now.walk_in_revenue != 0) {
    add(ctx.tr("Walk-in and other sales"), std::nullopt, now.walk_in_revenue, {});
  }
  return table;
}

InsightTable month_table(const PageContext& ctx, const InsightView& view,
                         const OverviewReport& report) {
  InsightTable table{
      .key = "months",
      .title = ctx.tr("Month by month"),
      .headers = {ctx.tr("Month"), ctx.tr("Revenue"), ctx.tr("Profit"), ctx.tr("Orders"),
                  ctx.tr("Bought"), ctx.tr("New clients"), ctx.tr("Returning"), ctx.tr("Lost")},
      .folded = true};
  const bool profit_known = costs_known(report);
  for (auto month = report.months.rbegin(); month != report.months.rend(); ++month) {
    const std::string from = month->from.text(), to = month->to.text();
    table.rows.push_back(
        {{.text = ctx.formats.month(month->from), .raw = from.substr(0, 7)},
         money_cell(ctx, month->revenue, orders_url(view, *month)),
         profit_known ? money_cell(ctx, month->profit) : dash_cell(),
         count_cell(ctx, month->orders, orders_url(view, *month, true)),
         count_cell(ctx, month->active, clients_url(view, bought_between(month->from, month->to))),
         count_cell(ctx, month->fresh, clients_url(view, won_between(from, to))),
         count_cell(ctx, month->returning(),
                    clients_url(view, "first_order=lt." + from + "&" +
                                          bought_between(month->from, month->to))),
         count_cell(
             ctx, month->lost,
             clients_url(view, "last_order=gte." + (month->from - lost_after_days).text() +
                                   "&last_order=lte." + (month->to - lost_after_days).text()))});
  }
  return table;
}

constexpr std::size_t charted_months = 25;

std::size_t charted_from(const OverviewReport& report) {
  return report.months.size() > charted_months ? report.months.size() - charted_months : 0;
}

std::string month_label(Date month) { return month.text().substr(0, 7); }

void revenue_chart(Html& html, const PageContext& ctx, const InsightView& view,
                   const OverviewReport& report) {
  BarChart chart{.head = {"revenue", ctx.tr("Revenue by month"),
                          ctx.tr("Bars of revenue for each month, split into new clients, "
                                 "returning clients and walk-in sales. The table says the same.")},
                 .series = {ctx.tr("Returning"), ctx.tr("New in that month")},
                 .decimals = ctx.currency.decimals()};
  const bool walk_ins = view.market() == InsightMarket::all;
  if (walk_ins) chart.series.push_back(ctx.tr("Walk-in and other sales"));
  for (std::size_t i = charted_from(report); i < report.months.size(); ++i) {
    const PeriodFigures& month = report.months[i];
    ChartBar bar;
    bar.values = {static_cast<double>(month.returning_revenue()),
                  static_cast<double>(month.fresh_revenue)};
    if (walk_ins) bar.values.push_back(static_cast<double>(month.walk_in_revenue));
    bar.label = month_label(month.from);
    bar.partial = i + 1 == report.months.size();
    bar.title = ctx.tr("{}: revenue {}, of which new clients {}", ctx.formats.month(month.from),
                       whole_money(ctx, month.revenue), whole_money(ctx, month.fresh_revenue));
    bar.url = orders_url(view, month);
    chart.bars.push_back(std::move(bar));
  }
  bar_chart(html, ctx, chart);
}

void client_chart(Html& html, const PageContext& ctx, const InsightView& view,
                  const OverviewReport& report) {
  BarChart chart{.head = {"clients", ctx.tr("New and lost clients by month"),
                          ctx.tr("New clients stand up, lost clients hang down. The table says "
                                 "the same.")},
                 .series = {ctx.tr("New clients"), ctx.tr("Lost")}};
  for (std::size_t i = charted_from(report); i < report.months.size(); ++i) {
    const PeriodFigures& month = report.months[i];
    ChartBar bar;
    bar.values = {static_cast<double>(month.fresh), -static_cast<double>(month.lost)};
    bar.label = month_label(month.from);
    bar.partial = i + 1 == report.months.size();
    bar.title = ctx.tr("{}: {} new, {} lost", ctx.formats.month(month.from),
                       ctx.formats.integer(month.fresh), ctx.formats.integer(month.lost));
    bar.url = clients_url(view, won_between(month.from.text(), month.to.text()));
    chart.bars.push_back(std::move(bar));
  }
  bar_chart(html, ctx, chart);
}

void key_figures(Html& html, const PageContext& ctx, const InsightView& view,
                 const PeriodPair& pair, const OverviewReport& report) {
  std::vector<Figure> shown;
  const bool profit_known = costs_known(report);
  for (const auto& row : compared(ctx, view, pair, profit_known)) {
    if (!row.known) {
      shown.push_back({row.label, "–", ctx.tr("cost unknown")});
      continue;
    }
    shown.push_back({row.label,
                     row.money ? whole_money(ctx, row.now) : ctx.formats.integer(row.now),
                     change_words(ctx, row.now, row.before)});
  }
  if (report.lifetime_clients > 0) {
    shown.push_back({ctx.tr("Expected of a client"),
                     whole_money(ctx, report.lifetime_value / report.lifetime_clients),
                     profit_known ? ctx.tr("profit in 5 years") : ctx.tr("revenue in 5 years")});
  }
  figures(html, shown);
}

}  // namespace

std::vector<InsightTable> overview_tables(const PageContext& ctx, const InsightView& view) {
  const auto report = view.report<OverviewReport>();
  const PeriodPair pair = chosen_pair(view, report);
  return {comparison_table(ctx, view, pair, costs_known(report)), share_table(ctx, view, pair),
          month_table(ctx, view, report)};
}

void write_overview(Html& html, const PageContext& ctx, const InsightView& view) {
  const auto report = view.report<OverviewReport>();
  if (report.months.empty()) return nobody_bought(html, ctx);
  const PeriodPair pair = chosen_pair(view, report);
  choice_links(html, view, "months", ctx.tr("Period"),
               {{"12", ctx.tr("12 months")},
                {"6", ctx.tr("6 months")},
                {"3", ctx.tr("3 months")},
                {"1", ctx.tr("1 month")}});
  key_figures(html, ctx, view, pair, report);
  const auto tables = overview_tables(ctx, view);
  insight_pair(
      html, [&](Html& left) { revenue_chart(left, ctx, view, report); },
      [&](Html& right) { write_table(right, ctx, view, tables[1]); });
  insight_pair(
      html, [&](Html& left) { client_chart(left, ctx, view, report); },
      [&](Html& right) { write_table(right, ctx, view, tables[0]); });
  write_table(html, ctx, view, tables[2]);
  what_this_says(
      html, ctx,
      {ctx.tr("Periods are whole months up to the end of the last one, compared with as many "
              "months before. The running month is paler in the charts."),
       ctx.tr("The cost of a new client is all that was written down as costs of channels in the "
              "period, divided by the new clients."),
       ctx.tr("Revenue and profit count sales, returns and adjustments; profit is revenue less the "
              "cost of goods, as far as it is known."),
       ctx.tr("A client is new in the period of the first order, and lost when {} days have passed "
              "since the last one. Who comes back later was lost all the same.",
              std::to_string(lost_after_days))});
}

}  // namespace clientela
