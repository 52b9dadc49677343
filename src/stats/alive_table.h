#pragma once

#include <cstdint>
#include <vector>

#include "stats/pareto_terms.h"
#include "stats/purchase_model.h"

namespace clientela {

// probability_alive for many clients. For Pareto/NBD, whose formula is slow, those with equal
// repeats share a table over days.
class AliveTable {
 public:
  // clients_by_repeats[x] says how many clients will be asked for.
  AliveTable(const PurchaseModel& model, const std::vector<std::uint32_t>& clients_by_repeats,
             std::int32_t last_day, unsigned threads);

  double probability(std::uint32_t repeats, std::int32_t recency_days, std::int32_t age_days) const;

 private:
  const PurchaseModel& model_;
  ParetoGrid grid_;
  std::vector<std::vector<double>> ratios_;  // [repeats][day]; empty where not worth while
};

}  // namespace clientela
