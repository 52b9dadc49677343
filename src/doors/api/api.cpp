#include "doors/api/api.h"

#include "doors/api/api_call.h"
#include "doors/web/throttle.h"
#include "system/desk.h"

namespace clientela {
namespace {

std::vector<std::string> segments_of(std::string_view path) {
  std::vector<std::string> segments;
  while (!path.empty()) {
    path.remove_prefix(1);
    const auto end = std::min(path.find('/'), path.size());
    segments.emplace_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return segments;
}

std::string_view bearer_of(const Request& request) {
  const auto header = request.header("Authorization").value_or("");
  constexpr std::string_view scheme = "Bearer ";
  return header.substr(0, scheme.size()) == scheme ? header.substr(scheme.size())
                                                   : std::string_view();
}

// A token has more chance in it than anybody can guess, so a right one is never made to wait for
// the wrong ones that came from the same address.
std::optional<Asker> recognised(Company& company, const Request& request) {
  const auto user = user_of_token(*company.engine, bearer_of(request));
  if (!user) return std::nullopt;
  return asker_of(*user);
}

// Who keeps sending wrong tokens is told to slow down.
Response refused_token(Company& company, WebServices& services, const Request& request) {
  const std::string who = "token from " + counted_address(request);
  const Instant now = company.engine->now();
  const std::int64_t wait_ms = services.throttle.wait_ms(who, now);
  if (!bearer_of(request).empty()) services.throttle.failed(who, now);
  if (wait_ms > 0) {
    Response slower = problem(429, "too_many_tries", "", "Too many wrong tokens came from here.");
    slower.headers.set("Retry-After", std::to_string((wait_ms + 999) / 1000));
    return slower;
  }
  Response refused =
      problem(401, "unauthorised", "", "Send a valid token: Authorization: Bearer <token>.");
  refused.headers.set("WWW-Authenticate", "Bearer");
  return refused;
}

Response dispatch_record(ApiCall& call) {
  const std::string& method = call.request.method;
  const auto& at = call.segments;  // api v1 plural id [restore]
  if (at.size() == 3) {
    if (method == "GET") return api_list(call);
    if (method == "POST") return api_create(call);
  } else if (at.size() == 4) {
    if (method == "GET") return api_read(call);
    if (method == "PATCH") return api_update(call);
    if (method == "DELETE") return api_perform_on(call, "delete");
  } else if (at.size() == 5 && at[4] == "restore" && method == "POST") {
    return api_perform_on(call, "restore");
  }
  return problem(405, "method_not_allowed", "", "This address does not answer to this method.");
}

}  // namespace

Response answer_api(Company& company, WebServices& services, const Request& request) {
  const auto asker = recognised(company, request);
  if (!asker) return refused_token(company, services, request);
  ApiCall call{company, *asker, request, segments_of(request.path)};
  if (call.segments.size() < 2 || call.segments[1] != "v1") {
    return problem(404, "not_found", "", "There is no such version of the API.");
  }
  if (call.segments.size() == 2) return api_describe(call);
  if (call.segments[2] == "actions" && call.segments.size() == 4) return api_action(call);
  call.type = company.model->find_type_by_plural(call.segments[2]);
  const bool hidden = call.type == nullptr || call.type->history == History::none ||
                      asker->role < call.type->read_role;
  if (hidden) return problem(404, "not_found", "", "There is no such noun.");
  return dispatch_record(call);
}

Response api_refusal(int status) {
  Response plain = refusal_response(status);
  Response refused = [status] {
    switch (status) {
      case 408:
        return problem(408, "timeout", "", "The request came too slowly.");
      case 413:
        return problem(413, "too_large", "", "The body is longer than this address takes.");
      case 431:
        return problem(431, "too_large", "", "The head of the request is too long.");
      case 503:
        return problem(503, "unavailable", "", "Too much to do at the moment. Try again soon.");
      case 507:
        return problem(507, "unavailable", "", "There is no room left on the disk.");
      default:
        return problem(status, "invalid", "", "This request can't be understood.");
    }
  }();
  if (const auto wait = plain.headers.find("Retry-After"))
    refused.headers.set("Retry-After", *wait);
  return refused;
}

}  // namespace clientela
