#pragma once

#include <span>

#include "stats/fit.h"

namespace clientela {

// Clients who at each of n equal occasions (a yearly appeal, a season, a fair) do buy or don't, and
// leave unseen. Fader, Hardie and Shang, "Customer-Base Analysis in a Discrete-Time Noncontractual
// Setting", Marketing Science 29, 2010. Chances of buying are beta distributed (alpha, beta),
// chances of leaving too (gamma, delta).
struct OccasionGroup {
  int purchases = 0;      // x: at how many occasions after the first one
  int last_purchase = 0;  // t_x: at which occasion the last was, 0 if none
  int occasions = 0;      // n
  double weight = 1;      // how many clients
};

struct OccasionModel {
  ParameterArray parameters{1, 1, 1, 1};  // alpha, beta, gamma, delta
  ParameterMatrix covariance{};           // of the parameters' logarithms
};

struct OccasionFit {
  OccasionModel model;
  FitDiagnostics diagnostics;
};

// Never fails. Keys of findings: too_few_clients, no_repeats, not_converged, stopped.
OccasionFit fit_occasion_model(std::span<const OccasionGroup> groups,
                               const FitOptions& options = {});

double log_likelihood(const OccasionModel& model, std::span<const OccasionGroup> groups);

// The chance that the client is still there at the next occasion.
double probability_alive(const OccasionModel& model, const OccasionGroup& client);
// At how many of the next `occasions` the client will buy.
double expected_purchases(const OccasionModel& model, const OccasionGroup& client, int occasions);

}  // namespace clientela
