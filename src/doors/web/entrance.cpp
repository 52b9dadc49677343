#include <spdlog/spdlog.h>

#include "doors/web/answers.h"
#include "doors/web/guard.h"
#include "doors/web/live.h"
#include "doors/web/throttle.h"
#include "pages/login_page.h"
#include "pages/paths.h"
#include "system/company.h"
#include "system/passwords.h"

namespace clientela {
namespace {

constexpr long session_seconds = 14 * 24 * 3600;
constexpr std::size_t longest_login_bytes = 320;
constexpr long theme_seconds = 365L * 24 * 3600;

constexpr std::size_t most_typed_bytes = 200'000;

using TypedFields = std::vector<std::pair<std::string, std::string>>;

// What the log-in form carries of a form that could not be taken.
TypedFields carried(const Visit& visit) {
  constexpr std::string_view prefix = "again.";
  TypedFields typed;
  for (const auto& [name, value] : visit.form) {
    if (name.rfind(prefix, 0) == 0) typed.emplace_back(name.substr(prefix.size()), value);
  }
  return typed;
}

// A form that came without a session. Passwords are not carried around, nor is what scripts keep
// on the device themselves.
void keep_typed(const Visit& visit, LoginView& view) {
  const bool scripts =
      visit.request.header("Accept").value_or("").find("turbo-stream") != std::string_view::npos;
  if (scripts || !visit.files.empty() || visit.request.body.size() > most_typed_bytes) return;
  for (const auto& [name, value] : visit.form) {
    if (name.find("password") != std::string::npos) {
      view.typed.clear();
      return;
    }
    if (name != "csrf") view.typed.emplace_back(name, value);
  }
  if (!view.typed.empty()) view.again = visit.request.path;
}

Response enter(Visit& visit, Id user, const std::string& next) {
  const Request& request = visit.request;
  const auto started = start_session(
      visit.engine(), user, request.header("User-Agent").value_or(""), request.remote_address);
  if (!started) return error_response(visit, started.error());
  visit.cookies_to_set.push_back(
      cookie(visit.services.cookie_name, started->token, session_seconds, request.secure));
  const std::string again = own_address(visit.field("again"), "");
  if (!again.empty()) {
    return html_response(send_again_page(
        visit.ctx(), {again, carried(visit),
                      signed_token(visit.services.secret, "csrf", started->session.text()),
                      own_address(next, "/")}));
  }
  return redirect(own_address(next, "/"));
}

// The user whose name and password these are.
std::optional<Record> checked_user(Visit& visit, const std::string& login,
                                   const std::string& password) {
  std::optional<Record> user;
  visit.engine().read(Asker::program(), [&](Reading& reading) {
    user = reading.find_by(reading.type(User::object_name), "login", Value(folded(login)));
  });
  const bool may_come = user && user->get<bool>("active");
  const auto hash = may_come ? user->get<std::string>("password_hash") : std::string();
  // Who has no password takes as long as who has one, so that nobody learns who is here.
  if (hash.empty()) {
    pretend_to_check(password);
    return std::nullopt;
  }
  if (!password_matches(password, hash)) return std::nullopt;
  return user;
}

Response login_form(Visit& visit, LoginView view, const std::string& error, int status) {
  view.error = error;
  view.hint = visit.services.hint;
  return html_response(login_page(visit.ctx(), view), status);
}

// The page from which a form was sent: where it waits with what was typed.
std::string page_of_form(const Visit& visit) {
  const auto from = visit.request.header("Referer").value_or("");
  const auto host = from.find("://");
  const auto path = host == std::string_view::npos ? host : from.find('/', host + 3);
  return path == std::string_view::npos ? "/" : own_address(std::string(from.substr(path)), "/");
}

Response login_form(Visit& visit, const std::string& error, int status) {
  LoginView view;
  view.name = visit.field("name");
  view.next = own_address(
      visit.field("next").empty() ? visit.query_value("next") : visit.field("next"), "/");
  view.again = own_address(visit.field("again"), "");
  if (!view.again.empty()) view.typed = carried(visit);
  return login_form(visit, std::move(view), error, status);
}

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
  view.languages = {{"en", "English"}, {"ru", "Русский"}, {"cs", "Čeština"}, {"ko", "한국어"}};
  view.currencies = {"EUR", "USD", "GBP", "CZK", "KRW", "RUB", "PLN", "CHF", "JPY", "UAH"};
  return view;
}

// Whoever comes first becomes the administrator, so only this machine or the holder of the key that
// the server printed may come first.
bool may_set_up(const Visit& visit) {
  const std::string& address = visit.request.remote_address;
  if (address == "::1" || address.rfind("127.", 0) == 0) return true;
  const std::string key = visit.services.setup_key;
  return !key.empty() && same_text(visit.query_value("key"), key);
}

}  // namespace

Response show_setup(Visit& visit) {
  if (is_set_up(visit.engine())) return redirect(login_path);
  if (!may_set_up(visit)) return error_response(visit, 403);
  return html_response(setup_page(visit.ctx(), setup_view(visit)));
}

Response perform_setup(Visit& visit) {
  if (is_set_up(visit.engine())) return redirect(login_path);
  if (!may_set_up(visit)) return error_response(visit, 403);
  SetupView view = setup_view(visit);
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

Response show_login(Visit& visit) {
  if (!is_set_up(visit.engine())) return redirect(setup_path);
  if (!visit.asker.user.empty()) return redirect("/");
  return login_form(visit, {}, 200);
}

Response show_login_again(Visit& visit) {
  LoginView view;
  view.next = page_of_form(visit);
  keep_typed(visit, view);
  return login_form(visit, std::move(view),
                    visit.ctx().tr("Your session is over. Log in and go on."), 401);
}

Response log_in(Visit& visit) {
  const std::string login = folded(trimmed(visit.field("name")));
  LoginThrottle& throttle = visit.services.throttle;
  const Instant now = visit.ctx().now;
  // Names are kept for a while, so a long one is kept as its beginning.
  const std::string by_name = "name " + std::string(shortened(login, longest_login_bytes));
  const std::string by_address = "address " + visit.request.remote_address;
  const std::int64_t wait =
      std::max(throttle.wait_ms(by_name, now), throttle.wait_ms(by_address, now));
  if (wait > 0) {
    const std::string seconds = std::to_string((wait + 999) / 1000);
    Response response =
        login_form(visit,
                   visit.ctx().tr.plural("Too many tries. Wait a second and try again.",
                                         "Too many tries. Wait {} seconds and try again.",
                                         (wait + 999) / 1000, {seconds}),
                   429);
    response.headers.set("Retry-After", seconds);
    return response;
  }
  const auto user = checked_user(visit, login, visit.field("password"));
  if (!user) {
    throttle.failed(by_name, now);
    throttle.failed(by_address, now);
    spdlog::warn("log-in refused from {}", visit.request.remote_address);
    return login_form(visit, visit.ctx().tr("The e-mail or the password is wrong."), 422);
  }
  throttle.succeeded(by_name);
  throttle.succeeded(by_address);
  return enter(visit, user->id, visit.field("next"));
}

Response log_out(Visit& visit) {
  if (visit.field("everywhere") == "1") {
    end_sessions(visit.engine(), visit.asker.user);
  } else if (visit.session) {
    end_session(visit.engine(), visit.session->session.id);
  }
  visit.services.live.end_with_sessions();
  visit.cookies_to_set.push_back(cookie(visit.services.cookie_name, "", 0, visit.request.secure));
  return redirect(login_path);
}

Response set_theme(Visit& visit) {
  const std::string theme = visit.field("theme");
  if (theme != "light" && theme != "dark" && theme != "auto") return error_response(visit, 400);
  visit.cookies_to_set.push_back(
      cookie(theme_cookie, theme, theme_seconds, visit.request.secure, true));
  return redirect(own_address(visit.field("next"), "/"));
}

}  // namespace clientela
