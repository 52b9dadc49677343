#include <fmt/format.h>

#include <iostream>

#include "doors/cli/new_company_file.h"
#include "system/passwords.h"

namespace clientela {
namespace {

struct InitOptions : CommandOptions {
  NewCompany company;
};

void tell(const InitOptions& options, Id administrator) {
  if (options.json) {
    const JsonObject answer{{"file", options.file},
                            {"name", options.company.name},
                            {"login", options.company.admin_login},
                            {"administrator", administrator.text()}};
    std::cout << json_text_pretty(Json(answer)) << "\n";
    return;
  }
  std::cout << fmt::format("Made {} for {}. Serve it with: clientela serve {}\n", options.file,
                           options.company.name, options.file);
}

void init(InitOptions& options) {
  NewCompany& company = options.company;
  if (company.admin_name.empty()) company.admin_name = company.admin_login;
  check_new_company(company);
  refuse_existing(options.file);
  if (company.admin_password.empty()) {
    company.admin_password = ask_secret("Password of the administrator: ");
  }
  demand(check_password_strength(company.admin_password));
  NewCompanyFile file(options);
  const Id administrator = demand(set_up(*file.open(company.language, true).engine, company));
  file.keep();
  tell(options, administrator);
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
  command.flag("--json", options->json, "Answer as JSON");
  command.run([options] { init(*options); });
}

}  // namespace clientela
