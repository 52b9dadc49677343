#include "features/insight_pages/channel_figures.h"

#include <algorithm>

#include "features/insight_pages/overview_figures.h"
#include "stats/cohorts.h"

namespace clientela {
namespace {

constexpr std::size_t most_channels = 100;

std::int32_t month_of(std::int32_t day) { return period_of(Date{day}, CohortPeriod::month); }

class ChannelCounter {
 public:
  ChannelCounter(const InsightData& data, InsightMarket market)
      : data_(data),
        market_(market),
        this_month_(period_of(data.today, CohortPeriod::month)),
        lines_(data.channels.size() + 1) {
    for (std::size_t i = 0; i < data.channels.size(); ++i) lines_[i].channel = data.channels[i];
    for (auto& line : lines_) {
      line.profit_by_age.resize(most_age_months);
      line.clients_by_age.resize(most_age_months);
    }
  }

  std::vector<ChannelLine> count() {
    for (const auto& client : data_.clients) {
      if (client.in(market_)) add(client);
    }
    for (std::size_t i = 0; i < data_.orders.size(); ++i) add_order(i);
    std::stable_sort(lines_.begin(), lines_.end(),
                     [](const auto& a, const auto& b) { return a.buyers > b.buyers; });
    if (lines_.size() > most_channels) lines_.resize(most_channels);
    for (auto& line : lines_) tidy(line);
    return std::move(lines_);
  }

 private:
  ChannelLine& line_of(const InsightClient& client) {
    return client.channel == no_place ? lines_.back() : lines_[client.channel];
  }

  WonMonth& month(ChannelLine& line, std::int32_t number) {
    const Date begin = first_day_of(number, CohortPeriod::month);
    for (auto& known : line.months) {
      if (known.begin == begin) return known;
    }
    line.months.push_back({begin});
    return line.months.back();
  }

  void add(const InsightClient& client) {
    ChannelLine& line = line_of(client);
    ++line.clients;
    if (!is_won(client)) return;
    ++line.buyers;
    const std::int32_t first = month_of(client.first_order);
    WonMonth& won = month(line, std::max(first, this_month_ - most_months + 1));
    ++won.won;
    won.revenue += client.total;
    won.profit += client.margin;
    if (client.has_lifetime_value) {
      won.lifetime_value += client.lifetime_value;
      ++won.lifetime_clients;
    }
    for (int age = 0; age < most_age_months && first + age < this_month_; ++age) {
      ++line.clients_by_age[static_cast<std::size_t>(age)];
    }
  }

  bool is_won(const InsightClient& client) const {
    return client.bought() && client.first_order != no_day &&
           client.first_order <= data_.today.days;
  }

  void add_order(std::size_t i) {
    const std::uint32_t place = data_.orders.client[i];
    if (place == nobody || !data_.clients[place].in(market_)) return;
    const InsightClient& client = data_.clients[place];
    const std::int32_t at = month_of(data_.orders.day[i]);
    if (!is_won(client) || at >= this_month_) return;
    const int age = std::max(0, at - month_of(client.first_order));
    if (age >= most_age_months) return;
    line_of(client).profit_by_age[static_cast<std::size_t>(age)] += data_.orders.margin[i];
  }

  // Months in order; ages that nobody has lived yet are left out.
  static void tidy(ChannelLine& line) {
    std::sort(line.months.begin(), line.months.end(),
              [](const auto& a, const auto& b) { return a.begin < b.begin; });
    while (!line.clients_by_age.empty() && line.clients_by_age.back() == 0) {
      line.clients_by_age.pop_back();
    }
    line.profit_by_age.resize(line.clients_by_age.size());
  }

  const InsightData& data_;
  const InsightMarket market_;
  const std::int32_t this_month_;
  std::vector<ChannelLine> lines_;  // the last is of those who came from nowhere we know
};

YearFigures year_of(const InsightData& data, InsightMarket market) {
  YearFigures year;
  const Date begin_before = month_begin(data.today, 24);
  year.from = month_begin(data.today, 12);
  year.to = month_begin(data.today) - 1;
  struct Bought {
    bool before = false, now = false;
    std::int64_t revenue = 0, profit = 0;
  };
  std::vector<Bought> bought(data.clients.size());
  for (std::size_t i = 0; i < data.orders.size(); ++i) {
    const Date day{data.orders.day[i]};
    if (day < begin_before || day > year.to || !data.counts(i, market)) continue;
    const bool now = day >= year.from;
    if (now) {
      year.revenue += data.orders.total[i];
      year.profit += data.orders.margin[i];
    }
    if (data.orders.client[i] == nobody) continue;
    Bought& client = bought[data.orders.client[i]];
    if (data.orders.is_sale(i)) (now ? client.now : client.before) = true;
    if (!now) continue;
    client.revenue += data.orders.total[i];
    client.profit += data.orders.margin[i];
  }
  for (const auto& client : bought) {
    if (!client.before) continue;
    ++year.buyers_before;
    if (!client.now) continue;
    ++year.kept;
    year.kept_revenue += client.revenue;
    year.kept_profit += client.profit;
  }
  return year;
}

}  // namespace

ChannelReport channel_figures(const InsightData& data, InsightMarket market) {
  ChannelReport report;
  report.channels = ChannelCounter(data, market).count();
  report.year = year_of(data, market);
  add_referrals(data, market, report);
  return report;
}

}  // namespace clientela
