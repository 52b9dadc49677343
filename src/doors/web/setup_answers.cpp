#include <algorithm>
#include <iterator>

#include "doors/web/answers.h"
#include "doors/web/entrance.h"
#include "doors/web/guard.h"
#include "pages/login_page.h"
#include "pages/paths.h"

namespace clientela {
namespace {

SetupView setup_view(Visit& visit) {
  SetupView view;
  view.name = visit.field("name");
  view.email = visit.field("email");
  view.company = visit.field("company");
  view.language =
      visit.field("language").empty() ? visit.ctx().tr.language() : visit.field("language");
  view.currency = visit.field("currency").empty() ? "EUR" : visit.field("currency");
  view.zone = visit.field("zone").empty() ? "UTC" : visit.field("zone");
  if (!visit.field("people").empty()) view.people = visit.field("people");
  view.key = visit.field("key").empty() ? visit.query_value("key") : visit.field("key");
  view.languages = {{"en", "English"}, {"ru", "Русский"}, {"cs", "Čeština"}, {"ko", "한국어"}};
  view.currencies = {"EUR", "USD", "GBP", "CZK", "KRW", "RUB", "PLN", "CHF", "JPY", "UAH"};
  return view;
}

bool is_loopback(const std::string& address) {
  return address == "::1" || address.rfind("127.", 0) == 0;
}

// A proxy on this machine asks for everybody from here.
bool came_through_proxy(const Request& request) {
  static constexpr std::string_view marks[] = {
      "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Forwarded", "Via"};
  return std::any_of(std::begin(marks), std::end(marks),
                     [&](std::string_view name) { return request.header(name).has_value(); });
}

// Whoever comes first becomes the administrator, so only this machine or the holder of the key that
// the server printed may come first. Where a proxy may stand in front, the key alone counts.
bool may_set_up(const Visit& visit, const SetupView& view) {
  const bool from_here = !visit.services.setup_needs_key && !came_through_proxy(visit.request) &&
                         is_loopback(visit.request.remote_address);
  const std::string& key = visit.services.setup_key;
  return from_here || (!key.empty() && same_text(view.key, key));
}

Response needs_key(Visit& visit) {
  return error_response(
      visit, Error{ErrorCode::forbidden, "",
                   message("Open the address that the server showed when it started: it has the "
                           "key that setting up needs.")});
}

}  // namespace

Response show_setup(Visit& visit) {
  if (is_set_up(visit.engine())) return redirect(login_path);
  const SetupView view = setup_view(visit);
  if (!may_set_up(visit, view)) return needs_key(visit);
  return html_response(setup_page(visit.ctx(), view));
}

Response perform_setup(Visit& visit) {
  if (is_set_up(visit.engine())) return redirect(login_path);
  SetupView view = setup_view(visit);
  if (!may_set_up(visit, view)) return needs_key(visit);
  NewCompany company;
  company.name = view.company;
  company.currency = view.currency;
  company.zone = view.zone;
  company.language = view.language;
  company.relation = view.people;
  company.admin_name = view.name;
  company.admin_login = view.email;
  company.admin_password = visit.field("password");
  auto made = set_up(visit.engine(), company);
  if (!made) {
    const std::string field = made.error().field == "login" ? "email" : made.error().field;
    view.errors.emplace_back(field, visit.ctx().tr(made.error().message));
    return html_response(setup_page(visit.ctx(), view), 422);
  }
  return enter(visit, *made, "/");
}

}  // namespace clientela
