#include "base/text.h"
#include "system/user.h"

namespace clientela {
namespace {

Result<void> settle_user(Whole& whole, const Whole* before, Reading& reading) {
  auto user = whole.record.as<User>();
  user.login = folded(trimmed(user.login));
  whole.record.assign(user);
  const bool was_in_charge = before != nullptr && before->record.get<bool>("active") &&
                             before->record.get<std::string>("role") == "administrator";
  if (!was_in_charge || (user.active && user.role == UserRole::administrator)) return {};
  if (other_administrators(reading, whole.record.id) > 0) return {};
  return invalid("role", message("This is the last administrator: name another one first."));
}

}  // namespace

int other_administrators(Reading& reading, Id except) {
  Query query;
  query.type = &reading.type(User::object_name);
  query.limit = 1000;
  int count = 0;
  for (const auto& record : reading.list(query).records) {
    const auto user = record.as<User>();
    if (user.id != except && user.active && user.role == UserRole::administrator) ++count;
  }
  return count;
}

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
          .settle = settle_user};
}

}  // namespace clientela
