#include "features/insight_pages/overview_figures.h"

#include <algorithm>

#include "stats/cohorts.h"

namespace clientela {
namespace {

class PeriodCounter {
 public:
  PeriodCounter(const InsightData& data, InsightMarket market)
      : data_(data),
        market_(market),
        first_(data.clients.size(), no_day),
        seen_(data.clients.size(), 0) {
    follow_sales();
  }

  PeriodFigures count(Date from, Date to) {
    PeriodFigures figures;
    figures.from = from;
    figures.to = to;
    ++stamp_;
    const auto& days = data_.orders.day;
    const auto begin = std::lower_bound(days.begin(), days.end(), from.days) - days.begin();
    const auto end = std::upper_bound(days.begin(), days.end(), to.days) - days.begin();
    for (auto i = begin; i < end; ++i) add(static_cast<std::size_t>(i), figures);
    figures.lost = std::upper_bound(lost_days_.begin(), lost_days_.end(), to.days) -
                   std::lower_bound(lost_days_.begin(), lost_days_.end(), from.days);
    return figures;
  }

  // The day of the first order that counts.
  std::optional<Date> begin() const { return begin_; }

 private:
  void follow_sales() {
    std::vector<std::int32_t> last(data_.clients.size(), no_day);
    for (std::size_t i = 0; i < data_.orders.size(); ++i) {
      if (!data_.counts(i, market_)) continue;
      if (!begin_) begin_ = Date{data_.orders.day[i]};
      const std::uint32_t client = data_.orders.client[i];
      if (client == nobody || !data_.orders.is_sale(i)) continue;
      const std::int32_t day = data_.orders.day[i];
      if (first_[client] == no_day) first_[client] = day;
      if (last[client] != no_day) note_silence(last[client], day);
      last[client] = day;
    }
    for (const auto day : last) {
      if (day != no_day) note_silence(day, data_.today.days);
    }
    std::sort(lost_days_.begin(), lost_days_.end());
  }

  void note_silence(std::int32_t last, std::int32_t until) {
    if (until - last > lost_after_days) lost_days_.push_back(last + lost_after_days);
  }

  // Of who returns what was bought before the data begin, no purchase is known.
  bool has_bought_by(std::uint32_t client, Date day) const {
    return first_[client] != no_day && first_[client] <= day.days;
  }

  void add(std::size_t i, PeriodFigures& figures) {
    if (!data_.counts(i, market_)) return;
    const std::int64_t total = data_.orders.total[i];
    figures.revenue += total;
    figures.profit += data_.orders.margin[i];
    if (data_.orders.is_sale(i)) ++figures.orders;
    const std::uint32_t client = data_.orders.client[i];
    if (client == nobody || !has_bought_by(client, figures.to)) {
      figures.walk_in_revenue += total;
      return;
    }
    const bool is_fresh = first_[client] >= figures.from.days && first_[client] <= figures.to.days;
    if (is_fresh) figures.fresh_revenue += total;
    if (!data_.orders.is_sale(i) || seen_[client] == stamp_) return;
    seen_[client] = stamp_;
    ++figures.active;
    if (is_fresh) ++figures.fresh;
  }

  const InsightData& data_;
  const InsightMarket market_;
  std::vector<std::int32_t> first_;  // day of the client's first sale
  std::vector<std::uint32_t> seen_;  // the stamp of the period in which the client was counted last
  std::uint32_t stamp_ = 0;
  std::vector<std::int32_t> lost_days_;
  std::optional<Date> begin_;
};

}  // namespace

bool costs_known(const OverviewReport& report) {
  return std::any_of(report.months.begin(), report.months.end(),
                     [](const PeriodFigures& month) { return month.profit != month.revenue; });
}

Date month_begin(Date day, int months_before) {
  return first_day_of(period_of(day, CohortPeriod::month) - months_before, CohortPeriod::month);
}

OverviewReport overview_figures(const InsightData& data, InsightMarket market) {
  OverviewReport report;
  for (const auto& client : data.clients) {
    if (!client.in(market) || !client.has_lifetime_value) continue;
    report.lifetime_value += client.lifetime_value;
    ++report.lifetime_clients;
  }
  PeriodCounter counter(data, market);
  if (!counter.begin()) return report;
  const Date first = month_begin(*counter.begin());
  for (int ago = most_months - 1; ago >= 0; --ago) {
    const Date from = month_begin(data.today, ago);
    if (from < first) continue;
    const Date to = ago == 0 ? data.today : month_begin(data.today, ago - 1) - 1;
    report.months.push_back(counter.count(from, to));
  }
  for (const int months : period_lengths) {
    const Date end = month_begin(data.today);
    const Date middle = month_begin(data.today, months);
    const Date begin = month_begin(data.today, 2 * months);
    report.periods.push_back(
        {months, counter.count(middle, end - 1), counter.count(begin, middle - 1)});
  }
  return report;
}

}  // namespace clientela
