#include "doors/web/entrance.h"

#include <spdlog/spdlog.h>

#include "doors/web/answers.h"
#include "doors/web/body_limits.h"
#include "doors/web/guard.h"
#include "doors/web/hashing_gate.h"
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

constexpr std::size_t most_typed_bytes = stranger_body_limit_bytes;
constexpr std::size_t most_typed_fields = most_form_fields - 10;  // the log-in has its own

// A name from one address has the few tries of CountedTry. But many people may share an address,
// and others may try a name to lock its owner out: fifty in a quarter of an hour.
constexpr int free_tries_of_address = 20;
constexpr std::int64_t address_forgives_one_in_ms = 60'000;
constexpr int free_tries_of_name = 50;
constexpr std::int64_t name_forgives_one_in_ms = 18'000;

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
  if (scripts || !visit.files.empty() || visit.request.body.size() > most_typed_bytes ||
      visit.form.size() > most_typed_fields) {
    return;
  }
  for (const auto& [name, value] : visit.form) {
    if (name.find("password") != std::string::npos) {
      view.typed.clear();
      return;
    }
    if (name != "csrf") view.typed.emplace_back(name, value);
  }
  if (!view.typed.empty()) view.again = visit.request.path;
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

// For whom this try counts. When nobody knows who asks, only the name is left.
std::vector<CountedTry> counted_tries(const Visit& visit, const std::string& login) {
  // Names are kept for a while, so a long one is kept as its beginning.
  const std::string name(shortened(login, longest_login_bytes));
  const std::string address = counted_address(visit.request);
  std::vector<CountedTry> tries = {
      {"name " + name, free_tries_of_name, false, name_forgives_one_in_ms}};
  if (address.empty()) return tries;
  // The address is not forgiven by a success: whoever has an account could guess on for ever.
  tries.push_back({"address " + address, free_tries_of_address, false, address_forgives_one_in_ms});
  tries.push_back({.who = "at " + address + "\n" + name, .success_clears = true});
  return tries;
}

Response slow_down(Visit& visit, std::int64_t wait_seconds) {
  const std::string seconds = std::to_string(wait_seconds);
  Response response =
      login_form(visit,
                 visit.ctx().tr.plural("Too many tries. Wait a second and try again.",
                                       "Too many tries. Wait {} seconds and try again.",
                                       wait_seconds, {seconds}),
                 429);
  response.headers.set("Retry-After", seconds);
  return response;
}

Response come_again(Visit& visit) {
  Response response = login_form(
      visit, visit.ctx().tr("Many are logging in just now. Try again in a moment."), 503);
  response.headers.set("Retry-After", "2");
  return response;
}

}  // namespace

Response enter(Visit& visit, Id user, const std::string& next) {
  const Request& request = visit.request;
  const auto started = start_session(
      visit.engine(), user, request.header("User-Agent").value_or(""), request.remote_address);
  if (!started) return error_response(visit, started.error());
  visit.services.known_cookies.note(started->token);
  visit.cookies_to_set.push_back(
      cookie(visit.services.cookie_name, started->token, session_seconds, request.secure));
  const std::string again = own_address(visit.field("again"), "");
  if (!again.empty()) {
    return html_response(send_again_page(
        visit.ctx(),
        {again, carried(visit), session_form_token(visit.services.secret, started->session),
         own_address(next, "/")}));
  }
  return redirect(own_address(next, "/"));
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
  const auto tries = counted_tries(visit, login);
  const std::int64_t wait = throttle.reserve(tries, visit.ctx().now);
  if (wait > 0) return slow_down(visit, (wait + 999) / 1000);
  std::optional<Record> user;
  {
    const HashingPlace place(visit.services.hashing);
    if (!place.held()) {
      throttle.give_back(tries);
      return come_again(visit);
    }
    user = checked_user(visit, login, visit.field("password"));
  }
  if (!user) {
    const std::string& from = visit.request.remote_address;
    spdlog::warn("log-in refused from {}", from.empty() ? "an unknown address" : from);
    return login_form(visit, visit.ctx().tr("The e-mail or the password is wrong."), 422);
  }
  throttle.succeeded(tries);
  return enter(visit, user->id, visit.field("next"));
}

Response log_out(Visit& visit) {
  if (const auto token = visit.request.cookie(visit.services.cookie_name)) {
    visit.services.known_cookies.forget(*token);
  }
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
