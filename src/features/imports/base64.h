#pragma once

#include <string>
#include <string_view>

namespace clientela {

// RFC 4648, with padding.
std::string base64(std::string_view bytes);
// Stops at the first character that base64() does not write.
std::string from_base64(std::string_view text);

}  // namespace clientela
