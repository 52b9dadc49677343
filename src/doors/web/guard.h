#pragma once

#include <string>
#include <string_view>

#include "doors/http/message.h"

namespace clientela {

// What keeps strangers' pages from acting in a user's name, and our pages from being bent.

// A token that only this company's server can make for that holder (a session, a guest's cookie).
std::string signed_token(std::string_view secret, std::string_view purpose,
                         std::string_view holder);
bool same_text(std::string_view a, std::string_view b);  // in constant time

// Whether the request comes from a page of our own, as far as browsers tell (Origin,
// Sec-Fetch-Site). Those that tell nothing pass: the token decides.
bool from_own_page(const Request& request);
// Whether the Host is one by which this server may be called. A server on loopback answers to
// loopback names alone, so that another site's name can't be pointed at it (DNS rebinding).
bool known_host(std::string_view host, bool loopback_only, std::string_view public_host);

// Content-Security-Policy and its companions on every answer.
void add_security_headers(Response& response, bool secure);

std::string cookie(std::string_view name, std::string_view value, long max_age_seconds, bool secure,
                   bool readable_by_scripts = false);

}  // namespace clientela
