#pragma once

#include <string>
#include <string_view>

#include "base/id.h"
#include "model/object_type.h"

namespace clientela {

// The addresses of the general pages, so that pages that link and routes that answer agree. All
// begin with a slash and need no further encoding. What changes something is a POST.

std::string list_path(const ObjectType& type);  // /clients
std::string new_path(const ObjectType& type);   // /clients/new (GET form, POST there)
std::string bin_path(const ObjectType& type);   // /clients/bin
std::string export_path(const ObjectType& type, std::string_view extension);  // /clients/export.csv
std::string record_path(const ObjectType& type, Id id);                       // /clients/<id>
std::string edit_path(const ObjectType& type, Id id);  // .../edit (GET form, POST there)
std::string field_path(const ObjectType& type, Id id, std::string_view key);  // .../fields/<key>
std::string history_path(const ObjectType& type, Id id);                      // .../history
std::string delete_path(const ObjectType& type, Id id);                       // .../delete (POST)
std::string restore_path(const ObjectType& type, Id id);                      // .../restore (POST)
std::string verb_path(const ObjectType& type, Id id, std::string_view verb);  // .../do/<verb>
std::string filter_options_path(const ObjectType& type);  // /clients/filters?filter_text=...
std::string options_path(std::string_view noun);          // /options/<noun>?q=... (a listbox)

std::string job_path(Id job);         // /jobs/<id>
std::string job_cancel_path(Id job);  // /jobs/<id>/cancel (POST)

inline constexpr std::string_view undo_path = "/undo";        // POST seq=... or group=..., back=...
inline constexpr std::string_view search_path = "/search";    // ?q=...
inline constexpr std::string_view palette_path = "/palette";  // ?q=... (a fragment)
inline constexpr std::string_view login_path = "/login";
inline constexpr std::string_view logout_path = "/logout";  // POST; everywhere=1: all sessions
inline constexpr std::string_view setup_path = "/setup";
inline constexpr std::string_view import_path = "/import";
inline constexpr std::string_view theme_path = "/theme";  // POST theme=auto|light|dark
inline constexpr std::string_view views_path = "/views";  // POST name, noun, query: saves a view
inline constexpr std::string_view menu_path =
    "/menu";  // everything that the bottom bar has no room for
inline constexpr std::string_view shortcuts_path = "/shortcuts";
// In an address: the id of the action that led there. With a hyphen, so that no field has its name.
inline constexpr std::string_view just_done = "just-done";
inline constexpr std::string_view help_path = "/help";  // and /help/<page>
inline constexpr std::string_view settings_copy_path =
    "/settings/copy";  // POST: the company's file
inline constexpr std::string_view profile_path = "/me";
inline constexpr std::string_view settings_path = "/settings";
inline constexpr std::string_view sample_remove_path = "/sample/remove";  // POST

}  // namespace clientela
