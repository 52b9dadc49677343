#include "stats/cohorts.h"

#include <algorithm>
#include <cassert>

#include "stats/purchase_days.h"

namespace clientela {
namespace {

std::int32_t floor_divide(std::int32_t a, std::int32_t b) {
  return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}

// The periods of all days that matter, looked up instead of computed.
class PeriodTable {
 public:
  PeriodTable(CohortPeriod period, Date end) {
    const std::int32_t last = period_of(end, period);
    first_ = last - most_cohorts + 1;
    const Date begin = first_day_of(first_, period);
    begin_ = begin.days;
    for (Date day = begin; day <= end; day = day + 1) {
      if (numbers_.empty() || day.days >= next_) {
        number_ = period_of(day, period) - first_;
        next_ = first_day_of(first_ + number_ + 1, period).days;
      }
      numbers_.push_back(number_);
    }
  }

  std::int32_t first() const { return first_; }
  bool holds(std::int32_t day) const {
    return day >= begin_ && day - std::int64_t{begin_} < static_cast<std::int64_t>(numbers_.size());
  }
  // Counted from first().
  std::int32_t operator[](std::int32_t day) const {
    return numbers_[static_cast<std::size_t>(day - begin_)];
  }

 private:
  std::int32_t first_ = 0;
  std::int32_t begin_ = 0;
  std::int32_t number_ = 0;
  std::int32_t next_ = 0;
  std::vector<std::int32_t> numbers_;
};

constexpr std::int32_t never = ClientStatistics::never;

std::vector<std::int32_t> first_days(std::span<const PurchaseColumns> parts,
                                     std::uint32_t client_count, Date end) {
  std::vector<std::int32_t> days(client_count, never);
  for (const PurchaseColumns& part : parts) {
    for (std::size_t i = 0; i < part.client.size(); ++i) {
      assert(part.client[i] < client_count);
      if (part.amount[i] < 0 || part.day[i] > end.days) continue;
      std::int32_t& first = days[part.client[i]];
      if (first == never || part.day[i] < first) first = part.day[i];
    }
  }
  return days;
}

}  // namespace

std::int32_t period_of(Date day, CohortPeriod period) {
  if (period == CohortPeriod::week) return floor_divide(day.days + 3, 7);  // 1970-01-01: Thursday
  const Date::Parts parts = day.parts();
  if (period == CohortPeriod::year) return parts.year;
  const std::int32_t month = parts.year * 12 + parts.month - 1;
  return period == CohortPeriod::month ? month : floor_divide(month, 3);
}

Date first_day_of(std::int32_t number, CohortPeriod period) {
  if (period == CohortPeriod::week) return Date{number * 7 - 3};
  if (period == CohortPeriod::year) return Date::of(number, 1, 1);
  const std::int32_t month = period == CohortPeriod::month ? number : number * 3;
  return Date::of(floor_divide(month, 12), month - floor_divide(month, 12) * 12 + 1, 1);
}

std::vector<Cohort> cohort_triangle(std::span<const PurchaseColumns> parts,
                                    std::uint32_t client_count, CohortPeriod period, Date end) {
  const PeriodTable periods(period, end);
  const auto begun = first_days(parts, client_count, end);
  std::vector<Cohort> all(static_cast<std::size_t>(most_cohorts));
  std::size_t earliest = all.size();
  for (const std::int32_t day : begun) {
    if (day == never || !periods.holds(day)) continue;
    const auto cohort = static_cast<std::size_t>(periods[day]);
    ++all[cohort].clients;
    earliest = std::min(earliest, cohort);
  }
  const std::size_t width = all.size() - earliest;
  for (std::size_t i = earliest; i < all.size(); ++i) {
    all[i].period = periods.first() + static_cast<std::int32_t>(i);
    all[i].active.resize(all.size() - i);
    all[i].revenue.resize(all.size() - i);
  }
  std::vector<bool> seen(std::size_t{client_count} * width);  // [client][age]
  for (const PurchaseColumns& part : parts) {
    for (std::size_t i = 0; i < part.client.size(); ++i) {
      const std::uint32_t client = part.client[i];
      const std::int32_t first = begun[client];
      const std::int32_t day = part.day[i];
      if (first == never || day < first || !periods.holds(first) || !periods.holds(day)) continue;
      Cohort& cohort = all[static_cast<std::size_t>(periods[first])];
      const auto age = static_cast<std::size_t>(periods[day] - periods[first]);
      cohort.revenue[age] = saturated_sum(cohort.revenue[age], part.amount[i]);
      if (part.amount[i] < 0) continue;
      const std::size_t place = client * width + age;
      if (!seen[place]) ++cohort.active[age];
      seen[place] = true;
    }
  }
  all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(earliest));
  return all;
}

}  // namespace clientela
