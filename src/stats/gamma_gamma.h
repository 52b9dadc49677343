#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "stats/client_statistics.h"
#include "stats/likelihood.h"

namespace clientela {

// Gamma-Gamma. Paper: see value_model.h. Parameters p, q, gamma. The log-likelihood of x purchases
// with the mean m is
//   log Gamma(px+q) - log Gamma(px) - log Gamma(q) + q log gamma + (px-1) log m + px log x
//   - (px+q) log(gamma + x m),
// where all but the last term are sums over clients that can be formed once, by x.
class GammaGammaData {
 public:
  // Observations must have repeats >= 1 and means above zero.
  explicit GammaGammaData(std::span<const ValueObservation> observations);

  Likelihood likelihood(const ParameterArray& parameters, unsigned threads) const;
  std::size_t clients() const { return totals_.size(); }

 private:
  struct Count {
    double repeats;
    double clients;
  };
  std::vector<Count> counts_;    // clients by repeats
  std::vector<double> repeats_;  // x of each client, ascending
  std::vector<double> totals_;   // x m
  double log_means_ = 0;         // sum of log m
  double log_totals_ = 0;        // sum of x log(x m)
};

}  // namespace clientela
