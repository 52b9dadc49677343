#include "doors/web/guard.h"

#include <sodium.h>

#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "doors/http/target.h"

namespace clientela {
namespace {

constexpr std::string_view policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'";

std::string_view without_port(std::string_view host) {
  if (!host.empty() && host.front() == '[') return host.substr(0, host.find(']') + 1);
  return host.substr(0, host.find(':'));
}

// 127.0.0.1 and its like, but not 127.example.com, which anybody may point here.
bool is_loopback_name(std::string_view name) {
  const bool number = name.find_first_not_of("0123456789.") == std::string_view::npos;
  return name == "localhost" || name == "[::1]" || (number && name.rfind("127.", 0) == 0);
}

// A token that only this company's server can make for that purpose and holder.
std::string signed_token(std::string_view secret, std::string_view purpose,
                         std::string_view holder) {
  const std::string text = std::string(purpose) + '\n' + std::string(holder);
  std::array<unsigned char, 32> hash{};
  crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()),
                     text.size(), reinterpret_cast<const unsigned char*>(secret.data()),
                     std::min<std::size_t>(secret.size(), crypto_generichash_KEYBYTES_MAX));
  std::array<char, 65> hex{};
  sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
  return hex.data();
}

}  // namespace

std::string session_form_token(std::string_view secret, Id session) {
  return signed_token(secret, "csrf of a session", session.text());
}

std::string guest_form_token(std::string_view secret, std::string_view guest) {
  return signed_token(secret, "csrf of a guest", guest);
}

bool same_text(std::string_view a, std::string_view b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

bool from_own_page(const Request& request) {
  if (const auto site = request.header("Sec-Fetch-Site")) {
    if (*site != "same-origin" && *site != "none") return false;
  }
  const auto origin = request.header("Origin");
  if (!origin) return true;
  const auto host = request.header("Host").value_or("");
  const auto scheme_end = origin->find("://");
  return scheme_end != std::string_view::npos && origin->substr(scheme_end + 3) == host;
}

bool known_host(std::string_view host, bool loopback_only, std::string_view public_host) {
  const auto name = without_port(host);
  if (!public_host.empty() && name == public_host) return true;
  return loopback_only ? is_loopback_name(name) : public_host.empty() || is_loopback_name(name);
}

void add_security_headers(Response& response, bool secure) {
  auto& headers = response.headers;
  headers.set("Content-Security-Policy", policy);
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("X-Frame-Options", "DENY");
  headers.set("Referrer-Policy", "same-origin");
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
  if (secure) headers.set("Strict-Transport-Security", "max-age=31536000");
  if (!headers.find("Cache-Control")) headers.set("Cache-Control", "no-store");
}

std::string logged_path(std::string_view path) {
  constexpr std::string_view survey_links = "/s/";
  if (path.substr(0, survey_links.size()) == survey_links) return "/s/…";
  std::string logged;
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(path, at);
    const auto bytes = path.substr(start, at - start);
    const bool ascii = c > 0x20 && c < 0x7F && c != '%';
    logged += ascii || is_letter_or_digit(c) ? std::string(bytes) : percent_encode(bytes);
  }
  return logged;
}

std::string cookie(std::string_view name, std::string_view value, long max_age_seconds, bool secure,
                   bool readable_by_scripts) {
  std::string text(name);
  text.append("=").append(value).append("; Path=/; SameSite=Lax; Max-Age=");
  text += std::to_string(max_age_seconds);
  if (!readable_by_scripts) text += "; HttpOnly";
  if (secure) text += "; Secure";
  return text;
}

}  // namespace clientela
