#include "stats/small_matrix.h"

#include <cmath>

namespace clientela {
namespace {

// The Cholesky factor; ones on the diagonal where nothing is free. Pivots must keep something of
// what stood there before, otherwise the matrix is singular as far as numbers can tell.
bool factor(const ParameterMatrix& matrix, const std::array<bool, max_parameters>& free,
            ParameterMatrix& lower) {
  for (std::size_t i = 0; i < max_parameters; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      double rest = free[i] && free[j] ? matrix[i][j] : (i == j ? 1.0 : 0.0);
      const double before = rest;
      for (std::size_t k = 0; k < j; ++k) rest -= lower[i][k] * lower[j][k];
      if (i != j) {
        lower[i][j] = rest / lower[j][j];
      } else {
        if (!(before > 0) || !(rest > 1e-12 * before)) return false;
        lower[i][i] = std::sqrt(rest);
      }
    }
  }
  return true;
}

ParameterArray solve(const ParameterMatrix& lower, ParameterArray right) {
  for (std::size_t i = 0; i < max_parameters; ++i) {
    for (std::size_t k = 0; k < i; ++k) right[i] -= lower[i][k] * right[k];
    right[i] /= lower[i][i];
  }
  for (std::size_t i = max_parameters; i-- > 0;) {
    for (std::size_t k = i + 1; k < max_parameters; ++k) right[i] -= lower[k][i] * right[k];
    right[i] /= lower[i][i];
  }
  return right;
}

}  // namespace

std::optional<ParameterMatrix> inverse_of_positive(const ParameterMatrix& matrix,
                                                   const std::array<bool, max_parameters>& free) {
  ParameterMatrix lower{};
  if (!factor(matrix, free, lower)) return std::nullopt;
  ParameterMatrix inverse{};
  for (std::size_t column = 0; column < max_parameters; ++column) {
    if (!free[column]) continue;
    ParameterArray unit{};
    unit[column] = 1;
    const ParameterArray solved = solve(lower, unit);
    for (std::size_t row = 0; row < max_parameters; ++row) {
      if (free[row]) inverse[row][column] = solved[row];
    }
  }
  return inverse;
}

ParameterArray product(const ParameterMatrix& matrix, const ParameterArray& vector) {
  ParameterArray result{};
  for (std::size_t i = 0; i < max_parameters; ++i) result[i] = product(matrix[i], vector);
  return result;
}

double product(const ParameterArray& a, const ParameterArray& b) {
  double sum = 0;
  for (std::size_t i = 0; i < max_parameters; ++i) sum += a[i] * b[i];
  return sum;
}

}  // namespace clientela
