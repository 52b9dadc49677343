#include "doors/web/visit.h"

#include <algorithm>

#include "html/html.h"
#include "pages/error_page.h"
#include "pages/paths.h"

namespace clientela {

std::string Visit::field(std::string_view name) const {
  return std::string(form.find(name).value_or(""));
}

std::string Visit::query_value(std::string_view name) const {
  return std::string(query.find(name).value_or(""));
}

Response html_response(std::string html, int status) {
  Response response;
  response.status = status;
  response.content_type = "text/html; charset=utf-8";
  response.body = std::move(html);
  return response;
}

Response redirect(std::string_view url) {
  Response response;
  response.status = 303;
  response.headers.set("Location", url);
  return response;
}

std::string own_address(const std::string& address, std::string otherwise) {
  // Browsers drop control characters and take a backslash for a slash.
  const bool printable = std::none_of(address.begin(), address.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '\\';
  });
  const bool own = printable && address.rfind('/', 0) == 0 && address.rfind("//", 0) != 0;
  return own ? address : std::move(otherwise);
}

Response redirect_done(std::string_view url, const Outcome& outcome) {
  if (outcome.seq == 0) return redirect(url);
  std::string target(url);
  target += target.find('?') == std::string::npos ? '?' : '&';
  return redirect(target.append(just_done).append("=").append(outcome.action.text()));
}

Response error_response(Visit& visit, int status) {
  if (visit.wants_fragment()) return text_response(status, "");
  return html_response(error_page(visit.ctx(), {.status = status, .back_url = "/"}), status);
}

Response error_response(Visit& visit, const Error& error, const ObjectType* type) {
  const int status = http_status(error.code);
  if (visit.wants_fragment()) return text_response(status, english(error.message));
  ErrorView view;
  view.status = status;
  view.text = error_text(visit.ctx(), type, error);
  view.back_url = "/";
  return html_response(error_page(visit.ctx(), view), status);
}

Response not_found(Visit& visit) { return error_response(visit, 404); }

}  // namespace clientela
