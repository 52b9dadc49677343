#include "features/insight_pages/manager_figures.h"

#include <algorithm>
#include <numeric>

#include "features/insight_pages/overview_figures.h"

namespace clientela {
namespace {

// Two years to compare, and the running month.
constexpr int months_shown = 25;
constexpr std::size_t most_managers = 200;

std::vector<Date> months_of(const InsightData& data) {
  std::vector<Date> months;
  if (data.orders.size() == 0) return months;
  const Date first = month_begin(Date{data.orders.day.front()});
  for (int ago = months_shown - 1; ago >= 0; --ago) {
    const Date month = month_begin(data.today, ago);
    if (month >= first) months.push_back(month);
  }
  return months;
}

}  // namespace

ManagerReport manager_figures(const InsightData& data) {
  ManagerReport report;
  report.months = months_of(data);
  const std::size_t months = report.months.size();
  std::vector<ManagerLine> lines(data.managers.size() + 1);  // the last is nobody's
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i < data.managers.size()) lines[i].manager = data.managers[i];
    lines[i].revenue.resize(months);
    lines[i].profit.resize(months);
    lines[i].orders.resize(months);
  }
  const auto line_of = [&](std::uint16_t manager) -> ManagerLine& {
    return manager == no_place ? lines.back() : lines[manager];
  };
  for (const auto& client : data.clients) {
    if (client.bought()) ++line_of(client.manager).clients;
  }
  std::size_t month = 0;
  for (std::size_t i = 0; i < data.orders.size(); ++i) {
    const Date day{data.orders.day[i]};
    if (months == 0 || day < report.months.front()) continue;
    while (month + 1 < months && report.months[month + 1] <= day) ++month;
    const std::uint32_t client = data.orders.client[i];
    auto& line = line_of(client == nobody ? no_place : data.clients[client].manager);
    line.revenue[month] += data.orders.total[i];
    line.profit[month] += data.orders.margin[i];
    line.orders[month] += data.orders.is_sale(i) ? 1 : 0;
  }
  const auto sold = [](const ManagerLine& line) {
    return std::accumulate(line.revenue.begin(), line.revenue.end(), std::int64_t{0});
  };
  std::stable_sort(lines.begin(), lines.end(),
                   [&](const auto& a, const auto& b) { return sold(a) > sold(b); });
  if (lines.size() > most_managers) lines.resize(most_managers);
  for (auto& line : lines) {
    if (line.clients > 0 || sold(line) != 0) report.managers.push_back(std::move(line));
  }
  return report;
}

}  // namespace clientela
