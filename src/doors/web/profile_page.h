#pragma once

#include <string>
#include <vector>

#include "pages/page_context.h"
#include "system/desk.h"
#include "system/session.h"

namespace clientela {

// One's own page: name, language, colours, password, where one is logged in, tokens for programs.
struct ProfileView {
  User user;
  std::vector<Session> sessions;
  std::vector<ApiToken> tokens;
  Id current_session;
  std::string new_token;  // shown this once
  std::string profile_error, password_error;
};
std::string profile_page(const PageContext& ctx, const ProfileView& view);

// What administrators set for the whole company.
struct SettingsView {
  std::string name, currency, zone, language, relation;
  bool sample = false;
  std::string error;
};
std::string settings_page(const PageContext& ctx, const SettingsView& view);

}  // namespace clientela
