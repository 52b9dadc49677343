#include "stats/special_functions.h"

#include <cmath>

namespace clientela {
namespace {

constexpr double half_log_two_pi = 0.91893853320467274178;
constexpr double asymptotic_from = 12;

// log_gamma(x) - ((x - 1/2) log x - x + log sqrt(2 pi)), for x >= asymptotic_from. DLMF 5.11.1.
double stirling_rest(double x) {
  const double inverse = 1 / x;
  const double square = inverse * inverse;
  return inverse *
         (1.0 / 12 +
          square * (-1.0 / 360 +
                    square * (1.0 / 1260 +
                              square * (-1.0 / 1680 +
                                        square * (1.0 / 1188 + square * (-691.0 / 360360 +
                                                                         square * (1.0 / 156)))))));
}

}  // namespace

double log_gamma(double x) {
  double product = 1;
  for (; x < asymptotic_from; x += 1) product *= x;
  return (x - 0.5) * std::log(x) - x + half_log_two_pi + stirling_rest(x) - std::log(product);
}

double digamma(double x) {
  double shifted = 0;
  for (; x < asymptotic_from; x += 1) shifted -= 1 / x;
  const double square = 1 / (x * x);
  const double rest =
      square *
      (1.0 / 12 +
       square * (-1.0 / 120 +
                 square * (1.0 / 252 +
                           square * (-1.0 / 240 + square * (1.0 / 132 + square * (-691.0 / 32760 +
                                                                                  square / 12))))));
  return shifted + std::log(x) - 0.5 / x - rest;
}

double log_rising(double x, double n) {
  if (n <= 0) return 0;
  if (n <= 24 && n == std::floor(n)) {
    double sum = 0;
    for (double i = 0; i < n; ++i) sum += std::log(x + i);
    return sum;
  }
  if (x < asymptotic_from) return log_gamma(x + n) - log_gamma(x);
  // The difference of the two Stirling forms, arranged so that nothing large cancels.
  return (x - 0.5) * std::log1p(n / x) + n * (std::log(x + n) - 1) + stirling_rest(x + n) -
         stirling_rest(x);
}

double log_beta(double a, double b) {
  const double smaller = a < b ? a : b;
  const double larger = a < b ? b : a;
  return log_gamma(smaller) - log_rising(larger, smaller);
}

double scaled_exponential_integral(double s, double z) {
  // Lentz's method on the even part of the continued fraction, DLMF 8.19.17.
  double b = z + s;
  double c = 1e300;
  double d = 1 / b;
  double value = d;
  for (int i = 1; i <= 200'000; ++i) {
    const double numerator = -i * (s + i - 1);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const double change = c * d;
    value *= change;
    if (std::abs(change - 1) < 1e-15) break;
  }
  return value;
}

double logistic(double x) {
  return x >= 0 ? 1 / (1 + std::exp(-x)) : std::exp(x) / (1 + std::exp(x));
}

double softplus(double x) { return x > 0 ? x + std::log1p(std::exp(-x)) : std::log1p(std::exp(x)); }

}  // namespace clientela
