#pragma once

#include <optional>
#include <vector>

#include "features/insight_pages/channel_figures.h"
#include "features/insight_pages/channel_spend.h"

namespace clientela {

// What a channel cost and brought in a stretch of whole months: the clients whose first order falls
// into it. Amounts are minor units; what can't be known (no clients, no costs) is empty.
struct ChannelBalance {
  Id channel;  // empty: clients of whom it is not said
  std::int64_t spent = 0;
  std::int64_t won = 0;
  std::int64_t revenue = 0, profit = 0;         // what those clients have brought so far
  std::optional<std::int64_t> cost_of_winning;  // spent / won: CAC
  std::optional<std::int64_t> profit_so_far;    // of one of them
  std::optional<std::int64_t> lifetime_value;   // of one: so far and expected; LTV
  std::optional<double> worth_to_cost;          // LTV : CAC
  // The month after the first order by whose end the clients of the channel, on average, have
  // brought what winning one cost; counted from 1.
  std::optional<int> payback_months;

  // Every client won costs more than a client brings; or money was spent and nobody won.
  bool loses() const { return (worth_to_cost && *worth_to_cost < 1) || (spent > 0 && won == 0); }
};

struct ChannelPeriod {
  Date from, to;  // whole months, both days included
};
// So many complete months up to the end of the last one.
ChannelPeriod channel_period(Date today, int months);

// Those that cost or brought something, the ones that won most first.
std::vector<ChannelBalance> channel_balances(const ChannelReport& report,
                                             const std::vector<ChannelSpend>& spends,
                                             const ChannelPeriod& period);
// All of them as one.
ChannelBalance sum_of(const std::vector<ChannelBalance>& balances);

// What one more year would bring if something were different, by the last one.
struct WhatIf {
  double keep_percent = 5;    // more of last year's clients stay
  double basket_percent = 5;  // every order is larger by so much
  Id cut;                     // this channel is given up; empty: none
};
struct WhatIfEffect {
  std::int64_t revenue = 0, profit = 0;  // more (or less) in a year
};
struct WhatIfResult {
  std::int64_t kept_more = 0;  // clients
  WhatIfEffect keep, basket, cut;
  std::int64_t saved = 0;  // the costs of the channel, which are in cut.profit
};
// keep: of those who bought in the year before, so many percent more buy again (never more than
// all), and each brings what those who did brought on average. basket: revenue and profit of the
// year grow by that share. cut: no costs of the channel, and none of the clients it won within a
// year; each of them brought on average what a client of the channel brings in the first 12 months.
WhatIfResult what_if(const ChannelReport& report, const std::vector<ChannelSpend>& spends,
                     const WhatIf& question);

}  // namespace clientela
