#include "features/insight_pages/pareto_figures.h"

#include <algorithm>

#include "stats/concentration.h"

namespace clientela {
namespace {

constexpr std::array band_shares{0.01, 0.05, 0.1, 0.2, 0.5, 1.0};

struct Bringer {
  std::int64_t value = 0;
  std::int64_t activities = 0;
};

std::vector<ParetoBand> bands_of(const std::vector<Bringer>& best_first) {
  std::vector<ParetoBand> bands;
  for (const double share : band_shares) {
    ParetoBand band;
    band.share = share;
    const std::uint64_t count = best_count(best_first.size(), share);
    band.clients = static_cast<std::int64_t>(count);
    for (std::size_t i = 0; i < count; ++i) {
      band.value += best_first[i].value;
      band.activities += best_first[i].activities;
    }
    if (count > 0) band.limit = best_first[count - 1].value;
    // In a small company several shares are the same clients.
    if (!bands.empty() && bands.back().clients == band.clients) bands.pop_back();
    bands.push_back(band);
  }
  return bands;
}

ParetoMeasure measure(const InsightData& data, InsightMarket market,
                      std::int64_t InsightClient::*value) {
  std::vector<Bringer> bringers;
  std::vector<double> values;
  for (const auto& client : data.clients) {
    if (!client.in(market) || !client.bought()) continue;
    bringers.push_back({client.*value, client.activities});
    values.push_back(static_cast<double>(client.*value));
  }
  ParetoMeasure measured;
  measured.clients = static_cast<std::int64_t>(bringers.size());
  for (const auto& bringer : bringers) measured.total += bringer.value;
  const Concentration spread = concentration(values);
  if (spread.curve.empty()) return measured;
  measured.gini = spread.gini;
  for (const auto& point : spread.curve) measured.curve.push_back({point.clients, point.value});
  measured.best_fifth = share_held_by_best(values);
  measured.clients_for_80 = static_cast<std::int64_t>(clients_bringing(values));
  std::sort(bringers.begin(), bringers.end(),
            [](const Bringer& a, const Bringer& b) { return a.value > b.value; });
  measured.bands = bands_of(bringers);
  return measured;
}

}  // namespace

ParetoReport pareto_figures(const InsightData& data, InsightMarket market) {
  return {measure(data, market, &InsightClient::total),
          measure(data, market, &InsightClient::margin)};
}

}  // namespace clientela
