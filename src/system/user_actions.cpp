#include "system/passwords.h"
#include "system/session.h"
#include "system/user.h"

namespace clientela {
namespace {

// Replaces the password that was typed by its hash, so that the log never holds the password.
Result<JsonObject> hash_password(JsonObject arguments) {
  const auto password = std::string(string_member(arguments, "password"));
  CLIENTELA_TRY(check_password_strength(password));
  arguments.erase("password");
  arguments["password_hash"] = hashed_password(password);
  return arguments;
}

struct SetPassword {
  Ref<User> user;
  std::string password_hash;
};

Result<JsonObject> perform_set_password(Transaction& transaction, const SetPassword& arguments) {
  const bool own = arguments.user.id == transaction.context().asker;
  if (!own && transaction.context().role < Role::administrator) {
    return Error{ErrorCode::forbidden, "",
                 message("Only administrators set the passwords of others.")};
  }
  auto user = transaction.get(arguments.user);
  if (!user) return Error{ErrorCode::not_found, "user", message("This user does not exist.")};
  user->password_hash = arguments.password_hash;
  CLIENTELA_TRY(transaction.change(*user));
  return JsonObject{{"id", user->id.text()}};
}

struct ChangeProfile {
  std::string name, language, zone;
  Theme theme{};
};

// What everybody may change about themselves.
Result<JsonObject> perform_change_profile(Transaction& transaction,
                                          const ChangeProfile& arguments) {
  auto user = transaction.get(Ref<User>(transaction.context().asker));
  if (!user) return Error{ErrorCode::not_found, "user", message("This user does not exist.")};
  user->name = arguments.name;
  user->language = arguments.language;
  user->zone = arguments.zone;
  user->theme = arguments.theme;
  CLIENTELA_TRY(transaction.change(*user));
  return JsonObject{{"id", user->id.text()}};
}

Action set_password_action() {
  return action<SetPassword>(
      {.name = "user.set_password",
       .label = "Set password",
       .offline = Offline::no,
       .role = Role::reader,
       .undo = false,
       .arguments = {field("user", &SetPassword::user, {.label = "User", .required = true}),
                     field("password_hash", &SetPassword::password_hash,
                           {.label = "Password", .format = TextFormat::secret, .required = true})},
       .prepare = hash_password},
      perform_set_password);
}

Action change_profile_action() {
  return action<ChangeProfile>(
      {.name = "user.change_profile",
       .label = "Change profile",
       .role = Role::reader,
       .undo = false,
       .arguments = {field("name", &ChangeProfile::name, {.label = "Name", .required = true}),
                     field("language", &ChangeProfile::language,
                           {.label = "Language", .format = TextFormat::language}),
                     field("zone", &ChangeProfile::zone,
                           {.label = "Time zone", .format = TextFormat::zone}),
                     field("theme", &ChangeProfile::theme,
                           {.label = "Colours",
                            .choices = {{"automatic", "As the device"},
                                        {"light", "Light"},
                                        {"dark", "Dark"}}})}},
      perform_change_profile);
}

}  // namespace

void add_users(Model& model) {
  model.add(user_type());
  model.add(session_type());
  model.add(set_password_action());
  model.add(change_profile_action());
}

Result<Outcome> set_password(Engine& engine, const Asker& asker, Id user,
                             std::string_view password) {
  CLIENTELA_ASSIGN(Outcome outcome,
                   engine.perform(asker, {"user.set_password",
                                          {{"user", user.text()}, {"password", password}}}));
  end_sessions(engine, user);
  return outcome;
}

Asker asker_of(const Record& record) {
  const auto user = record.as<User>();
  Asker asker;
  asker.user = user.id;
  asker.role = static_cast<Role>(static_cast<int>(user.role) + 1);
  asker.tags = {owner_tag(record.row)};
  asker.sees_everything = user.role == UserRole::administrator;
  asker.language = user.language;
  return asker;
}

}  // namespace clientela
