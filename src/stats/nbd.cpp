#include "stats/nbd.h"

#include <cmath>
#include <vector>

namespace clientela {

Likelihood nbd_likelihood(const ParameterArray& parameters, std::span<const HistoryGroup> groups,
                          unsigned threads) {
  const double r = parameters[0];
  const double alpha = parameters[1];
  std::uint32_t most_repeats = 0;
  for (const HistoryGroup& group : groups) most_repeats = std::max(most_repeats, group.repeats);
  // log Gamma(r+x)/Gamma(r) and its slope by r
  std::vector<std::array<double, 2>> rising(static_cast<std::size_t>(most_repeats) + 1);
  for (std::size_t x = 1; x < rising.size(); ++x) {
    const double factor = r + static_cast<double>(x - 1);
    rising[x] = {rising[x - 1][0] + std::log(factor), rising[x - 1][1] + 1 / factor};
  }
  return sum_likelihood(groups.size(), threads, [&](std::size_t begin, std::size_t end) {
    Likelihood sum;
    for (const HistoryGroup& group : groups.subspan(begin, end - begin)) {
      const double x = group.repeats;
      const double age = group.age_days / days_in_week;
      const double log_share = -std::log1p(age / alpha);  // log alpha/(alpha+T)
      const double log_end = std::log(alpha + age);
      const auto& [constant, slope] = rising[group.repeats];
      sum.value += group.weight * (constant + r * log_share - x * log_end);
      sum.gradient[0] += group.weight * (slope + log_share);
      sum.gradient[1] += group.weight * (r / alpha - (r + x) / (alpha + age));
    }
    return sum;
  });
}

double nbd_rate(const ParameterArray& parameters, const BuyingHistory& history) {
  return (parameters[0] + history.repeats) / (parameters[1] + history.age.count);
}

}  // namespace clientela
