#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "stats/fit.h"

namespace clientela {

// The function H(t) of pareto_nbd.h and its slopes, at one time or for all days of a range.

// H at a time in weeks: s/(r+s+x) 2F1(1, r+x; r+s+x+1; (alpha-beta)/(alpha+t)) where alpha >= beta,
// and by symmetry otherwise, as Gauss' continued fraction (DLMF 15.7.1), whose argument lies
// between 0 and 1 so that it always converges.
double left_ratio(const ParameterArray& parameters, double repeats, double weeks);

// With slopes[i] = (dG/d parameter i) / F.
struct LeftTerms {
  double ratio = 0;  // H
  ParameterArray slopes{};
};
LeftTerms left_terms(const ParameterArray& parameters, double repeats, double weeks);

// The logarithms and inverses of alpha+t and beta+t at the nodes of Gauss-Legendre quadrature
// between any two days: once for each evaluation of the likelihood, for all numbers of repeats.
class ParetoGrid {
 public:
  static constexpr std::size_t nodes = 6;
  struct Node {
    double log_alpha, inverse_alpha, log_beta, inverse_beta;
  };
  // Without nodes, fill() must not be called.
  ParetoGrid(const ParameterArray& parameters, std::int32_t last_day, bool with_nodes);

  const ParameterArray& parameters() const { return parameters_; }
  const Node& at_day(std::int32_t day) const { return days_[static_cast<std::size_t>(day)]; }
  // Fills table[day] for first_day .. last_day, backwards from the last day: the integral of a day
  // is added to what follows it. Near zero, where days are too long for that, one by one.
  void fill(std::uint32_t repeats, std::int32_t first_day, std::int32_t last_day,
            std::vector<LeftTerms>& table) const;

 private:
  LeftTerms one_day_before(double shape, std::int32_t day, const LeftTerms& after) const;

  ParameterArray parameters_;
  std::vector<Node> days_;
  std::vector<std::array<Node, nodes>> between_;
};

}  // namespace clientela
