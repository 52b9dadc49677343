#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace clientela {

// The target of a request line taken apart.
struct Target {
  std::string authority;  // "host:port" when the target was a whole URL, else empty
  std::string path;       // decoded and normalised, see Request::path; "*" for OPTIONS *
  std::string query;      // as sent
};

// Nothing when the target is malformed, holds control characters or is not UTF-8.
std::optional<Target> parse_target(std::string_view target);

// Nothing when a percent sign isn't followed by two hexadecimal digits.
std::optional<std::string> percent_decode(std::string_view text);
// Escapes everything but letters, digits and -._~ so that the text can stand in any part of a URL.
std::string percent_encode(std::string_view text);

}  // namespace clientela
