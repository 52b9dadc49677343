#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "doors/http/message.h"

namespace clientela {

// "Not Found" for 404; "Unknown" for what has no name here.
std::string_view status_reason(int status);
// Whether an answer of that status may have a body.
bool status_has_body(int status);

// The present time as the Date field wants it. Made once a second and thread.
std::string_view http_date();

struct Framing {
  bool keep_alive = true;
  bool http_1_0 = false;
  bool chunked = false;
  std::optional<std::uint64_t> content_length;
};

// The status line and the header fields with the blank line after them. Control characters in
// values become spaces, so that no value can begin another field.
std::string make_response_head(const Response& response, const Framing& framing);

}  // namespace clientela
