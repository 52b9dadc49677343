#pragma once

#include <span>
#include <string_view>

#include "stats/client_statistics.h"
#include "stats/estimate.h"
#include "stats/fit.h"

namespace clientela {

// What a purchase of a client is worth on average, drawn towards the average of all the more, the
// fewer purchases are known. Fader and Hardie, "The Gamma-Gamma Model of Monetary Value", 2013.
enum class ValueModelKind {
  gamma_gamma,  // p, q, gamma (in the currency's major units)
  fixed_price,  // all purchases have nearly the same value: `typical`
  median,       // so uneven that no average exists: the client's own mean, drawn to the median
};

std::string_view key_of(ValueModelKind kind);  // "gamma-gamma", "fixed-price", "median"

struct ValueModel {
  ValueModelKind kind = ValueModelKind::fixed_price;
  double typical = 0;            // median of clients' means
  ParameterArray parameters{};   // p, q, gamma; of gamma_gamma and median
  ParameterMatrix covariance{};  // of the parameters' logarithms

  ParameterArray standard_errors() const;
};

struct ValueFit {
  ValueModel model;
  FitDiagnostics diagnostics;
};

// Fits by maximum likelihood. Never fails. Observations without purchases or with a mean not above
// zero are left out. Keys of findings: no_repeats, too_few_clients, constant_price, heavy_tail,
// not_converged, stopped.
ValueFit fit_value_model(std::span<const ValueObservation> observations,
                         const FitOptions& options = {});

double log_likelihood(const ValueModel& model, std::span<const ValueObservation> observations);

// The average value expected of this client's purchases. {0, 0}: of a client who never repeated.
double expected_value(const ValueModel& model, const ValueObservation& client);

}  // namespace clientela
