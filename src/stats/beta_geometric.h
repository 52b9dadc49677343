#pragma once

#include <span>
#include <vector>

#include "stats/client_statistics.h"
#include "stats/likelihood.h"

namespace clientela {

// BG/NBD and MBG/NBD, which differ in one thing: whether a client may leave right after the first
// purchase (`later`: no; `any`: yes). Papers: see purchase_model.h. Parameters r, alpha (weeks), a,
// b.
enum class LeavesAfter { later_purchases, any_purchase };

Likelihood beta_geometric_likelihood(LeavesAfter leaves, const ParameterArray& parameters,
                                     std::span<const HistoryGroup> groups, unsigned threads);

double beta_geometric_alive(LeavesAfter leaves, const ParameterArray& parameters,
                            const BuyingHistory& history);

// Purchases of a client with so many repeats, given that he has not left: for any age and horizon.
// Not to be shared between threads.
class BetaGeometricForecast {
 public:
  BetaGeometricForecast(LeavesAfter leaves, const ParameterArray& parameters, double repeats);
  double purchases(Weeks age, Weeks horizon);

 private:
  void grow();

  double alpha_, a_, shape_, stayed_;
  double there_ = 1;                // the chance to be there after made_.size() purchases
  std::vector<double> made_;        // see beta_geometric.cpp
  std::vector<double> inverses_{};  // 1 / (n + 1)
};

}  // namespace clientela
