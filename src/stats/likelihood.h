#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "stats/compensated_sum.h"
#include "stats/fit.h"

namespace clientela {

// A log-likelihood and its derivatives by the parameters.
struct Likelihood {
  double value = 0;
  ParameterArray gradient{};
};

// Sums of up to this many terms are plain; above that, sums of sums are compensated. Also the work
// that is handed to a thread at once.
constexpr std::size_t likelihood_part = 8192;

// Adds up part_sum(begin, end) over [0, count). The result doesn't depend on the threads.
template <typename PartSum>
Likelihood sum_likelihood(std::size_t count, unsigned threads, const PartSum& part_sum) {
  const std::size_t parts = (count + likelihood_part - 1) / likelihood_part;
  std::vector<Likelihood> sums(parts);
  for_each_part(parts, parts < 3 ? 1 : threads, [&](std::size_t part) {
    const std::size_t begin = part * likelihood_part;
    sums[part] = part_sum(begin, std::min(begin + likelihood_part, count));
  });
  CompensatedSum value;
  std::array<CompensatedSum, max_parameters> gradient;
  for (const Likelihood& sum : sums) {
    value.add(sum.value);
    for (std::size_t i = 0; i < max_parameters; ++i) gradient[i].add(sum.gradient[i]);
  }
  Likelihood total{value.value(), {}};
  for (std::size_t i = 0; i < max_parameters; ++i) total.gradient[i] = gradient[i].value();
  return total;
}

}  // namespace clientela
