#include "features/insight_pages/rfm_figures.h"

#include <algorithm>

namespace clientela {
namespace {

void add(RfmGroup& group, const InsightClient& client) {
  ++group.clients;
  group.worth += client.total;
  group.profit += client.margin;
}

void widen(RfmLevel& level, std::int64_t value) {
  level.low = level.clients == 0 ? value : std::min(level.low, value);
  level.high = level.clients == 0 ? value : std::max(level.high, value);
  ++level.clients;
}

}  // namespace

RfmReport rfm_figures(const InsightData& data, InsightMarket market) {
  std::vector<const InsightClient*> buyers;
  std::vector<RfmInput> inputs;
  for (const auto& client : data.clients) {
    if (!client.in(market) || !client.bought() || client.last_order == no_day) continue;
    buyers.push_back(&client);
    inputs.push_back({static_cast<double>(data.today.days - client.last_order),
                      static_cast<double>(client.orders), static_cast<double>(client.total)});
  }
  RfmReport report;
  report.clients = static_cast<std::int64_t>(buyers.size());
  report.recency.resize(rfm_levels);
  report.frequency.resize(rfm_levels);
  report.monetary.resize(rfm_levels);
  report.cells.resize(rfm_levels * rfm_levels);
  report.segments.resize(rfm_segment_count);
  if (buyers.empty()) return report;
  const auto marks = rfm_by_quantile(inputs, rfm_levels);
  for (std::size_t i = 0; i < buyers.size(); ++i) {
    const InsightClient& client = *buyers[i];
    const RfmMark& mark = marks[i];
    report.worth += client.total;
    widen(report.recency[mark.recency - 1u], client.last_order);
    widen(report.frequency[mark.frequency - 1u], client.orders);
    widen(report.monetary[mark.monetary - 1u], client.total);
    add(report.cells[(mark.recency - 1u) * rfm_levels + mark.frequency - 1u], client);
    add(report.segments[static_cast<std::size_t>(rfm_segment(mark, rfm_levels))], client);
  }
  return report;
}

}  // namespace clientela
