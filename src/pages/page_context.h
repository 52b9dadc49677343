#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/text.h"
#include "base/translation.h"
#include "html/html.h"
#include "model/model.h"
#include "system/user.h"

namespace clientela {

// What records are called, for every reference that a page shows. One that is missing here is shown
// as unknown, so the asker learns nothing about what may not be seen.
using Titles = std::unordered_map<Id, std::string>;

// A place in the sidebar; on a phone those with `phone` stand in the bar at the bottom.
struct NavigationItem {
  std::string label;  // translated
  std::string url;
  std::string icon;        // of the sprite
  std::string count = {};  // "12", shown small; empty: none
  bool due = false;        // the count is one of things to be done now
  bool phone = true;
  bool foot = false;     // at the sidebar's lower end: import, history, bin
  std::string key = {};  // letter of the shortcut "g, then key"; empty: none
};

// What happened a moment ago, told in passing; with a sequence it offers to take that back.
struct Toast {
  std::string text;  // translated
  std::int64_t undo_seq = 0;
  Id undo_group = {};  // instead of a sequence: everything that belongs to the group
};

// The cookie in which a browser keeps its theme: "light", "dark" or "auto".
inline constexpr std::string_view theme_cookie = "clientela_theme";

// What every page depends on besides its own view: who looks, in which language, from where. The
// model, formats and the translator's catalogue must outlive it. Built once for a request.
struct PageContext {
  const Model& model;
  const Formats& formats;
  Translator tr = {};
  std::string zone = "UTC";
  Instant now = {};
  Currency currency = {};
  std::string company = {};  // its name
  Id user = {};
  std::string user_name = {};  // empty: nobody is logged in
  Role role = Role::none;
  Theme theme = Theme::automatic;
  std::string csrf = {};   // token that every form sends back as "csrf"
  std::string nonce = {};  // of the Content-Security-Policy
  std::string path = "/";  // of this page, without the query part
  std::string url = "/";   // of this page with the query part: where to come back to
  std::string frame = {};  // Turbo-Frame that asks; then a page writes its content alone
  std::vector<NavigationItem> navigation = {};
  std::optional<Toast> toast = {};
  bool sample_data = false;     // the company holds made-up records
  std::string live_url = {};    // event stream that tells when to ask for the page again; or none
  std::string live_since = {};  // id of the last event that this page already shows

  // How fields write their values for this person.
  ShowContext show() const { return {formats, tr, zone, now, currency}; }
  // How they read what this person typed.
  ParseContext parse() const { return {currency, zone, now}; }
  bool may_write(const ObjectType& type) const {
    return role >= type.write_role && role >= Role::member;
  }
  bool administrator() const { return role >= Role::administrator; }
};

// Writes content where a page has a place for it.
using HtmlWriter = std::function<void(Html&)>;

}  // namespace clientela
