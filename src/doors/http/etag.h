#pragma once

#include <string>
#include <string_view>

#include "doors/http/message.h"

namespace clientela {

// A strong entity tag from the content, with its quotes. It tells versions of one page apart; it
// is no proof against somebody who makes collisions on purpose.
std::string make_etag(std::string_view content);

// Whether the browser already has this version (If-None-Match, compared weakly).
bool has_current(const Request& request, std::string_view etag);

// 304 with the tag.
Response not_modified(std::string_view etag);

}  // namespace clientela
