#pragma once

#include <functional>
#include <span>

#include "stats/fit.h"
#include "stats/likelihood.h"

namespace clientela {

// Finds the maximum of a log-likelihood of 1 .. 4 positive parameters: quasi-Newton (BFGS) in the
// parameters' logarithms from several starts, then Newton's method with a Hessian by central
// differences of the gradient. Nocedal and Wright, "Numerical Optimization", 2006, chapters 3, 6.
using LikelihoodFunction = std::function<Likelihood(const ParameterArray& parameters)>;

// Logarithms of parameters stay within these: what lies outside can't be told from a limit.
constexpr double lowest_logarithm = -16;
constexpr double highest_logarithm = 20;

struct Maximum {
  ParameterArray parameters{};
  double log_likelihood = 0;
  ParameterMatrix hessian{};  // by logarithms of parameters
  ParameterMatrix
      covariance{};     // of logarithms of parameters; zero where a parameter is at a limit
  double gradient = 0;  // largest by logarithms, a unit of weight
  bool is_maximum = false;
  bool converged = false;
  bool stopped = false;
  int evaluations = 0;
};

struct MaximiseOptions {
  std::size_t dimension = 2;
  double weight = 1;  // how many clients; scales the tolerances
  std::function<bool(int)> go_on;
  int evaluations_before = 0;  // counted along
};

Maximum maximise(const LikelihoodFunction& function, std::span<const ParameterArray> starts,
                 const MaximiseOptions& options);

// From a point near the maximum with the Hessian of a likelihood of the same shape (such as that
// of a sample, scaled to these clients), so that the whole data are looked at only a few times.
Maximum refine(const LikelihoodFunction& function, const Maximum& near,
               const MaximiseOptions& options);

}  // namespace clientela
