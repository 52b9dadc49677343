#pragma once

#include <cstddef>
#include <functional>

namespace clientela {

// Gives the next bytes of a stream: writes at most `capacity` (> 0) of them to `buffer` and returns
// how many; 0 at the end. Failures of the medium are thrown.
using ByteSource = std::function<std::size_t(char* buffer, std::size_t capacity)>;

}  // namespace clientela
