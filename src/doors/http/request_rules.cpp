#include "doors/http/request_rules.h"

#include <algorithm>

#include "doors/http/target.h"

namespace clientela {

namespace {

constexpr std::size_t method_limit_bytes = 32;

bool is_host(std::string_view host) {
  return std::all_of(host.begin(), host.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '-' || c == '_' || c == ':' || c == '[' || c == ']';
  });
}

int check_host(const Request& request, const RequestFraming& framing) {
  const auto count = request.headers.count("Host");
  if (count > 1 || (count == 0 && !framing.http_1_0)) return 400;
  return is_host(request.header("Host").value_or("")) ? 0 : 400;
}

// A proxy in front and this server must agree where a request ends, so every doubt is refused.
int check_body_length(const Request& request, RequestFraming& framing) {
  const auto lengths = request.headers.count("Content-Length");
  const auto codings = request.headers.count("Transfer-Encoding");
  if (lengths + codings > 1) return 400;
  if (lengths == 1) {
    const auto value = *request.header("Content-Length");
    const bool digits =
        !value.empty() && value.size() <= 18 &&
        std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits) return 400;
    std::uint64_t length = 0;
    for (const char c : value) length = length * 10 + static_cast<std::uint64_t>(c - '0');
    framing.content_length = length;
  }
  if (codings == 1) {
    if (framing.http_1_0) return 400;
    if (!equal_ignoring_case(*request.header("Transfer-Encoding"), "chunked")) return 501;
    framing.chunked = true;
  }
  return 0;
}

int take_target(Request& request) {
  auto target = parse_target(request.target);
  if (!target) return 400;
  if (target->path == "*" && request.method != "OPTIONS") return 400;
  if (!target->authority.empty()) {
    if (!is_host(target->authority)) return 400;
    request.headers.set("Host", target->authority);
  }
  request.path = std::move(target->path);
  request.query = std::move(target->query);
  return 0;
}

int take_expectation(const Request& request, RequestFraming& framing) {
  const auto expectation = request.header("Expect");
  if (!expectation || framing.http_1_0) return 0;
  if (!equal_ignoring_case(*expectation, "100-continue")) return 417;
  framing.expects_continue = true;
  return 0;
}

}  // namespace

int accept_request_head(Request& request, RequestFraming& framing) {
  if (request.method.size() > method_limit_bytes) return 501;
  if (const int status = check_host(request, framing)) return status;
  if (const int status = check_body_length(request, framing)) return status;
  if (request.method == "CONNECT" || request.method == "TRACE") return 405;
  if (const int status = take_target(request)) return status;
  if (const int status = take_expectation(request, framing)) return status;
  if (request.method == "HEAD") {
    request.method = "GET";
    request.head_only = true;
  }
  return 0;
}

}  // namespace clientela
