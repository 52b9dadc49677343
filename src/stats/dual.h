#pragma once

#include <array>
#include <cmath>
#include <cstddef>

namespace clientela {

// A number that carries its derivatives by four parameters along (forward differentiation).
struct Dual {
  double value = 0;
  std::array<double, 4> slope{};

  Dual() = default;
  Dual(double number) : value(number) {}  // NOLINT(google-explicit-constructor)
  static Dual parameter(double number, std::size_t index) {
    Dual made(number);
    made.slope[index] = 1;
    return made;
  }
};

// f(a) with its derivative at a.
inline Dual chain(const Dual& a, double value, double derivative) {
  Dual result(value);
  for (std::size_t i = 0; i < 4; ++i) result.slope[i] = derivative * a.slope[i];
  return result;
}

inline Dual operator+(const Dual& a, const Dual& b) {
  Dual result(a.value + b.value);
  for (std::size_t i = 0; i < 4; ++i) result.slope[i] = a.slope[i] + b.slope[i];
  return result;
}

inline Dual operator-(const Dual& a, const Dual& b) {
  Dual result(a.value - b.value);
  for (std::size_t i = 0; i < 4; ++i) result.slope[i] = a.slope[i] - b.slope[i];
  return result;
}

inline Dual operator*(const Dual& a, const Dual& b) {
  Dual result(a.value * b.value);
  for (std::size_t i = 0; i < 4; ++i) {
    result.slope[i] = a.value * b.slope[i] + b.value * a.slope[i];
  }
  return result;
}

inline Dual operator/(const Dual& a, const Dual& b) {
  const double inverse = 1 / b.value;
  Dual result(a.value * inverse);
  for (std::size_t i = 0; i < 4; ++i) {
    result.slope[i] = (a.slope[i] - result.value * b.slope[i]) * inverse;
  }
  return result;
}

inline Dual log(const Dual& a) { return chain(a, std::log(a.value), 1 / a.value); }
inline Dual exp(const Dual& a) {
  const double value = std::exp(a.value);
  return chain(a, value, value);
}

}  // namespace clientela
