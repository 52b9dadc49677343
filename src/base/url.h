#pragma once

#include <string>
#include <string_view>

namespace clientela {

// A part of a URL, percent-encoded (RFC 3986): everything but letters, digits and -._~
std::string url_encoded(std::string_view text);

}  // namespace clientela
