#include "doors/web/answers.h"
#include "doors/web/form_reading.h"
#include "doors/web/hashing_gate.h"
#include "doors/web/profile_page.h"
#include "pages/list_page.h"
#include "pages/menu_page.h"
#include "pages/paths.h"
#include "system/desk.h"

namespace clientela {
namespace {

ProfileView profile_view(Visit& visit) {
  ProfileView view;
  view.user = visit.session->user.as<User>();
  view.sessions = sessions_of(visit.engine(), visit.asker.user);
  view.tokens = api_tokens_of(visit.engine(), visit.asker.user);
  view.current_session = visit.session->session.id;
  return view;
}

Response show_profile_with(Visit& visit, const ProfileView& view, int status) {
  return html_response(profile_page(visit.ctx(), view), status);
}

}  // namespace

Response show_menu(Visit& visit) { return html_response(menu_page(visit.ctx())); }
Response show_shortcuts(Visit& visit) { return html_response(shortcuts_page(visit.ctx())); }

Response show_profile(Visit& visit) { return show_profile_with(visit, profile_view(visit), 200); }

Response change_profile(Visit& visit) {
  JsonObject arguments;
  for (const auto* key : {"name", "language", "zone", "theme"}) {
    if (visit.form.find(key)) arguments[key] = visit.field(key);
  }
  const auto outcome = visit.engine().perform(visit.asker, {"user.change_profile", arguments});
  if (outcome) return redirect_done("/me", *outcome);
  ProfileView view = profile_view(visit);
  view.profile_error = visit.ctx().tr(outcome.error().message);
  return show_profile_with(visit, view, 422);
}

Response change_own_password(Visit& visit) {
  const HashingPlace place(visit.services.hashing);
  if (!place.held()) return error_response(visit, 503);
  ProfileView view = profile_view(visit);
  const auto outcome = set_password(visit.engine(), visit.asker, visit.asker.user,
                                    visit.field("password"), visit.field("current"));
  if (!outcome) {
    view.password_error = visit.ctx().tr(outcome.error().message);
    return show_profile_with(visit, view, 422);
  }
  return redirect(login_path);
}

Response make_token(Visit& visit) {
  const std::string name = visit.field("name").empty() ? "API" : visit.field("name");
  auto token = make_api_token(visit.engine(), visit.asker.user, name);
  if (!token) return error_response(visit, token.error());
  ProfileView view = profile_view(visit);
  view.new_token = *token;
  return show_profile_with(visit, view, 200);
}

Response revoke_token(Visit& visit) {
  const auto id = Id::parse(visit.captures.at(0));
  if (!id) return not_found(visit);
  revoke_api_token(visit.engine(), visit.asker.user, *id);
  return redirect("/me");
}

Response save_new_view(Visit& visit) {
  const ObjectType* type = visit.model().find_type(visit.field("noun"));
  if (type == nullptr) return not_found(visit);
  SavedView view;
  view.object = type->name;
  view.name = trimmed(visit.field("name"));
  view.query = visit.field("query");
  view.shared = visit.field("shared") == "true";
  const auto made = save_view(visit.engine(), visit.asker, view);
  if (!made) return error_response(visit, made.error());
  std::string url = list_path(*type) + "?" + view.query;
  if (!view.query.empty()) url += "&";
  return redirect(url + "view=" + made->text());
}

Response delete_view(Visit& visit) {
  const auto id = Id::parse(visit.captures.at(0));
  if (!id) return not_found(visit);
  const auto removed = remove_view(visit.engine(), visit.asker, *id);
  if (!removed) return error_response(visit, removed.error());
  const ObjectType* type = visit.model().find_type(visit.field("noun"));
  return redirect(type == nullptr ? "/" : list_path(*type));
}

}  // namespace clientela
