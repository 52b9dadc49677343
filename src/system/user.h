#pragma once

#include <string>

#include "engine/engine.h"
#include "model/model.h"

namespace clientela {

// In the order of Role, from reader on.
enum class UserRole { reader, member, administrator };
enum class Theme { automatic, light, dark };

// Somebody who works with the program.
struct User {
  static constexpr std::string_view object_name = "user";
  Id id;
  std::string name;
  std::string login;  // an e-mail address, folded
  UserRole role = UserRole::member;
  bool active = true;
  std::string language;  // empty: the company's
  std::string zone;      // empty: the company's
  Theme theme{};
  std::string password_hash;  // Argon2id, libsodium's text form; never shown
};

ObjectType user_type();

// Declares users and their sessions, user.set_password {user, password, current} and
// user.change_profile.
void add_users(Model& model);

// What the engine needs to know of a user.
Asker asker_of(const Record& user);

// Sets a password, one's own or as an administrator another's. For one's own `current` must be the
// present one. Ends the user's sessions and tokens: whoever knew the old password is out.
Result<Outcome> set_password(Engine& engine, const Asker& asker, Id user, std::string_view password,
                             std::string_view current = {});

}  // namespace clientela
