#include "system/passwords.h"
#include "system/session.h"
#include "system/user.h"

namespace clientela {
namespace {

// Who found a device unlocked, or a token, must not take the account over: one's own password asks
// for the present one at every door. The program itself is not asked.
Result<void> check_present_password(const JsonObject& arguments, const Preparation& preparation) {
  const auto user = Id::parse(string_member(arguments, "user"));
  if (!user) return invalid("user", message("This is not the id of a record."));
  if (preparation.asker.empty() || *user != preparation.asker) return {};
  std::string hash;
  preparation.read([&](Reading& reading) {
    const auto own = reading.get(Ref<User>(*user));
    if (own) hash = own->password_hash;
  });
  const std::string current(string_member(arguments, "current"));
  if (!hash.empty() && password_matches(current, hash)) return {};
  return invalid("current", message("This is not your present password."));
}

// Replaces the password that was typed by its hash, so that the log never holds the password.
Result<JsonObject> hash_password(JsonObject arguments, const Preparation& preparation) {
  const auto password = std::string(string_member(arguments, "password"));
  CLIENTELA_TRY(check_password_strength(password));
  CLIENTELA_TRY(check_present_password(arguments, preparation));
  arguments.erase("password");
  arguments.erase("current");
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

Result<Outcome> set_password(Engine& engine, const Asker& asker, Id user, std::string_view password,
                             std::string_view current) {
  return engine.perform(
      asker,
      {"user.set_password", {{"user", user.text()}, {"password", password}, {"current", current}}});
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
