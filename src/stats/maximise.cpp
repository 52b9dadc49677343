#include "stats/maximise.h"

#include <algorithm>
#include <cmath>

#include "stats/small_matrix.h"

namespace clientela {
namespace {

constexpr double gradient_tolerance = 1e-8;  // a client, by logarithms
constexpr double gradient_aim = 2e-11;       // what polishing tries to reach
constexpr double longest_step = 2.5;         // of a logarithm at once

// A place on the hill. Everything is by logarithms and a unit of weight.
struct Place {
  ParameterArray logarithms{};
  double height = -1e300;
  ParameterArray slope{};
};

class Climb {
 public:
  Climb(const LikelihoodFunction& function, const MaximiseOptions& options)
      : function_(function), options_(options), evaluations_(options.evaluations_before) {}

  Place look(ParameterArray logarithms) {
    ParameterArray parameters{};
    for (std::size_t i = 0; i < options_.dimension; ++i) {
      logarithms[i] = std::clamp(logarithms[i], lowest_logarithm, highest_logarithm);
      parameters[i] = std::exp(logarithms[i]);
    }
    const Likelihood found = function_(parameters);
    ++evaluations_;
    if (options_.go_on && !options_.go_on(evaluations_)) stopped_ = true;
    Place place{logarithms, found.value / options_.weight, {}};
    bool finite = std::isfinite(place.height);
    for (std::size_t i = 0; i < options_.dimension; ++i) {
      place.slope[i] = found.gradient[i] * parameters[i] / options_.weight;
      finite = finite && std::isfinite(place.slope[i]);
    }
    if (!finite) place = {logarithms, -1e300, {}};
    return place;
  }

  // Parameters that may move: not those at a limit from which the hill leads outwards.
  std::array<bool, max_parameters> free_at(const Place& place) const {
    std::array<bool, max_parameters> free{};
    for (std::size_t i = 0; i < options_.dimension; ++i) {
      const double at = place.logarithms[i];
      free[i] = !(at <= lowest_logarithm && place.slope[i] <= 0) &&
                !(at >= highest_logarithm && place.slope[i] >= 0);
    }
    return free;
  }

  double steepness(const Place& place) const {
    const auto free = free_at(place);
    double largest = 0;
    for (std::size_t i = 0; i < options_.dimension; ++i) {
      if (free[i]) largest = std::max(largest, std::abs(place.slope[i]));
    }
    return largest;
  }

  Place climb(Place place);
  // Derivatives of the slope, by central differences; negative definite at a maximum.
  ParameterMatrix curvature(const Place& place);
  Place polish(Place place, const ParameterMatrix& curvature, int steps);
  Maximum describe(const Place& place, const ParameterMatrix& curvature) const;

  bool stopped() const { return stopped_; }
  int evaluations() const { return evaluations_; }

 private:
  static ParameterArray limited(ParameterArray step) {
    double largest = 0;
    for (const double part : step) largest = std::max(largest, std::abs(part));
    if (largest > longest_step) {
      for (double& part : step) part *= longest_step / largest;
    }
    return step;
  }
  static ParameterArray moved(const Place& place, const ParameterArray& step, double length) {
    ParameterArray logarithms = place.logarithms;
    for (std::size_t i = 0; i < max_parameters; ++i) logarithms[i] += length * step[i];
    return logarithms;
  }
  static void learn(ParameterMatrix& inverse, const Place& from, const Place& to);

  const LikelihoodFunction& function_;
  const MaximiseOptions& options_;
  int evaluations_;
  bool stopped_ = false;
};

ParameterMatrix unit_matrix(double scale) {
  ParameterMatrix matrix{};
  for (std::size_t i = 0; i < max_parameters; ++i) matrix[i][i] = scale;
  return matrix;
}

// The BFGS update of the inverse of the negative curvature.
void Climb::learn(ParameterMatrix& inverse, const Place& from, const Place& to) {
  ParameterArray step{};
  ParameterArray change{};
  for (std::size_t i = 0; i < max_parameters; ++i) {
    step[i] = to.logarithms[i] - from.logarithms[i];
    change[i] = from.slope[i] - to.slope[i];
  }
  const double along = product(step, change);
  if (!(along > 1e-14 * std::sqrt(product(step, step) * product(change, change)))) return;
  const ParameterArray bent = product(inverse, change);
  const double factor = (1 + product(change, bent) / along) / along;
  for (std::size_t i = 0; i < max_parameters; ++i) {
    for (std::size_t j = 0; j < max_parameters; ++j) {
      inverse[i][j] += factor * step[i] * step[j] - (bent[i] * step[j] + step[i] * bent[j]) / along;
    }
  }
}

Place Climb::climb(Place place) {
  ParameterMatrix inverse = unit_matrix(1);
  bool fresh = true;
  for (int round = 0; round < 300 && !stopped_; ++round) {
    if (steepness(place) < gradient_aim) break;
    const auto free = free_at(place);
    ParameterArray slope = place.slope;
    for (std::size_t i = 0; i < max_parameters; ++i) slope[i] = free[i] ? slope[i] : 0;
    ParameterArray step = product(inverse, slope);
    for (std::size_t i = 0; i < max_parameters; ++i) step[i] = free[i] ? step[i] : 0;
    step = limited(step);
    double rise = product(step, slope);
    Place next;
    double length = 1;
    for (int tries = 0; tries < 30; ++tries) {
      next = look(moved(place, step, length));
      if (next.height >= place.height + 1e-4 * length * rise) break;
      length *= 0.3;
    }
    const double gain = next.height - place.height;
    if (!(gain > 0) || !(rise > 0)) {
      if (fresh) break;
      inverse = unit_matrix(1);
      fresh = true;
      continue;
    }
    if (fresh) inverse = unit_matrix(length);
    learn(inverse, place, next);
    fresh = false;
    place = next;
    if (gain < 1e-15 * std::abs(place.height) && steepness(place) < gradient_tolerance) break;
  }
  return place;
}

ParameterMatrix Climb::curvature(const Place& place) {
  constexpr double reach = 2e-4;
  ParameterMatrix matrix{};
  for (std::size_t i = 0; i < options_.dimension && !stopped_; ++i) {
    ParameterArray step{};
    step[i] = 1;
    const Place above = look(moved(place, step, reach));
    const Place below = look(moved(place, step, -reach));
    const double width = above.logarithms[i] - below.logarithms[i];
    for (std::size_t j = 0; j < options_.dimension; ++j) {
      matrix[i][j] = (above.slope[j] - below.slope[j]) / width;
    }
  }
  for (std::size_t i = 0; i < max_parameters; ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      matrix[i][j] = matrix[j][i] = (matrix[i][j] + matrix[j][i]) / 2;
    }
  }
  return matrix;
}

ParameterMatrix negative(ParameterMatrix matrix) {
  for (auto& row : matrix) {
    for (double& entry : row) entry = -entry;
  }
  return matrix;
}

Place Climb::polish(Place place, const ParameterMatrix& curvature, int steps) {
  for (int i = 0; i < steps && !stopped_ && steepness(place) > gradient_aim; ++i) {
    const auto free = free_at(place);
    const auto inverse = inverse_of_positive(negative(curvature), free);
    if (!inverse) break;
    ParameterArray slope = place.slope;
    for (std::size_t k = 0; k < max_parameters; ++k) slope[k] = free[k] ? slope[k] : 0;
    const Place next = look(moved(place, limited(product(*inverse, slope)), 1));
    const bool higher = next.height >= place.height - 1e-13 * std::abs(place.height);
    if (!higher || !(steepness(next) < steepness(place))) break;
    place = next;
  }
  return place;
}

Maximum Climb::describe(const Place& place, const ParameterMatrix& curvature) const {
  Maximum result;
  for (std::size_t i = 0; i < options_.dimension; ++i) {
    result.parameters[i] = std::exp(place.logarithms[i]);
  }
  result.log_likelihood = place.height * options_.weight;
  result.gradient = steepness(place);
  for (std::size_t i = 0; i < max_parameters; ++i) {
    for (std::size_t j = 0; j < max_parameters; ++j) {
      result.hessian[i][j] = curvature[i][j] * options_.weight;
    }
  }
  if (const auto inverse = inverse_of_positive(negative(result.hessian), free_at(place))) {
    result.covariance = *inverse;
    result.is_maximum = true;
  }
  result.stopped = stopped_;
  result.evaluations = evaluations_;
  result.converged = !stopped_ && result.is_maximum && result.gradient < gradient_tolerance;
  return result;
}

ParameterArray logarithms_of(const ParameterArray& parameters, std::size_t dimension) {
  ParameterArray logarithms{};
  for (std::size_t i = 0; i < dimension; ++i) logarithms[i] = std::log(parameters[i]);
  return logarithms;
}

Maximum finish(Climb& climb, Place place) {
  ParameterMatrix curvature = climb.curvature(place);
  place = climb.polish(place, curvature, 4);
  if (climb.steepness(place) > gradient_tolerance && !climb.stopped()) {
    place = climb.climb(place);
    curvature = climb.curvature(place);
    place = climb.polish(place, curvature, 4);
  }
  return climb.describe(place, curvature);
}

}  // namespace

Maximum maximise(const LikelihoodFunction& function, std::span<const ParameterArray> starts,
                 const MaximiseOptions& options) {
  Climb climb(function, options);
  Place best;
  for (const ParameterArray& start : starts) {
    const Place reached = climb.climb(climb.look(logarithms_of(start, options.dimension)));
    if (&start == &starts.front() || reached.height > best.height) best = reached;
    if (climb.stopped()) break;
  }
  return finish(climb, best);
}

Maximum refine(const LikelihoodFunction& function, const Maximum& near,
               const MaximiseOptions& options) {
  Climb climb(function, options);
  ParameterMatrix curvature = near.hessian;
  for (auto& row : curvature) {
    for (double& entry : row) entry /= options.weight;
  }
  const Place start = climb.look(logarithms_of(near.parameters, options.dimension));
  Place place = climb.polish(start, curvature, 6);
  if (climb.steepness(place) > 1e-6) place = climb.climb(place);
  return finish(climb, place);
}

}  // namespace clientela
