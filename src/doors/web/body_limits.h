#pragma once

#include <cstdint>
#include <string>

#include "doors/http/message.h"
#include "doors/web/known_cookies.h"

namespace clientela {

// Who is not known sends what a log-in, the set-up, a survey's answer or a page that was open when
// its session ended need, and no more.
inline constexpr std::uint64_t stranger_body_limit_bytes = 64 * 1024;
// The log-in carries such a page's form along, encoded once more.
inline constexpr std::uint64_t login_body_limit_bytes = 4 * stranger_body_limit_bytes;

// The longest body that a request with this head may have. Doesn't block.
std::uint64_t body_limit_bytes(const Request& head, const std::string& cookie_name,
                               const KnownCookies& known);

}  // namespace clientela
