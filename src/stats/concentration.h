#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace clientela {

// How unevenly revenue (or profit) is spread over clients: Pareto's rule, Lorenz' curve, Gini's
// index (Gini, "Variabilita e mutabilita", 1912).
struct LorenzPoint {
  double clients = 0;  // share of clients, best first
  double value = 0;    // the share of the total that they bring
};

struct Concentration {
  std::uint64_t clients = 0;
  double total = 0;
  // 0: all bring the same; near 1: one brings all. Where some bring losses it may exceed 1.
  double gini = 0;
  std::vector<LorenzPoint> curve;  // from {0, 0} to {1, 1}, at most `points` + 1 of them
};

// Values in any unit, any order, negative ones allowed. An empty list or a total not above zero has
// no shares: gini is 0 and the curve empty.
Concentration concentration(std::span<const double> values, int points = 100);

// How many clients make the best `share` of them, rounded up: 868 of 4,338 for 0.2.
std::uint64_t best_count(std::uint64_t clients, double share);
// The share of the total that the best `share` of clients bring.
double share_held_by_best(std::span<const double> values, double share = 0.2);
// How few of the best bring `share` of the total.
std::uint64_t clients_bringing(std::span<const double> values, double share = 0.8);

}  // namespace clientela
