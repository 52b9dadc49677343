#include "features/insight_pages/channel_report.h"

#include <algorithm>
#include <cmath>

#include "features/insight_pages/overview_figures.h"

namespace clientela {
namespace {

constexpr int year_months = 12;

std::optional<int> payback(const ChannelLine& line, std::int64_t cost) {
  double brought = 0;
  for (std::size_t age = 0; age < line.profit_by_age.size() && age < line.clients_by_age.size();
       ++age) {
    if (line.clients_by_age[age] == 0) return std::nullopt;
    brought += static_cast<double>(line.profit_by_age[age]) /
               static_cast<double>(line.clients_by_age[age]);
    if (brought >= static_cast<double>(cost)) return static_cast<int>(age) + 1;
  }
  return std::nullopt;
}

std::int64_t spent_on(const std::vector<ChannelSpend>& spends, Id channel,
                      const ChannelPeriod& period) {
  std::int64_t spent = 0;
  for (const auto& spend : spends) {
    if (spend.channel.id == channel) spent += spend_within(spend, period.from, period.to);
  }
  return spent;
}

// Sums over clients won, and what the averages are made of.
struct Won {
  std::int64_t won = 0, revenue = 0, profit = 0;
  std::int64_t lifetime_value = 0, lifetime_clients = 0;
};

Won won_in(const ChannelLine& line, const ChannelPeriod& period) {
  Won sum;
  for (const auto& month : line.months) {
    if (month.begin < period.from || month.begin > period.to) continue;
    sum.won += month.won;
    sum.revenue += month.revenue;
    sum.profit += month.profit;
    sum.lifetime_value += month.lifetime_value;
    sum.lifetime_clients += month.lifetime_clients;
  }
  return sum;
}

void divide(ChannelBalance& balance) {
  if (balance.won == 0) return;
  balance.profit_so_far = balance.profit / balance.won;
  if (balance.spent == 0) return;
  balance.cost_of_winning = balance.spent / balance.won;
  if (!balance.lifetime_value || *balance.cost_of_winning <= 0) return;
  balance.worth_to_cost =
      static_cast<double>(*balance.lifetime_value) / static_cast<double>(*balance.cost_of_winning);
}

ChannelBalance balance_of(const ChannelLine& line, std::int64_t spent,
                          const ChannelPeriod& period) {
  const Won sum = won_in(line, period);
  ChannelBalance balance;
  balance.channel = line.channel;
  balance.spent = spent;
  balance.won = sum.won;
  balance.revenue = sum.revenue;
  balance.profit = sum.profit;
  if (sum.lifetime_clients > 0) {
    balance.lifetime_value = sum.profit / sum.won + sum.lifetime_value / sum.lifetime_clients;
  }
  divide(balance);
  if (balance.cost_of_winning) balance.payback_months = payback(line, *balance.cost_of_winning);
  return balance;
}

const ChannelLine* line_of(const ChannelReport& report, Id channel) {
  for (const auto& line : report.channels) {
    if (line.channel == channel) return &line;
  }
  return nullptr;
}

std::int64_t rounded(double value) { return std::isfinite(value) ? std::llround(value) : 0; }

}  // namespace

ChannelPeriod channel_period(Date today, int months) {
  return {month_begin(today, months), month_begin(today) - 1};
}

std::vector<ChannelBalance> channel_balances(const ChannelReport& report,
                                             const std::vector<ChannelSpend>& spends,
                                             const ChannelPeriod& period) {
  std::vector<ChannelBalance> balances;
  for (const auto& line : report.channels) {
    const std::int64_t spent = line.channel.empty() ? 0 : spent_on(spends, line.channel, period);
    balances.push_back(balance_of(line, spent, period));
  }
  for (const auto& spend : spends) {
    const auto known = std::any_of(balances.begin(), balances.end(), [&](const auto& balance) {
      return balance.channel == spend.channel.id;
    });
    if (known) continue;
    ChannelBalance balance;
    balance.channel = spend.channel.id;
    balance.spent = spent_on(spends, spend.channel.id, period);
    balances.push_back(balance);
  }
  std::erase_if(balances, [](const auto& each) { return each.spent == 0 && each.won == 0; });
  std::stable_sort(balances.begin(), balances.end(),
                   [](const auto& a, const auto& b) { return a.won > b.won; });
  return balances;
}

ChannelBalance sum_of(const std::vector<ChannelBalance>& balances) {
  ChannelBalance sum;
  double lifetime_value = 0;
  std::int64_t valued = 0;
  for (const auto& balance : balances) {
    sum.spent += balance.spent;
    sum.won += balance.won;
    sum.revenue += balance.revenue;
    sum.profit += balance.profit;
    if (!balance.lifetime_value) continue;
    lifetime_value +=
        static_cast<double>(*balance.lifetime_value) * static_cast<double>(balance.won);
    valued += balance.won;
  }
  if (valued > 0) sum.lifetime_value = rounded(lifetime_value / static_cast<double>(valued));
  divide(sum);
  return sum;
}

WhatIfResult what_if(const ChannelReport& report, const std::vector<ChannelSpend>& spends,
                     const WhatIf& question) {
  WhatIfResult result;
  const YearFigures& year = report.year;
  const std::int64_t wanted =
      rounded(static_cast<double>(year.buyers_before) * question.keep_percent / 100);
  result.kept_more = std::min(wanted, year.buyers_before - year.kept);
  if (year.kept > 0) {
    const double share = static_cast<double>(result.kept_more) / static_cast<double>(year.kept);
    result.keep = {rounded(static_cast<double>(year.kept_revenue) * share),
                   rounded(static_cast<double>(year.kept_profit) * share)};
  }
  result.basket = {rounded(static_cast<double>(year.revenue) * question.basket_percent / 100),
                   rounded(static_cast<double>(year.profit) * question.basket_percent / 100)};
  if (question.cut.empty()) return result;
  const ChannelPeriod period{year.from, year.to};
  result.saved = spent_on(spends, question.cut, period);
  double lost = 0;
  if (const ChannelLine* line = line_of(report, question.cut)) {
    const auto won = static_cast<double>(won_in(*line, period).won);
    for (std::size_t age = 0; age < line->profit_by_age.size() && age < year_months; ++age) {
      if (line->clients_by_age[age] == 0) break;
      lost += won * static_cast<double>(line->profit_by_age[age]) /
              static_cast<double>(line->clients_by_age[age]);
    }
  }
  result.cut.profit = result.saved - rounded(lost);
  return result;
}

}  // namespace clientela
