#include <fmt/format.h>

#include <iostream>

#include "doors/cli/command.h"
#include "system/passwords.h"
#include "system/user.h"

namespace clientela {
namespace {

struct UserOptions : CommandOptions {
  std::string login, name, role = "member", password;
};

std::optional<Record> user_by_login(Engine& engine, const std::string& login) {
  std::optional<Record> user;
  engine.read(Asker::program(), [&](Reading& reading) {
    user = reading.find_by(reading.type(User::object_name), "login", Value(folded(login)));
  });
  return user;
}

Record demand_user(Engine& engine, const std::string& login) {
  auto user = user_by_login(engine, login);
  if (!user) throw CommandFailure(fmt::format("There is no user {}.", login));
  return *user;
}

void list_users(const UserOptions& options) {
  Company company = open_company(options);
  company.engine->read(Asker::program(), [&](Reading& reading) {
    Query query;
    query.type = &reading.type(User::object_name);
    query.limit = 1000;
    JsonArray all;
    for (const auto& record : reading.list(query).records) {
      if (options.json) {
        JsonObject user = values_json(record, false);
        user["id"] = record.id.text();
        all.push_back(std::move(user));
      } else {
        std::cout << fmt::format("{:<40} {:<15} {}{}\n", record.get<std::string>("login"),
                                 record.get<std::string>("role"), record.get<std::string>("name"),
                                 record.get<bool>("active") ? "" : " (may not log in)");
      }
    }
    if (options.json) std::cout << json_text_pretty(Json(all)) << "\n";
  });
}

void tell(const UserOptions& options, std::string_view id, const std::string& sentence) {
  if (options.json) {
    const JsonObject answer{{"id", id}, {"login", options.login}};
    std::cout << json_text_pretty(Json(answer)) << "\n";
  } else {
    std::cout << sentence << "\n";
  }
}

void add_user(UserOptions& options) {
  if (options.password.empty()) options.password = ask_secret("Password: ");
  demand(check_password_strength(options.password));
  Company company = open_company(options);
  JsonObject values{{"login", options.login},
                    {"name", options.name.empty() ? options.login : options.name},
                    {"role", options.role},
                    {"active", true},
                    {"password_hash", hashed_password(options.password)}};
  const Outcome outcome =
      demand(company.engine->perform(Asker::program(), {"user.create", {{"values", values}}}));
  tell(options, string_member(outcome.result, "id"),
       fmt::format("{} may log in now as {}.", options.login, options.role));
}

void change_password(UserOptions& options) {
  if (options.password.empty()) options.password = ask_secret("New password: ");
  Company company = open_company(options);
  const Record user = demand_user(*company.engine, options.login);
  demand(set_password(*company.engine, Asker::program(), user.id, options.password));
  tell(options, user.id.text(),
       fmt::format("The password of {} is changed; all its sessions have ended.", options.login));
}

}  // namespace

void add_user_command(Command& program) {
  Command command = program.command("user", "List and add users, set passwords");
  auto options = std::make_shared<UserOptions>();

  Command list = command.command("list", "Who may work here");
  add_file_options(list, *options);
  list.flag("--json", options->json, "As JSON");
  list.run([options] { list_users(*options); });

  Command add = command.command("add", "Let somebody in");
  add_file_options(add, *options);
  add.option("login", options->login, "E-mail to log in with").required();
  add.option("--name", options->name, "What they are called");
  add.option("--role", options->role, "reader, member or administrator")
      .one_of({"reader", "member", "administrator"});
  add.option("--password", options->password, "Asked for when not given")
      .from_environment("CLIENTELA_PASSWORD");
  add.flag("--json", options->json, "Answer as JSON");
  add.run([options] { add_user(*options); });

  Command password = command.command("password", "Set somebody's password");
  add_file_options(password, *options);
  password.option("login", options->login, "E-mail to log in with").required();
  password.option("--password", options->password, "Asked for when not given")
      .from_environment("CLIENTELA_PASSWORD");
  password.flag("--json", options->json, "Answer as JSON");
  password.run([options] { change_password(*options); });
}

}  // namespace clientela
