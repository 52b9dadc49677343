#include "doors/web/answers.h"
#include "doors/web/profile_page.h"
#include "doors/web/record_view.h"
#include "features/demo/sample_removal.h"
#include "pages/paths.h"
#include "system/company.h"
#include "system/desk.h"

namespace clientela {
namespace {

SettingsView settings_view(Visit& visit) {
  SettingsView view;
  visit.engine().read(visit.asker, [&](Reading& reading) {
    view.name = reading.setting(setting_company_name);
    view.currency = reading.setting(setting_currency);
    view.zone = reading.setting(setting_zone);
    view.language = reading.setting(setting_language);
    view.relation = reading.setting(setting_relation);
    view.sample = reading.setting(setting_sample) == "1";
  });
  return view;
}

}  // namespace

Response show_settings(Visit& visit) {
  if (visit.asker.role < Role::administrator) return error_response(visit, 403);
  return html_response(settings_page(visit.ctx(), settings_view(visit)));
}

Response change_settings(Visit& visit) {
  SettingsView view = settings_view(visit);
  JsonObject arguments;
  const std::pair<std::string_view, std::string&> fields[] = {{"name", view.name},
                                                              {"currency", view.currency},
                                                              {"zone", view.zone},
                                                              {"language", view.language},
                                                              {"relation", view.relation}};
  for (const auto& [key, shown] : fields) {
    shown = visit.field(key);
    arguments[key] = shown;
  }
  const auto outcome = visit.engine().perform(visit.asker, {"company.set", std::move(arguments)});
  if (outcome) return redirect_done(settings_path, *outcome);
  if (outcome.error().code == ErrorCode::forbidden) return error_response(visit, 403);
  view.error = visit.ctx().tr(outcome.error().message);
  return html_response(settings_page(visit.ctx(), view), 422);
}

Response change_user_password(Visit& visit) {
  const auto id = Id::parse(visit.captures.at(0));
  if (!id) return not_found(visit);
  // One's own is changed on one's own page, which asks for the present one.
  if (*id == visit.asker.user) return redirect(profile_path);
  const auto outcome = set_password(visit.engine(), visit.asker, *id, visit.field("password"));
  if (!outcome) return error_response(visit, outcome.error());
  return redirect_done(record_path(visit.model().type(User::object_name), *id), *outcome);
}

Response revoke_user_token(Visit& visit) {
  if (visit.asker.role < Role::administrator) return error_response(visit, 403);
  const auto user = Id::parse(visit.captures.at(0));
  const auto token = Id::parse(visit.captures.at(1));
  if (!user || !token) return not_found(visit);
  revoke_api_token(visit.engine(), *user, *token);
  return redirect(record_path(visit.model().type(User::object_name), *user));
}

Response remove_sample(Visit& visit) {
  auto job = start_sample_removal(*visit.services.company.jobs, visit.engine(), visit.asker);
  if (!job) return error_response(visit, job.error());
  return redirect(job_path(*job));
}

}  // namespace clientela
