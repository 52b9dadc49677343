#include "doors/web/body_limits.h"

#include "doors/http/server.h"
#include "pages/paths.h"

namespace clientela {
namespace {

bool is_program(const Request& head) {
  return head.path.rfind("/api/", 0) == 0 &&
         head.header("Authorization").value_or("").substr(0, 7) == "Bearer ";
}

}  // namespace

std::uint64_t body_limit_bytes(const Request& head, const std::string& cookie_name,
                               const KnownCookies& known) {
  if (is_program(head)) return default_body_limit_bytes;
  const auto token = head.cookie(cookie_name);
  if (token && known.knows(*token)) {
    const bool upload = head.method == "POST" && head.path == "/import";
    return upload ? upload_limit_bytes : default_body_limit_bytes;
  }
  return head.path == login_path ? login_body_limit_bytes : stranger_body_limit_bytes;
}

}  // namespace clientela
