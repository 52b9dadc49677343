#include <fmt/format.h>

#include <filesystem>
#include <iostream>

#include "doors/cli/command.h"

namespace clientela {
namespace {

struct InitOptions : CommandOptions {
  NewCompany company;
};

void init(InitOptions& options) {
  if (std::filesystem::exists(options.file) && std::filesystem::file_size(options.file) > 0) {
    throw CommandFailure(fmt::format("{} exists already; nothing was changed.", options.file));
  }
  if (options.company.admin_password.empty()) {
    options.company.admin_password = ask_secret("Password of the administrator: ");
  }
  StoreOptions store;
  store.path = options.file;
  store.key = options.key;
  store.language = options.company.language;
  Company company = demand(Company::open(store));
  demand(set_up(*company.engine, options.company));
  std::cout << fmt::format("Made {} for {}. Serve it with: clientela serve {}\n", options.file,
                           options.company.name, options.file);
}

}  // namespace

void add_init_command(Command& program) {
  Command command = program.command("init", "Make an empty company file with its administrator");
  auto options = std::make_shared<InitOptions>();
  add_file_options(command, *options);
  NewCompany& company = options->company;
  command.option("--name", company.name, "The company's name").required();
  command.option("--currency", company.currency, "Three letters: EUR, CZK, KRW ...");
  command.option("--language", company.language, "en, ru, cs or ko");
  command.option("--zone", company.zone, "Time zone, as Europe/Prague");
  command.option("--admin", company.admin_login, "E-mail of the first administrator").required();
  command.option("--admin-name", company.admin_name, "What the administrator is called");
  command
      .option("--password", company.admin_password,
              "The administrator's password; asked for when not given")
      .from_environment("CLIENTELA_PASSWORD");
  command.run([options] {
    if (options->company.admin_name.empty()) {
      options->company.admin_name = options->company.admin_login;
    }
    init(*options);
  });
}

}  // namespace clientela
