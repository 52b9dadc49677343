#include "doors/web/routes.h"

#include "doors/web/answers.h"

namespace clientela {
namespace {

std::string_view next_segment(std::string_view& path) {
  if (!path.empty() && path.front() == '/') path.remove_prefix(1);
  const auto end = std::min(path.find('/'), path.size());
  const std::string_view segment = path.substr(0, end);
  path.remove_prefix(end);
  return segment;
}

bool fits(std::string_view pattern, std::string_view path, std::vector<std::string>& captures) {
  captures.clear();
  while (!pattern.empty() && !path.empty()) {
    const auto wanted = next_segment(pattern);
    const auto given = next_segment(path);
    if (wanted == "{}" && !given.empty()) {
      captures.emplace_back(given);
    } else if (wanted != given) {
      return false;
    }
  }
  return pattern.empty() && path.empty();
}

}  // namespace

const std::vector<Route>& routes() {
  static const std::vector<Route> all = {
      {"GET", "/healthz", answer_health, Access::unasked},
      {"GET", "/robots.txt", answer_robots, Access::unasked},
      {"GET", "/favicon.ico", answer_favicon, Access::unasked},
      {"GET", "/assets/{}", answer_asset, Access::unasked},

      {"GET", "/setup", show_setup, Access::anybody},
      {"POST", "/setup", perform_setup, Access::anybody},
      {"GET", "/login", show_login, Access::anybody},
      {"POST", "/login", log_in, Access::anybody},
      {"POST", "/logout", log_out},
      {"POST", "/theme", set_theme, Access::anybody},

      {"GET", "/s/{}", show_survey, Access::anybody},
      {"POST", "/s/{}", answer_survey, Access::anybody},

      {"GET", "/", show_today},
      {"GET", "/menu", show_menu},
      {"GET", "/shortcuts", show_shortcuts},
      {"GET", "/help", show_guide},
      {"GET", "/help/{}", show_guide_page},
      {"GET", "/search", show_search},
      {"GET", "/palette", show_palette},
      {"GET", "/live", open_live},
      {"GET", "/log", show_log},
      {"POST", "/undo", undo},

      {"GET", "/me", show_profile},
      {"POST", "/me", change_profile},
      {"POST", "/me/password", change_own_password},
      {"POST", "/me/tokens", make_token},
      {"POST", "/me/tokens/{}/revoke", revoke_token},
      {"GET", "/settings", show_settings},
      {"POST", "/settings", change_settings},
      {"POST", "/settings/copy", save_copy},
      {"GET", "/settings/stages", show_stage_rules},
      {"POST", "/settings/stages", change_stage_rules},
      {"POST", "/settings/forecast", compute_forecast},
      {"GET", "/settings/classification", show_classification_rules},
      {"POST", "/settings/classification", change_classification_rules},
      {"POST", "/users/{}/password", change_user_password},
      {"POST", "/users/{}/tokens/{}/revoke", revoke_user_token},
      {"POST", "/sample/remove", remove_sample},

      {"POST", "/views", save_new_view},
      {"POST", "/views/{}/delete", delete_view},
      {"GET", "/jobs/{}", show_job},
      {"POST", "/jobs/{}/cancel", cancel_job},
      {"GET", "/options/{}", show_options},

      {"GET", "/import", show_imports},
      {"POST", "/import", receive_import},
      {"GET", "/import/{}", show_import},
      {"GET", "/import/{}/progress", show_import_progress},
      {"GET", "/import/{}/refused.csv", show_refused_rows},
      {"POST", "/import/{}/mapping", map_import},
      {"POST", "/import/{}/start", perform_import},
      {"POST", "/import/{}/cancel", cancel_import},
      {"POST", "/import/{}/undo", undo_import},

      {"GET", "/insights", show_insights},
      {"GET", "/insights/{}", show_insight_page},
      {"POST", "/insights/refresh", compute_insights},

      {"GET", "/ideal_client", show_ideal_client},
      {"GET", "/personas", show_personas},
      {"GET", "/segments/suggested", show_suggested_segments},
      {"GET", "/win-back", show_win_back},
      {"POST", "/win-back/plan", plan_win_back},
      {"POST", "/win-back/share", share_win_back},
      {"POST", "/win-back/{}/outcome", decide_win_back},

      {"GET", "/clients/duplicates", show_duplicates},
      {"GET", "/clients/{}/do/merge", show_merge},
      {"GET", "/clients/{}/file", show_client_file},
      {"GET", "/clients/{}/file.json", download_client_file},
      {"POST", "/clients/{}/activities", add_client_activity},
      {"POST", "/clients/{}/surveys", ask_client},
      {"POST", "/activities/{}/done", complete_activity},

      {"GET", "/{}", show_list},
      {"POST", "/{}", create_record},
      {"GET", "/{}/new", show_new},
      {"POST", "/{}/new", create_record},
      {"GET", "/{}/bin", show_bin},
      {"GET", "/{}/filters", show_filter_options},
      {"GET", "/{}/export.csv", export_csv},
      {"GET", "/{}/export.jsonl", export_jsonl},
      {"GET", "/{}/{}", show_card},
      {"GET", "/{}/{}/edit", show_edit},
      {"POST", "/{}/{}/edit", update_record},
      {"GET", "/{}/{}/fields/{}", show_inline_edit},
      {"POST", "/{}/{}/fields/{}", save_inline_edit},
      {"GET", "/{}/{}/history", show_history},
      {"POST", "/{}/{}/delete", delete_record},
      {"POST", "/{}/{}/restore", restore_record},
      {"POST", "/{}/{}/do/{}", perform_verb},
  };
  return all;
}

Match find_route(std::string_view method, std::string_view path) {
  Match match;
  for (const auto& route : routes()) {
    if (!fits(route.pattern, path, match.captures)) continue;
    if (route.method == method) {
      match.route = &route;
      return match;
    }
    match.other_method = true;
  }
  return match;
}

}  // namespace clientela
