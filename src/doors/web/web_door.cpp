#include "doors/web/web_door.h"

#include <spdlog/spdlog.h>

#include "doors/api/api.h"
#include "doors/api/api_call.h"
#include "doors/web/answers.h"
#include "doors/web/body_limits.h"
#include "doors/web/guard.h"
#include "doors/web/navigation.h"
#include "doors/web/routes.h"
#include "features/screens.h"
#include "pages/error_page.h"
#include "pages/paths.h"
#include "system/company.h"
#include "system/passwords.h"

namespace clientela {
namespace {

constexpr long guest_seconds = 24 * 3600;
constexpr int most_sessions_at_start = 1'000;

// Made once for a company file and kept in it, so that tokens survive a restart.
std::string company_secret(Store& store) {
  std::string secret;
  store.read([&](StoreReader& reader) { secret = reader.setting("web_secret"); });
  if (!secret.empty()) return secret;
  secret = random_token();
  store.write([&](StoreWriter& writer) {
    writer.set_setting("web_secret", secret);
    return true;
  });
  return secret;
}

Theme theme_of(const Visit& visit) {
  const auto chosen = visit.request.cookie(theme_cookie).value_or("");
  if (chosen == "dark") return Theme::dark;
  if (chosen == "light") return Theme::light;
  return visit.session ? visit.session->user.as<User>().theme : Theme::automatic;
}

bool is_change(const Request& request) { return request.method != "GET"; }

bool has_access(const Match& match, Access access) {
  return match.route != nullptr && match.route->access == access;
}

bool is_api(std::string_view path) { return path.rfind("/api/", 0) == 0; }

// For what never reaches a page.
Response plain_answer(const Request& request, int status, std::string_view code,
                      const std::string& text) {
  if (is_api(request.path)) return problem(status, code, "", text);
  return text_response(status, text + "\n");
}

}  // namespace

WebDoor::WebDoor(Company& company, WebOptions options)
    : company_(company),
      options_(std::move(options)),
      live_(*company.engine),
      services_{company_,
                screens_,
                live_,
                throttle_,
                callers_,
                known_cookies_,
                hashing_,
                company_secret(*company.store),
                "clientela_" + std::to_string(options_.port),
                options_.setup_key,
                options_.behind_proxy || !options_.public_host.empty(),
                options_.login_hint} {
  add_screens(screens_);
  known_cookies_.note_hashes(newest_session_hashes(*company.engine, most_sessions_at_start));
}

void WebDoor::stop() { live_.stop(); }

Response WebDoor::handle(const Request& request) {
  Visit visit(request, services_);
  Response response;
  try {
    response = answer(visit);
  } catch (const std::exception& failure) {
    const std::string reference = company_.engine->new_id().text().substr(0, 13);
    spdlog::error("{} {} failed ({}): {}", request.method, logged_path(request.path), reference,
                  failure.what());
    response =
        plain_answer(request, 500, "failed",
                     "Something went wrong here. Nothing was changed. Reference: " + reference);
  }
  for (const auto& each : visit.cookies_to_set) response.headers.add("Set-Cookie", each);
  add_security_headers(response, request.secure);
  return response;
}

std::uint64_t WebDoor::body_limit_bytes(const Request& head) const {
  return clientela::body_limit_bytes(head, services_.cookie_name, known_cookies_);
}

Response WebDoor::refusal(const Request& head, int status) const {
  const bool api = is_api(head.path.empty() ? head.target : head.path);
  Response response = api ? api_refusal(status) : refusal_response(status);
  add_security_headers(response, head.secure);
  return response;
}

Response WebDoor::answer(Visit& visit) {
  const Request& request = visit.request;
  if (!known_host(request.header("Host").value_or(""), options_.loopback_only,
                  options_.public_host)) {
    return plain_answer(request, 421, "misdirected", "This server is not known by that name.");
  }
  if (is_api(request.path)) return answer_api(company_, services_, request);
  Match match = find_route(request.method, request.path);
  if (has_access(match, Access::unasked)) {
    visit.captures = std::move(match.captures);
    return match.route->answer(visit);
  }
  visit.query = parse_form(request.query);
  recognise(visit);
  make_context(visit);
  if (!is_change(request)) return answer_route(visit, std::move(match));
  if (!from_own_page(request)) return error_response(visit, 403);
  if (const int status = read_form(visit)) return error_response(visit, status);
  if (visit.asker.user.empty() && has_access(match, Access::user)) return show_login_again(visit);
  const std::string typed = visit.field("csrf");
  const std::string_view token = request.header("X-CSRF-Token").value_or(typed);
  if (!same_text(token, visit.csrf)) {
    return error_response(
        visit, Error{ErrorCode::forbidden, "",
                     message("This form is out of date. Go back, reload the page and try again; "
                             "what you typed is kept by your browser.")});
  }
  return answer_route(visit, std::move(match));
}

Response WebDoor::answer_route(Visit& visit, Match match) {
  if (match.route == nullptr) {
    if (visit.asker.user.empty()) return redirect(login_path);
    return error_response(visit, match.other_method ? 405 : 404);
  }
  visit.captures = std::move(match.captures);
  if (match.route->access == Access::user && visit.asker.user.empty()) {
    if (visit.wants_fragment()) return text_response(401, "Log in first.\n");
    if (!is_set_up(*company_.engine)) return redirect(setup_path);
    return redirect(std::string(login_path) + "?next=" + url_encoded(visit.request.target));
  }
  return match.route->answer(visit);
}

void WebDoor::recognise(Visit& visit) {
  const Request& request = visit.request;
  if (const auto token = request.cookie(services_.cookie_name)) {
    visit.session = find_session(*company_.engine, *token);
    if (visit.session) {
      known_cookies_.note(*token);
    } else {
      known_cookies_.forget(*token);
    }
  }
  if (visit.session) {
    visit.asker = asker_of(visit.session->user);
    visit.csrf = session_form_token(services_.secret, visit.session->session.id);
    return;
  }
  auto guest = request.cookie(services_.cookie_name + "_guest").value_or("");
  if (guest.size() < 20 || guest.size() > 100) {
    guest = random_token();
    visit.cookies_to_set.push_back(
        cookie(services_.cookie_name + "_guest", guest, guest_seconds, request.secure));
  }
  visit.csrf = guest_form_token(services_.secret, guest);
}

int WebDoor::read_form(Visit& visit) {
  const auto type = visit.request.header("Content-Type").value_or("");
  if (type.rfind("multipart/form-data", 0) == 0) {
    auto parsed = parse_multipart(visit.request);
    if (!parsed) return parsed.error().code == ErrorCode::too_large ? 413 : 400;
    visit.form = std::move(parsed->fields);
    visit.files = std::move(parsed->files);
    return 0;
  }
  if (visit.request.body_file) return 400;
  visit.form = parse_form(visit.request.body);
  return visit.form.cut_off() ? 413 : 0;
}

void WebDoor::make_context(Visit& visit) {
  const Request& request = visit.request;
  std::string language, zone, company, currency, sample;
  std::int64_t seq = 0;
  company_.store->read([&](StoreReader& reader) {
    language = reader.setting(setting_language);
    zone = reader.setting(setting_zone);
    company = reader.setting(setting_company_name);
    currency = reader.setting(setting_currency);
    sample = reader.setting(setting_sample);
    seq = reader.last_seq();
  });
  if (visit.session) {
    const auto user = visit.session->user.as<User>();
    if (!user.language.empty()) language = user.language;
    if (!user.zone.empty()) zone = user.zone;
  } else if (const auto wanted = request.header("Accept-Language")) {
    language = languages().best_for(*wanted);
  }
  visit.asker.language = language;
  visit.context = std::make_unique<PageContext>(
      PageContext{.model = *company_.model, .formats = formats_of(language)});
  PageContext& context = *visit.context;
  context.tr = languages().translator(language);
  context.zone = zone.empty() ? "UTC" : zone;
  context.now = company_.engine->now();
  context.currency = Currency::parse(currency).value_or(*Currency::parse("EUR"));
  context.company = company;
  context.theme = theme_of(visit);
  context.csrf = visit.csrf;
  context.path = request.path;
  context.url = request.target;
  context.frame = request.header("Turbo-Frame").value_or("");
  context.sample_data = sample == "1";
  if (!visit.session) return;
  context.user = visit.asker.user;
  context.user_name = visit.session->user.title();
  context.role = visit.asker.role;
  context.live_since = std::to_string(seq);
  context.navigation = navigation(context);
  context.toast = toast_of(visit);
}

}  // namespace clientela
