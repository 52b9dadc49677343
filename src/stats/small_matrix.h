#pragma once

#include <optional>

#include "stats/fit.h"

namespace clientela {

// Inverts the symmetrical matrix of the parameters where `free` holds; rows of others stay zero.
// Nothing if it is not positive definite there.
std::optional<ParameterMatrix> inverse_of_positive(const ParameterMatrix& matrix,
                                                   const std::array<bool, max_parameters>& free);

ParameterArray product(const ParameterMatrix& matrix, const ParameterArray& vector);
double product(const ParameterArray& a, const ParameterArray& b);

}  // namespace clientela
