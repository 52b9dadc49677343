#pragma once

namespace clientela {

// For positive arguments only; relative errors below 1e-14 away from zeros. Written here because
// std::lgamma keeps a global sign, which threads must not share.

double log_gamma(double x);
// The derivative of log_gamma.
double digamma(double x);

// log_gamma(x + n) - log_gamma(x) for n >= 0, exact also where x is huge.
double log_rising(double x, double n);

// The logarithm of Euler's beta function.
double log_beta(double a, double b);

// exp(z) E_s(z), the scaled generalised exponential integral, for s > 0 and z > 0: the integral of
// exp(-z u) (1 + u)^-s over u from 0 to infinity. DLMF 8.19.
double scaled_exponential_integral(double s, double z);

// 1 / (1 + exp(-x)) and log(1 + exp(x)), for any x.
double logistic(double x);
double softplus(double x);

}  // namespace clientela
