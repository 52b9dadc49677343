#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace clientela {

// Percent-decoding of a name or value in the query part of a URL; + is a blank. Nothing when a
// percent sign is not followed by two hexadecimal digits.
std::optional<std::string> query_decoded(std::string_view text);
// Encodes all but letters, digits and signs that are harmless in a query part.
std::string query_encoded(std::string_view text);

}  // namespace clientela
