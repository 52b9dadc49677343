#include "features/insight_pages/bond_figures.h"
#include "features/insight_pages/insight_pages.h"
#include "features/insight_pages/overview_figures.h"
#include "pages/blocks.h"
#include "pages/chart.h"

namespace clientela {
namespace {

std::int64_t turned(const BondReport& report) {
  std::int64_t sum = 0;
  for (const auto& month : report.months) sum += month.to_client;
  return sum;
}

double ratio(std::int64_t part, std::int64_t whole) {
  return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

std::vector<InsightCell> group_row(const PageContext& ctx, const InsightView& view,
                                   const BondReport& report, const BondGroup& group,
                                   std::string name, const std::string& condition) {
  const auto revenue = report.customers.revenue + report.clients.revenue;
  const auto mean = [&](std::int64_t sum, std::int64_t of) {
    return of > 0 ? money_cell(ctx, sum / of) : dash_cell();
  };
  return {text_cell(std::move(name)),
          count_cell(ctx, group.clients,
                     group.clients == 0 ? std::string() : clients_url(view, condition)),
          money_cell(ctx, group.revenue),
          share_cell(ctx, static_cast<double>(group.revenue), static_cast<double>(revenue)),
          mean(group.revenue, group.clients),
          mean(group.profit, group.clients),
          group.clients > 0 ? number_cell(ctx, ratio(group.orders, group.clients), 1) : dash_cell(),
          mean(group.lifetime_value, group.valued)};
}

InsightTable group_table(const PageContext& ctx, const InsightView& view,
                         const BondReport& report) {
  InsightTable table{.key = "groups",
                     .title = ctx.tr("What they are worth"),
                     .headers = {ctx.tr("Group"), ctx.tr("How many"), ctx.tr("Revenue"),
                                 ctx.tr("Share"), ctx.tr("Revenue each"), ctx.tr("Profit each"),
                                 ctx.tr("Orders each"), ctx.tr("Lifetime value each")}};
  table.rows.push_back(
      group_row(ctx, view, report, report.clients, ctx.tr("Clients"), "bond=eq.client"));
  table.rows.push_back(
      group_row(ctx, view, report, report.customers, ctx.tr("Customers"), "bond=eq.customer"));
  table.rows.push_back(
      group_row(ctx, view, report, report.neither, ctx.tr("Neither yet"), "bond=is.empty"));
  return table;
}

std::string crossings_url(const BondMonth& month, std::string_view trait) {
  return "/assessments?aspect=eq.bond&trait=eq." + std::string(trait) + "&on=gte." +
         month.begin.text() + "&on=lt." + month_begin(month.begin, -1).text();
}

InsightTable month_table(const PageContext& ctx, const BondReport& report) {
  InsightTable table{
      .key = "months",
      .title = ctx.tr("Who became a client, by month"),
      .headers = {ctx.tr("Month"), ctx.tr("Became clients"), ctx.tr("Customers again")}};
  for (std::size_t i = report.months.size(); i-- > 0;) {
    const BondMonth& month = report.months[i];
    table.rows.push_back(
        {{.text = ctx.formats.month(month.begin), .raw = month.begin.text().substr(0, 7)},
         count_cell(ctx, month.to_client,
                    month.to_client == 0 ? std::string() : crossings_url(month, "client")),
         count_cell(ctx, month.to_customer,
                    month.to_customer == 0 ? std::string() : crossings_url(month, "customer"))});
  }
  return table;
}

InsightTable cause_table(const PageContext& ctx, const BondReport& report) {
  const std::string words[] = {ctx.tr("By hand"), ctx.tr("An agreement"),
                               ctx.tr("A personal manager"), ctx.tr("Repeated purchases")};
  InsightTable table{.key = "causes",
                     .title = ctx.tr("What made them clients"),
                     .headers = {ctx.tr("Because of"), ctx.tr("Became clients"), ctx.tr("Share")},
                     .empty = ctx.tr("Nobody became a client in these months.")};
  const auto all = turned(report);
  for (std::size_t i = 0; all > 0 && i < report.causes.size() && i < bond_cause_count; ++i) {
    table.rows.push_back(
        {text_cell(words[i]), count_cell(ctx, report.causes[i]),
         share_cell(ctx, static_cast<double>(report.causes[i]), static_cast<double>(all))});
  }
  return table;
}

void write_bars(Html& html, const PageContext& ctx, const BondReport& report) {
  BarChart chart{.head = {"became_clients", ctx.tr("Became clients, by month"),
                          ctx.tr("Bars of how many customers became clients in each month. The "
                                 "table says the same.")}};
  chart.series.push_back(ctx.tr("Became clients"));
  for (const auto& month : report.months) {
    ChartBar bar;
    bar.values.push_back(static_cast<double>(month.to_client));
    bar.label = month.begin.text().substr(0, 7);
    bar.title =
        ctx.tr("{}: {}", ctx.formats.month(month.begin), ctx.formats.integer(month.to_client));
    bar.url = crossings_url(month, "client");
    bar.partial = &month == &report.months.back();
    chart.bars.push_back(std::move(bar));
  }
  bar_chart(html, ctx, chart);
}

}  // namespace

std::vector<InsightTable> bond_tables(const PageContext& ctx, const InsightView& view) {
  const auto report = view.report<BondReport>();
  if (report.months.empty()) return {};
  return {group_table(ctx, view, report), month_table(ctx, report), cause_table(ctx, report)};
}

void write_bond(Html& html, const PageContext& ctx, const InsightView& view) {
  const auto report = view.report<BondReport>();
  if (report.months.empty()) return nobody_bought(html, ctx);
  const auto known = report.customers.clients + report.clients.clients;
  figures(html, {{ctx.tr("Customers"), ctx.formats.integer(report.customers.clients)},
                 {ctx.tr("Clients"), ctx.formats.integer(report.clients.clients),
                  known > 0 ? percent_words(ctx, ratio(report.clients.clients, known)) : ""},
                 {ctx.tr("Became clients in 12 months"), ctx.formats.integer(turned(report))}});
  const auto tables = bond_tables(ctx, view);
  write_table(html, ctx, view, tables[0]);
  insight_pair(
      html, [&](Html& left) { write_bars(left, ctx, report); },
      [&](Html& right) { write_table(right, ctx, view, tables[2]); });
  write_table(html, ctx, view, tables[1]);
  what_this_says(
      html, ctx,
      {ctx.tr("A customer makes single purchases; a client has an agreement with us, or a personal "
              "manager, or comes again and again. The numbers behind this stand in Settings, under "
              "“Customers, clients and moments”."),
       ctx.tr("Counted from what the program wrote down at the moment of the change; what it saw "
              "at first sight, in an import for example, is no change.")});
}

}  // namespace clientela
