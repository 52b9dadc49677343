#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pages/page_context.h"

namespace clientela {

// Sends "name", "password", "next".
struct LoginView {
  std::string name = {};  // as typed before
  std::string next = {};  // where to go afterwards
  std::string error = {};
  std::string hint = {};  // the demo's user and password
  // A form that came when the session was over, to be offered again: sent as "again" (its address)
  // and "again.<name>" for each of its fields.
  std::string again = {};
  std::vector<std::pair<std::string, std::string>> typed = {};
};
std::string login_page(const PageContext& ctx, const LoginView& view);

// After that log-in: what had been typed, to be sent now or dropped.
struct SendAgainView {
  std::string address;
  std::vector<std::pair<std::string, std::string>> typed;
  std::string csrf;  // of the session that has just begun
  std::string back = "/";
};
std::string send_again_page(const PageContext& ctx, const SendAgainView& view);

struct LanguageOption {
  std::string code;
  std::string name;  // in itself: "Česky"
};

// The first run: an administrator and three questions. Sends "name", "email", "password",
// "company", "language", "currency", "zone", "people" (customers or clients) and "key".
struct SetupView {
  std::string name = {}, email = {}, company = {}, language = "en", currency = {}, zone = {};
  std::string people = "clients";
  std::vector<LanguageOption> languages = {};
  std::vector<std::string> currencies = {};                      // codes, the likeliest first
  std::vector<std::pair<std::string, std::string>> errors = {};  // control, sentence
  std::string error = {};
  std::string key = {};  // what lets somebody from another machine in
};
std::string setup_page(const PageContext& ctx, const SetupView& view);

}  // namespace clientela
