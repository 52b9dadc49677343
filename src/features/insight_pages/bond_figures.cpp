#include "features/insight_pages/bond_figures.h"

#include "features/insight_pages/overview_figures.h"

namespace clientela {
namespace {

constexpr int months_shown = 13;

void count(const InsightClient& client, BondGroup& group) {
  ++group.clients;
  group.orders += client.orders;
  group.revenue += client.total;
  group.profit += client.margin;
  if (!client.has_lifetime_value) return;
  ++group.valued;
  group.lifetime_value += client.lifetime_value;
}

void count(const BondCrossing& crossing, BondReport& report) {
  const Date day{crossing.day};
  if (day < report.months.front().begin) return;
  std::size_t month = report.months.size() - 1;
  while (month > 0 && day < report.months[month].begin) --month;
  if (!crossing.to_client) {
    ++report.months[month].to_customer;
    return;
  }
  ++report.months[month].to_client;
  ++report.causes[static_cast<std::size_t>(crossing.cause)];
}

}  // namespace

BondReport bond_figures(const InsightData& data, InsightMarket market) {
  BondReport report;
  report.causes.resize(bond_cause_count);
  for (int ago = months_shown - 1; ago >= 0; --ago) {
    report.months.push_back({month_begin(data.today, ago), 0, 0});
  }
  for (const auto& client : data.clients) {
    if (!client.in(market)) continue;
    count(client, client.bond == Trait::client     ? report.clients
                  : client.bond == Trait::customer ? report.customers
                                                   : report.neither);
  }
  for (const auto& crossing : data.bond_crossings) {
    if (data.clients[crossing.client].in(market)) count(crossing, report);
  }
  return report;
}

}  // namespace clientela
