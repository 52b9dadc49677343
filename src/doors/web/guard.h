#pragma once

#include <string>
#include <string_view>

#include "base/id.h"
#include "doors/http/message.h"

namespace clientela {

// What keeps strangers' pages from acting in a user's name, and our pages from being bent.

// The token that forms send back: only this company's server can make it for that holder, and a
// session's is never a guest's.
std::string session_form_token(std::string_view secret, Id session);
std::string guest_form_token(std::string_view secret, std::string_view guest);
bool same_text(std::string_view a, std::string_view b);  // in constant time

// Whether the request comes from a page of our own, as far as browsers tell (Origin,
// Sec-Fetch-Site). Those that tell nothing pass: the token decides.
bool from_own_page(const Request& request);
// Whether the Host is one by which this server may be called. A server on loopback answers to
// loopback names alone, so that another site's name can't be pointed at it (DNS rebinding).
bool known_host(std::string_view host, bool loopback_only, std::string_view public_host);

// Content-Security-Policy and its companions on every answer.
void add_security_headers(Response& response, bool secure);

// A path as it may stand in a log: the private part of a survey's link is left out, and all but
// letters, digits and printable ASCII is percent-encoded, so that it is one word and no terminal
// obeys it.
std::string logged_path(std::string_view path);

std::string cookie(std::string_view name, std::string_view value, long max_age_seconds, bool secure,
                   bool readable_by_scripts = false);

}  // namespace clientela
