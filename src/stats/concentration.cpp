#include "stats/concentration.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "stats/compensated_sum.h"

namespace clientela {
namespace {

std::vector<double> best_first(std::span<const double> values) {
  std::vector<double> sorted;
  sorted.reserve(values.size());
  std::copy_if(values.begin(), values.end(), std::back_inserter(sorted),
               [](double value) { return std::isfinite(value); });
  std::sort(sorted.begin(), sorted.end(), std::greater<>());
  return sorted;
}

double sum_of_first(const std::vector<double>& values, std::size_t count) {
  CompensatedSum sum;
  for (std::size_t i = 0; i < count; ++i) sum.add(values[i]);
  return sum.value();
}

}  // namespace

std::uint64_t best_count(std::uint64_t clients, double share) {
  const double exact = static_cast<double>(clients) * std::clamp(share, 0.0, 1.0);
  // 0.2 of 10 is 2, though 0.2 is not a binary number.
  return std::min(clients, static_cast<std::uint64_t>(std::ceil(exact * (1 - 1e-12))));
}

Concentration concentration(std::span<const double> values, int points) {
  const auto sorted = best_first(values);
  Concentration result;
  result.clients = sorted.size();
  result.total = sum_of_first(sorted, sorted.size());
  if (!(result.total > 0)) return result;
  const auto clients = static_cast<double>(sorted.size());
  const std::size_t steps = std::min(static_cast<std::size_t>(std::max(points, 1)), sorted.size());
  result.curve.push_back({0, 0});
  CompensatedSum sum;
  CompensatedSum places;  // each value times its place from the best
  std::size_t step = 1;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    sum.add(sorted[i]);
    places.add(sorted[i] * (static_cast<double>(i) + 1));
    if (i + 1 == (step * sorted.size() + steps - 1) / steps) {
      result.curve.push_back({static_cast<double>(i + 1) / clients, sum.value() / result.total});
      ++step;
    }
  }
  result.curve.back() = {1, 1};
  result.gini = (clients + 1) / clients - 2 * places.value() / (clients * result.total);
  return result;
}

double share_held_by_best(std::span<const double> values, double share) {
  const auto sorted = best_first(values);
  const double total = sum_of_first(sorted, sorted.size());
  if (!(total > 0)) return 0;
  return sum_of_first(sorted, best_count(sorted.size(), share)) / total;
}

std::uint64_t clients_bringing(std::span<const double> values, double share) {
  const auto sorted = best_first(values);
  const double wanted = share * sum_of_first(sorted, sorted.size());
  CompensatedSum sum;
  std::uint64_t count = 0;
  while (count < sorted.size() && sum.value() < wanted) sum.add(sorted[count++]);
  return count;
}

}  // namespace clientela
