#pragma once

#include <cmath>

namespace clientela {

// A sum that keeps what rounding would lose, so that a million terms are as exact as ten. Neumaier,
// Zeitschrift fuer Angewandte Mathematik und Mechanik 54, 1974.
class CompensatedSum {
 public:
  void add(double term) {
    const double next = sum_ + term;
    lost_ += std::abs(sum_) >= std::abs(term) ? (sum_ - next) + term : (term - next) + sum_;
    sum_ = next;
  }
  double value() const { return sum_ + lost_; }

 private:
  double sum_ = 0;
  double lost_ = 0;
};

}  // namespace clientela
