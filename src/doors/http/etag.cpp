#include "doors/http/etag.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstring>

namespace clientela {

namespace {

std::uint64_t mix(std::uint64_t value) {
  value ^= value >> 32;
  value *= 0xd6e8feb86659fd93u;
  value ^= value >> 32;
  value *= 0xd6e8feb86659fd93u;
  return value ^ (value >> 32);
}

std::string_view without_weakness(std::string_view etag) {
  return etag.substr(0, 2) == "W/" ? etag.substr(2) : etag;
}

}  // namespace

std::string make_etag(std::string_view content) {
  std::uint64_t hash = mix(content.size() + 1);
  while (!content.empty()) {
    std::uint64_t word = 0;
    const auto length = std::min(content.size(), sizeof word);
    std::memcpy(&word, content.data(), length);
    hash = mix(hash ^ word) + 0x9e3779b97f4a7c15u;
    content.remove_prefix(length);
  }
  char text[19];
  std::snprintf(text, sizeof text, "\"%016llx\"", static_cast<unsigned long long>(hash));
  return text;
}

bool has_current(const Request& request, std::string_view etag) {
  std::string_view rest = request.header("If-None-Match").value_or("");
  while (!rest.empty()) {
    const auto candidate = next_part(rest, ',');
    if (candidate == "*" || without_weakness(candidate) == without_weakness(etag)) return true;
  }
  return false;
}

Response not_modified(std::string_view etag) {
  Response response;
  response.status = 304;
  response.headers.add("ETag", etag);
  return response;
}

}  // namespace clientela
