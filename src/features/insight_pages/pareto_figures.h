#pragma once

#include "features/insight_pages/insight_data.h"

namespace clientela {

// The best share of the clients and what they bring.
struct ParetoBand {
  double share = 0;             // of the clients: 0.2
  std::int64_t clients = 0;     // rounded up
  std::int64_t value = 0;       // minor units that they bring
  std::int64_t limit = 0;       // the least that one of them brings
  std::int64_t activities = 0;  // notes, calls, meetings, tasks with them

  template <typename Archive>
  void fields(Archive& archive) {
    archive("share", share);
    archive("clients", clients);
    archive("value", value);
    archive("limit", limit);
    archive("activities", activities);
  }
};

struct ParetoCurvePoint {
  double clients = 0, value = 0;  // shares

  template <typename Archive>
  void fields(Archive& archive) {
    archive("clients", clients);
    archive("value", value);
  }
};

// How unevenly revenue or profit is spread over those who bought.
struct ParetoMeasure {
  std::int64_t clients = 0;
  std::int64_t total = 0;
  double gini = 0;
  double best_fifth = 0;            // the share that the best 20 % bring
  std::int64_t clients_for_80 = 0;  // how few bring 80 %
  std::vector<ParetoCurvePoint> curve;
  std::vector<ParetoBand> bands;

  template <typename Archive>
  void fields(Archive& archive) {
    archive("clients", clients);
    archive("total", total);
    archive("gini", gini);
    archive("best_fifth", best_fifth);
    archive("clients_for_80", clients_for_80);
    archive("curve", curve);
    archive("bands", bands);
  }
};

struct ParetoReport {
  ParetoMeasure revenue, profit;

  template <typename Archive>
  void fields(Archive& archive) {
    archive("revenue", revenue);
    archive("profit", profit);
  }
};

ParetoReport pareto_figures(const InsightData& data, InsightMarket market);

}  // namespace clientela
