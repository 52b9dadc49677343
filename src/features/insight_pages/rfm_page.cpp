#include <algorithm>
#include <array>

#include "features/insight_pages/insight_pages.h"
#include "features/insight_pages/rfm_segments.h"
#include "pages/chart.h"

namespace clientela {
namespace {

struct SegmentWords {
  std::string_view name, advice;
};

// Texts: in the order of RfmSegment.
const std::array<SegmentWords, rfm_segment_count>& segment_words() {
  static constexpr std::array<SegmentWords, rfm_segment_count> words{{
      {"Champions", "Bought lately, often and for much. Thank them and ask for a recommendation."},
      {"Loyal", "Come back and spend well. Offer what goes with what they buy."},
      {"Promising", "Bought lately and more than once. Help them to a habit."},
      {"Newcomers", "Bought lately for the first time. The second order decides: write to them."},
      {"Need attention", "Were here some time ago. Remind them of you."},
      {"At risk", "Used to buy well and have gone silent. Call and ask why."},
      {"Can't lose", "Were among the best and have gone silent. Call first of all."},
      {"Hibernating", "Bought little and long ago. Write now and then; don't spend much."},
  }};
  return words;
}

std::string day_text(std::int64_t days) { return Date{static_cast<std::int32_t>(days)}.text(); }

std::string recency_condition(const RfmLevel& level) {
  return "last_order=gte." + day_text(level.low) + "&last_order=lte." + day_text(level.high);
}

std::string frequency_condition(const RfmLevel& level) {
  return "order_count=gte." + std::to_string(level.low) + "&order_count=lte." +
         std::to_string(level.high);
}

std::string days_words(const PageContext& ctx, const InsightView& view, const RfmLevel& level) {
  if (level.clients == 0) return "–";
  const std::int64_t near = std::max<std::int64_t>(0, view.summary.today.days - level.high);
  const std::int64_t far = std::max<std::int64_t>(0, view.summary.today.days - level.low);
  return near == far
             ? ctx.tr("{} days ago", ctx.formats.integer(near))
             : ctx.tr("{}–{} days ago", ctx.formats.integer(near), ctx.formats.integer(far));
}

std::string orders_words(const PageContext& ctx, const RfmLevel& level) {
  if (level.clients == 0) return "–";
  if (level.low == level.high) {
    return ctx.tr.plural("{} order", "{} orders", level.low, {ctx.formats.integer(level.low)});
  }
  return ctx.tr("{}–{} orders", ctx.formats.integer(level.low), ctx.formats.integer(level.high));
}

std::string cell_url(const InsightView& view, const RfmReport& report, int recency, int frequency) {
  return clients_url(
      view, recency_condition(report.recency[static_cast<std::size_t>(recency) - 1]) + "&" +
                frequency_condition(report.frequency[static_cast<std::size_t>(frequency) - 1]) +
                "&order=total.desc");
}

void write_grid(Html& html, const PageContext& ctx, const InsightView& view,
                const RfmReport& report, bool by_worth) {
  GridChart chart{
      .head = {"rfm",
               by_worth ? ctx.tr("What they brought, by last order and number of orders")
                        : ctx.tr("Clients by last order and number of orders"),
               ctx.tr("A grid of 5 by 5: rows by how lately clients bought, columns by how often. "
                      "The table below says the same.")},
      .column_axis = ctx.tr("How often →"),
      .row_axis = ctx.tr("How lately ↓"),
      .cell_width = 92,
      .cell_height = 44,
      .label_width = 140};
  double most = 0;
  for (const auto& cell : report.cells) {
    most = std::max(most, static_cast<double>(by_worth ? cell.worth : cell.clients));
  }
  for (int f = 1; f <= rfm_levels; ++f) {
    chart.columns.push_back(orders_words(ctx, report.frequency[static_cast<std::size_t>(f) - 1]));
  }
  for (int r = rfm_levels; r >= 1; --r) {
    chart.rows.push_back(days_words(ctx, view, report.recency[static_cast<std::size_t>(r) - 1]));
    std::vector<GridCell> row;
    for (int f = 1; f <= rfm_levels; ++f) {
      const RfmGroup& group = report.cell(r, f);
      GridCell cell{.empty = group.clients == 0};
      if (!cell.empty) {
        const auto value = static_cast<double>(by_worth ? group.worth : group.clients);
        cell.text = by_worth ? whole_money(ctx, group.worth) : ctx.formats.integer(group.clients);
        cell.level = most > 0 ? value / most : 0;
        cell.title = ctx.tr("{} clients brought {}", ctx.formats.integer(group.clients),
                            whole_money(ctx, group.worth));
        cell.url = cell_url(view, report, r, f);
      }
      row.push_back(std::move(cell));
    }
    chart.cells.push_back(std::move(row));
  }
  grid_chart(html, ctx, chart);
}

InsightTable segment_table(const PageContext& ctx, const InsightView& view,
                           const RfmReport& report) {
  InsightTable table{.key = "segments",
                     .title = ctx.tr("Groups and what to do"),
                     .headers = {ctx.tr("Group"), ctx.tr("Clients"), ctx.tr("Revenue"),
                                 ctx.tr("Share"), ctx.tr("What to do")}};
  for (std::size_t i = 0; i < std::min(report.segments.size(), rfm_segment_count); ++i) {
    const RfmGroup& group = report.segments[i];
    const std::string condition = segment_condition(ctx, report, static_cast<RfmSegment>(i));
    const std::string url =
        group.clients == 0 ? std::string() : clients_url(view, condition + "&order=total.desc");
    table.rows.push_back(
        {text_cell(ctx.tr(segment_words()[i].name)),
         count_cell(ctx, group.clients, url),
         money_cell(ctx, group.worth),
         share_cell(ctx, static_cast<double>(group.worth), static_cast<double>(report.worth)),
         {.text = ctx.tr(segment_words()[i].advice), .wraps = true}});
  }
  return table;
}

InsightTable cell_table(const PageContext& ctx, const InsightView& view, const RfmReport& report) {
  InsightTable table{.key = "cells",
                     .title = ctx.tr("The grid as a table"),
                     .headers = {ctx.tr("Last order"), ctx.tr("Orders"), ctx.tr("Clients"),
                                 ctx.tr("Revenue"), ctx.tr("Profit"), ctx.tr("Share of revenue")},
                     .folded = true};
  for (int r = rfm_levels; r >= 1; --r) {
    for (int f = rfm_levels; f >= 1; --f) {
      const RfmGroup& group = report.cell(r, f);
      if (group.clients == 0) continue;
      table.rows.push_back(
          {text_cell(days_words(ctx, view, report.recency[static_cast<std::size_t>(r) - 1])),
           text_cell(orders_words(ctx, report.frequency[static_cast<std::size_t>(f) - 1])),
           count_cell(ctx, group.clients, cell_url(view, report, r, f)),
           money_cell(ctx, group.worth), money_cell(ctx, group.profit),
           share_cell(ctx, static_cast<double>(group.worth), static_cast<double>(report.worth))});
    }
  }
  return table;
}

// The marks of what was spent: the third dimension.
InsightTable money_table(const PageContext& ctx, const InsightView& view, const RfmReport& report) {
  InsightTable table{
      .key = "spent",
      .title = ctx.tr("By what they spent"),
      .headers = {ctx.tr("Mark"), ctx.tr("At least"), ctx.tr("At most"), ctx.tr("Clients")}};
  for (int mark = rfm_levels; mark >= 1; --mark) {
    const RfmLevel& level = report.monetary[static_cast<std::size_t>(mark) - 1];
    if (level.clients == 0) continue;
    table.rows.push_back(
        {count_cell(ctx, mark), money_cell(ctx, level.low), money_cell(ctx, level.high),
         count_cell(ctx, level.clients,
                    clients_url(view, "order_count=gte.1&total=gte." + amount_text(ctx, level.low) +
                                          "&total=lte." + amount_text(ctx, level.high) +
                                          "&order=total.desc"))});
  }
  return table;
}

}  // namespace

std::vector<InsightTable> rfm_tables(const PageContext& ctx, const InsightView& view) {
  const auto report = view.report<RfmReport>();
  if (report.clients == 0) return {};
  return {segment_table(ctx, view, report), money_table(ctx, view, report),
          cell_table(ctx, view, report)};
}

void write_rfm(Html& html, const PageContext& ctx, const InsightView& view) {
  const auto report = view.report<RfmReport>();
  if (report.clients == 0) return nobody_bought(html, ctx);
  choice_links(html, view, "show", ctx.tr("Show"),
               {{"clients", ctx.tr("Clients")}, {"worth", ctx.tr("Revenue")}});
  const bool by_worth = chosen(view, "show", {"clients", "worth"}) == "worth";
  const auto tables = rfm_tables(ctx, view);
  insight_pair(
      html, [&](Html& left) { write_grid(left, ctx, view, report, by_worth); },
      [&](Html& right) { write_table(right, ctx, view, tables[1]); });
  write_table(html, ctx, view, tables[0]);
  write_table(html, ctx, view, tables[2]);
  what_this_says(
      html, ctx,
      {ctx.tr("All {} clients who ever bought are marked from 1 to 5 three times: by the day of "
              "their last order, by the number of orders, and by what they spent. Each mark goes "
              "to about a fifth of them; equal values get equal marks, so a row or column may "
              "stay empty.",
              ctx.formats.integer(report.clients)),
       ctx.tr("The groups follow from the three marks: how lately they bought, and the average of "
              "how often and for how much. A click on a cell opens the list of its clients.")});
}

}  // namespace clientela
