#include "doors/http/message.h"

#include <algorithm>
#include <utility>

#include "doors/http/response_head.h"

namespace clientela {

std::optional<std::string> Request::cookie(std::string_view name) const {
  for (const HeaderField& field : headers) {
    if (!equal_ignoring_case(field.name, "Cookie")) continue;
    std::string_view rest = field.value;
    while (!rest.empty()) {
      std::string_view pair = next_part(rest, ';');
      const auto equals = pair.find('=');
      if (equals == std::string_view::npos || trim_blanks(pair.substr(0, equals)) != name) continue;
      return std::string(trim_blanks(pair.substr(equals + 1)));
    }
  }
  return std::nullopt;
}

std::size_t Request::read_body(std::uint64_t offset, char* into, std::size_t size) const {
  if (body_file) return body_file->read_at(offset, into, size);
  if (offset >= body.size()) return 0;
  return body.copy(into, size, static_cast<std::size_t>(offset));
}

Response text_response(int status, std::string text) {
  Response response;
  response.status = status;
  response.content_type = "text/plain; charset=utf-8";
  response.headers.set("X-Content-Type-Options", "nosniff");
  response.headers.set("Content-Security-Policy", "default-src 'none'");
  response.body = std::move(text);
  return response;
}

Response refusal_response(int status) {
  if (status != 503) return text_response(status, std::string(status_reason(status)) + "\n");
  Response response = text_response(503, "Too much to do at the moment. Please try again.\n");
  response.headers.set("Retry-After", "1");
  return response;
}

}  // namespace clientela
