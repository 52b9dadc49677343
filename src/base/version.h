#pragma once

#include <string_view>

namespace clientela {

/// The version of the program, "1.2.3".
std::string_view program_version();

}  // namespace clientela
