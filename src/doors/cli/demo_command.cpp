#include <fmt/format.h>

#include <chrono>
#include <iostream>

#include "doors/cli/new_company_file.h"
#include "features/demo/demo.h"
#include "system/passwords.h"

namespace clientela {
namespace {

struct MakeDemoOptions : CommandOptions {
  NewCompany company;
  DemoOptions demo;
};

NewCompany sample_company() {
  NewCompany company;
  company.name = "Linden Paper";
  company.zone = "Europe/Prague";
  company.admin_name = "Anna Novák";
  company.admin_login = "demo@example.com";
  company.admin_password = "demo-password";
  return company;
}

void tell(const MakeDemoOptions& options, const DemoReport& report, double seconds) {
  if (options.json) {
    JsonObject answer{{"file", options.file},      {"login", options.company.admin_login},
                      {"clients", report.clients}, {"products", report.products},
                      {"orders", report.orders},   {"activities", report.activities},
                      {"seconds", seconds}};
    std::cout << json_text_pretty(Json(answer)) << "\n";
    return;
  }
  std::cout << fmt::format(
      "Made {} in {:.1f} s: {} clients, {} products, {} orders, {} activities.\n"
      "Serve it with: clientela serve {}\nLog in as {} with the password {}\n",
      options.file, seconds, report.clients, report.products, report.orders, report.activities,
      options.file, options.company.admin_login, options.company.admin_password);
}

void make(MakeDemoOptions& options) {
  check_new_company(options.company);
  refuse_existing(options.file);
  demand(check_password_strength(options.company.admin_password));
  const auto begun = std::chrono::steady_clock::now();
  NewCompanyFile file(options);
  Company& company = file.open(options.company.language, false);
  options.demo.administrator = demand(set_up(*company.engine, options.company));
  options.demo.tr = languages().translator(options.company.language);
  DemoReport report;
  {
    ProgressLine line;
    report = demand(make_demo(*company.engine, options.demo, [&](auto done, auto total) {
      line.show("Making the sample", done, total);
      NewCompanyFile::go_on();
    }));
  }
  file.keep();
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - begun;
  tell(options, report, taken.count());
}

}  // namespace

void add_demo_command(Command& program) {
  Command command = program.command("demo", "Make a company file with made-up clients to try out");
  auto options = std::make_shared<MakeDemoOptions>();
  options->company = sample_company();
  add_file_options(command, *options);
  command.option("--clients", options->demo.clients, "How many clients, up to 1000000")
      .between(1, 1'000'000);
  command.option("--seed", options->demo.seed, "The same seed makes the same company");
  command
      .option("--password", options->company.admin_password,
              "Password of the administrator demo@example.com")
      .from_environment("CLIENTELA_PASSWORD");
  command.option("--language", options->company.language, "en, ru, cs or ko")
      .one_of({"en", "ru", "cs", "ko"});
  command.option("--currency", options->company.currency, "Three letters: EUR, CZK, KRW ...");
  command.flag("--json", options->json, "Answer as JSON");
  command.run([options] { make(*options); });
}

}  // namespace clientela
