#include "base/text.h"
#include "system/access.h"
#include "system/desk.h"
#include "system/filters.h"
#include "system/session.h"

namespace clientela {
namespace {

// Whether somebody besides that one is an active administrator.
bool has_other_administrator(Reading& reading, Id except) {
  Query query;
  query.type = &reading.type(User::object_name);
  query.filter.children = {equals("role", Value(std::string("administrator"))),
                           equals("active", Value(true))};
  query.limit = 2;
  for (const auto& record : reading.list(query).records) {
    if (record.id != except) return true;
  }
  return false;
}

bool is_in_charge(const Record& user) {
  return user.get<bool>("active") && user.get<std::string>("role") == "administrator";
}

Error last_administrator() {
  return invalid("role", message("This is the last administrator: name another one first."));
}

Result<void> settle_user(Whole& whole, const Whole* before, Reading& reading) {
  auto user = whole.record.as<User>();
  user.login = folded(trimmed(user.login));
  whole.record.assign(user);
  const bool was_in_charge = before != nullptr && is_in_charge(before->record);
  if (!was_in_charge || is_in_charge(whole.record)) return {};
  if (has_other_administrator(reading, whole.record.id)) return {};
  return last_administrator();
}

// Otherwise one click on the making of the first user would lock everybody out.
Result<void> check_removal(const Record& user, Id asker, Reading& reading) {
  if (is_in_charge(user) && !has_other_administrator(reading, user.id)) return last_administrator();
  if (user.id != asker) return {};
  return invalid("id", message("You can't delete yourself. Ask another administrator to do it."));
}

// Whoever may no longer come is out at once, and does not find an old session open when they may
// come again. A new password ends tokens too: who knew the old one might have made them.
Result<void> shut_out(const Record& before, const Record* after, Transaction& transaction) {
  const bool new_password =
      after != nullptr && (*after)["password_hash"] != before["password_hash"];
  const bool stopped =
      after != nullptr && before.get<bool>("active") && !after->get<bool>("active");
  if (after != nullptr && !new_password && !stopped) return {};
  CLIENTELA_TRY(remove_all_of(transaction, Session::object_name, before.id));
  if (after != nullptr && !new_password) return {};
  return remove_all_of(transaction, ApiToken::object_name, before.id);
}

}  // namespace

ObjectType user_type() {
  return {.name = "user",
          .plural = "users",
          .label = "User",
          .label_plural = "Users",
          .icon = "user",
          .fields =
              {
                  field("name", &User::name,
                        {.label = "Name",
                         .required = true,
                         .search = true,
                         .filter = true,
                         .list = true}),
                  field("login", &User::login,
                        {.label = "E-mail",
                         .help = "To log in with.",
                         .format = TextFormat::email,
                         .required = true,
                         .filter = true,
                         .unique = true,
                         .list = true}),
                  field("role", &User::role,
                        {.label = "Role",
                         .choices = {{"reader", "Reader"},
                                     {"member", "Member", "azure"},
                                     {"administrator", "Administrator", "purple"}},
                         .preset = "member",
                         .list = true}),
                  field("active", &User::active,
                        {.label = "May log in", .preset = "true", .list = true}),
                  field("language", &User::language,
                        {.label = "Language", .format = TextFormat::language}),
                  field("zone", &User::zone, {.label = "Time zone", .format = TextFormat::zone}),
                  field("theme", &User::theme,
                        {.label = "Colours",
                         .choices = {{"automatic", "As the device"},
                                     {"light", "Light"},
                                     {"dark", "Dark"}}}),
                  field("password_hash", &User::password_hash,
                        {.label = "Password", .format = TextFormat::secret}),
              },
          .order = {"name"},
          .write_role = Role::administrator,
          .settle = settle_user,
          .check_removal = check_removal,
          .follow_up = shut_out};
}

}  // namespace clientela
