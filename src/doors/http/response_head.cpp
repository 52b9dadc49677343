#include "doors/http/response_head.h"

#include <cstdio>
#include <ctime>
#include <utility>

namespace clientela {

namespace {

constexpr std::pair<int, std::string_view> reasons[] = {
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {207, "Multi-Status"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {416, "Range Not Satisfiable"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {423, "Locked"},
    {426, "Upgrade Required"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"},
    {507, "Insufficient Storage"},
};

void append_field(std::string& head, std::string_view name, std::string_view value) {
  head.append(name).append(": ");
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    head.push_back((byte < 0x20 && c != '\t') || byte == 0x7f ? ' ' : c);
  }
  head.append("\r\n");
}

}  // namespace

std::string_view status_reason(int status) {
  for (const auto& [number, reason] : reasons) {
    if (number == status) return reason;
  }
  return "Unknown";
}

bool status_has_body(int status) { return status >= 200 && status != 204 && status != 304; }

std::string_view http_date() {
  // strftime would follow the locale.
  static constexpr const char* days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  thread_local std::time_t made_at = -1;
  thread_local char text[64];
  const std::time_t now = std::time(nullptr);
  if (now != made_at) {
    std::tm time{};
    ::gmtime_r(&now, &time);
    std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT", days[time.tm_wday],
                  time.tm_mday, months[time.tm_mon], time.tm_year + 1900, time.tm_hour, time.tm_min,
                  time.tm_sec);
    made_at = now;
  }
  return text;
}

std::string make_response_head(const Response& response, const Framing& framing) {
  std::string head;
  head.reserve(512);
  head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
  head.append(status_reason(response.status)).append("\r\n");
  append_field(head, "Date", http_date());
  if (!response.content_type.empty() && status_has_body(response.status)) {
    append_field(head, "Content-Type", response.content_type);
  }
  for (const HeaderField& field : response.headers) append_field(head, field.name, field.value);
  if (framing.content_length) {
    append_field(head, "Content-Length", std::to_string(*framing.content_length));
  }
  if (framing.chunked) append_field(head, "Transfer-Encoding", "chunked");
  if (!framing.keep_alive) {
    append_field(head, "Connection", "close");
  } else if (framing.http_1_0) {
    append_field(head, "Connection", "keep-alive");
  }
  head.append("\r\n");
  return head;
}

}  // namespace clientela
