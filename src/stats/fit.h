#pragma once

#include <array>
#include <functional>
#include <string_view>
#include <vector>

#include "stats/finding.h"
#include "stats/parallel.h"

namespace clientela {

constexpr std::size_t max_parameters = 4;
using ParameterArray = std::array<double, max_parameters>;
// Row by row; rows and columns of unused parameters are zero.
using ParameterMatrix = std::array<ParameterArray, max_parameters>;

struct FitOptions {
  unsigned threads = useful_threads();
  // Asked between evaluations; given their count so far. False stops the fit, which then ends
  // without having converged. Called on the thread that fits.
  std::function<bool(int evaluations)> go_on;
};

// How a fit by maximum likelihood went.
struct FitDiagnostics {
  double log_likelihood = 0;
  double clients = 0;  // that took part
  // Gradient small and curvature that of a maximum. Where a model has a limiting case as its
  // answer (no dropout visible), the limiting case converged.
  bool converged = false;
  double gradient = 0;      // largest |d LL / d ln parameter| per client
  bool is_maximum = false;  // the Hessian is negative definite
  int evaluations = 0;
  Findings findings;
};

}  // namespace clientela
