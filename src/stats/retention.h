#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "stats/fit.h"
#include "stats/units.h"

namespace clientela {

// How long clients stay who must tell us when they leave: subscriptions, agreements. Time goes by
// whole periods of renewal.
//   sbg  shifted beta-geometric (alpha, beta). Fader and Hardie, "How to Project Customer
//        Retention", Journal of Interactive Marketing 21, 2007.
//   bdw  beta-discrete-Weibull (alpha, beta, c), whose chance of leaving may also rise or fall with
//        a client's time. Fader, Hardie, Liu, Davin and Steenburgh, "How to Project Customer
//        Retention Revisited", Journal of Interactive Marketing 43, 2018. c = 1 is sbg.
enum class RetentionModelKind { sbg, bdw };

std::string_view key_of(RetentionModelKind kind);  // "sbg", "bdw"

struct RetentionModel {
  RetentionModelKind kind = RetentionModelKind::sbg;
  ParameterArray parameters{1, 1, 1};  // alpha, beta, c
  ParameterMatrix covariance{};        // of the parameters' logarithms
};

// A cohort that began together: survivors[0] at the start, survivors[t] still there after t
// periods. Must not rise; at least two entries. Counts, or shares times how many began.
struct RetentionCohort {
  std::vector<double> survivors;
};

struct RetentionFit {
  RetentionModel model;
  FitDiagnostics diagnostics;
};

// Fits by maximum likelihood over one cohort or several. Never fails. Keys of findings:
// too_few_clients, nobody_left, everybody_left, not_converged, stopped.
RetentionFit fit_retention_model(RetentionModelKind kind, std::span<const RetentionCohort> cohorts,
                                 const FitOptions& options = {});

double log_likelihood(const RetentionModel& model, std::span<const RetentionCohort> cohorts);

// The share that is still there after `periods`.
double survival(const RetentionModel& model, double periods);
// The share of those there after `period` - 1 periods who renew for another; period 1, 2 ...
double retention_rate(const RetentionModel& model, int period);

// Periods that a new client will pay for, the first one now and included, discounted to now; known
// as DEL. `discount` is for one period: 0.1 is 10 %. Not above zero: summed over 10,000 periods.
double discounted_lifetime(const RetentionModel& model, double discount);

// The same for a client who has renewed `renewals` times and is about to decide again: periods
// still to be paid, the next one counted in full if it is renewed; known as DERL (Fader and Hardie,
// "Customer-Base Valuation in a Contractual Setting", Marketing Science 29, 2010).
double discounted_residual_lifetime(const RetentionModel& model, double discount, int renewals);

}  // namespace clientela
