#include <algorithm>

#include "features/insight_pages/channel_blocks.h"
#include "features/insight_pages/insight_pages.h"
#include "pages/blocks.h"
#include "pages/chart.h"
#include "pages/paths.h"

namespace clientela {
namespace {

const std::vector<std::string>& lengths() {
  static const std::vector<std::string> values{"12", "24", "6", "3"};
  return values;
}

ChannelPeriod period_of(const InsightView& view) {
  const auto months = parse_scaled(chosen(view, "months", lengths()), 0).value_or(12);
  return channel_period(view.summary.today, static_cast<int>(months));
}

std::string won_url(const InsightView& view, Id channel, const ChannelPeriod& period) {
  return clients_url(view, "source=" + (channel.empty() ? "is.empty" : "eq." + channel.text()) +
                               "&first_order=gte." + period.from.text() + "&first_order=lte." +
                               period.to.text() + "&order=total.desc");
}

InsightCell amount_or_dash(const PageContext& ctx, const std::optional<std::int64_t>& amount) {
  return amount ? money_cell(ctx, *amount) : dash_cell();
}

InsightCell verdict(const PageContext& ctx, const ChannelBalance& balance) {
  if (balance.loses()) return tag_cell(ctx.tr("Loses money"), "red");
  if (balance.spent == 0) return text_cell(ctx.tr("No costs written down"));
  if (balance.worth_to_cost && *balance.worth_to_cost >= 3) {
    return tag_cell(ctx.tr("Pays well"), "green");
  }
  if (balance.payback_months) return tag_cell(ctx.tr("Pays"), "green");
  if (balance.worth_to_cost) return tag_cell(ctx.tr("Expected to pay"), "yellow");
  return tag_cell(ctx.tr("Not paid back so far"), "yellow");
}

std::vector<InsightCell> balance_row(const PageContext& ctx, const InsightView& view,
                                     InsightCell name, const ChannelBalance& balance,
                                     std::string url) {
  return {std::move(name),
          money_cell(ctx, balance.spent),
          count_cell(ctx, balance.won, std::move(url)),
          amount_or_dash(ctx, balance.cost_of_winning),
          amount_or_dash(ctx, balance.profit_so_far),
          amount_or_dash(ctx, balance.lifetime_value),
          balance.worth_to_cost ? number_cell(ctx, *balance.worth_to_cost, 1) : dash_cell(),
          balance.payback_months ? count_cell(ctx, *balance.payback_months) : dash_cell(),
          view.market() == InsightMarket::all ? verdict(ctx, balance) : text_cell("")};
}

InsightTable balance_table(const PageContext& ctx, const InsightView& view,
                           const std::vector<ChannelBalance>& balances,
                           const ChannelPeriod& period) {
  InsightTable table{
      .key = "channels",
      .title = ctx.tr("Clients won from {} to {}", ctx.formats.date(period.from),
                      ctx.formats.date(period.to)),
      .headers = {ctx.tr("Channel"), ctx.tr("Costs"), ctx.tr("Won"), ctx.tr("Cost of one (CAC)"),
                  ctx.tr("Profit so far, each"), ctx.tr("Expected worth (LTV)"),
                  ctx.tr("LTV : CAC"), ctx.tr("Pays back, months"), ctx.tr("In short")},
      .empty = ctx.tr("Nobody was won in this period, and no costs are written down.")};
  for (const auto& balance : balances) {
    InsightCell name = text_cell(channel_name(ctx, view, balance.channel));
    if (!balance.channel.empty()) {
      name.url = record_path(ctx.model.type(Channel::object_name), balance.channel);
    }
    table.rows.push_back(
        balance_row(ctx, view, std::move(name), balance, won_url(view, balance.channel, period)));
  }
  if (balances.size() > 1) {
    table.rows.push_back(
        balance_row(ctx, view, text_cell(ctx.tr("All together")), sum_of(balances), {}));
  }
  return table;
}

void write_bars(Html& html, const PageContext& ctx, const InsightView& view,
                const std::vector<ChannelBalance>& balances, const ChannelPeriod& period) {
  BarChart chart{.head = {"channels", ctx.tr("What clients brought and what winning them cost"),
                          ctx.tr("For each channel the profit of the clients won stands up and "
                                 "the costs hang down. The table says the same.")},
                 .series = {ctx.tr("Profit so far, of all won"), ctx.tr("Costs")},
                 .decimals = ctx.currency.decimals()};
  constexpr std::size_t most_bars = 12;
  for (const auto& balance : balances) {
    if (chart.bars.size() == most_bars) break;
    const std::string name = channel_name(ctx, view, balance.channel);
    chart.bars.push_back(
        {.values = {static_cast<double>(balance.profit), -static_cast<double>(balance.spent)},
         .label = name,
         .title =
             ctx.tr("{}: {} clients, profit {}, costs {}", name, ctx.formats.integer(balance.won),
                    whole_money(ctx, balance.profit), whole_money(ctx, balance.spent)),
         .url = won_url(view, balance.channel, period)});
  }
  bar_chart(html, ctx, chart);
}

void spend_links(Html& html, const PageContext& ctx) {
  const ObjectType& type = ctx.model.type(ChannelSpend::object_name);
  html.div("insight-actions", [&] {
    button(html, {.url = list_path(type), .label = ctx.tr("Channel costs"), .icon = "coins"});
    if (ctx.may_write(type)) {
      button(html, {.url = new_path(type), .label = ctx.tr("Write down costs"), .icon = "plus"});
    }
  });
}

}  // namespace

std::string channel_name(const PageContext& ctx, const InsightView& view, Id channel) {
  if (channel.empty()) return ctx.tr("Not said");
  return view.title(channel, ctx.tr("A deleted channel"));
}

std::vector<InsightTable> channel_tables(const PageContext& ctx, const InsightView& view) {
  const auto report = view.report<ChannelReport>();
  const ChannelPeriod period = period_of(view);
  // What a channel cost for one kind of clients alone is not known.
  const bool all = view.market() == InsightMarket::all;
  const auto balances =
      channel_balances(report, all ? view.spends : std::vector<ChannelSpend>(), period);
  std::vector<InsightTable> tables{balance_table(ctx, view, balances, period)};
  tables.push_back(referral_table(ctx, view, report));
  return tables;
}

void write_channels(Html& html, const PageContext& ctx, const InsightView& view) {
  const auto report = view.report<ChannelReport>();
  const ChannelPeriod period = period_of(view);
  const bool all = view.market() == InsightMarket::all;
  choice_links(html, view, "months", ctx.tr("Won in the last"),
               {{"12", ctx.tr("12 months")},
                {"24", ctx.tr("24 months")},
                {"6", ctx.tr("6 months")},
                {"3", ctx.tr("3 months")}});
  const auto balances =
      channel_balances(report, all ? view.spends : std::vector<ChannelSpend>(), period);
  if (!balances.empty()) write_bars(html, ctx, view, balances, period);
  spend_links(html, ctx);
  const auto tables = channel_tables(ctx, view);
  write_table(html, ctx, view, tables[0]);
  if (!all) {
    html.element("p", {{"class", "muted"}},
                 ctx.tr("Costs are written down for a channel as a whole, so they are compared "
                        "with all its clients together."));
  }
  if (all) what_if_section(html, ctx, view, report);
  write_table(html, ctx, view, tables[1]);
  what_this_says(
      html, ctx,
      {ctx.tr("A client is won through the channel named on the client's card, in the month of the "
              "first order. Costs are shared evenly over the days for which they were written "
              "down. CAC, the cost of winning one client, is costs divided by clients won."),
       ctx.tr("LTV is what one of these clients has brought in profit so far, and what is expected "
              "within the next five years, on average; without a forecast it is left empty. Where "
              "LTV is less than CAC, the channel loses money. From 3 times on it pays well."),
       ctx.tr("Pays back: the month, counted from a client's first order, by whose end the "
              "channel's clients have on average brought as much profit as winning one cost. "
              "Referrals: everything that the recommended clients, and those whom they recommended "
              "in turn, have bought so far.")});
}

}  // namespace clientela
