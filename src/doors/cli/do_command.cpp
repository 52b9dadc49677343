#include <fmt/format.h>

#include <iostream>

#include "doors/cli/command.h"

namespace clientela {
namespace {

struct DoOptions : CommandOptions {
  std::string action;
  std::string arguments = "{}";
};

void perform(const DoOptions& options) {
  const auto arguments = parse_json(options.arguments);
  if (!arguments || !arguments->is_object()) {
    throw CommandFailure("The arguments are not a JSON object.");
  }
  Company company = open_company(options);
  const Outcome outcome =
      demand(company.engine->perform(Asker::program(), {options.action, arguments->get_object()}));
  JsonObject answer{{"seq", outcome.seq}, {"result", outcome.result}};
  std::cout << json_text_pretty(Json(answer)) << "\n";
}

void list_actions(const DoOptions& options) {
  Company company = open_company(options);
  for (const auto& action : company.model->actions()) {
    std::cout << fmt::format("{:<28} {}\n", action.name, action.label);
  }
}

}  // namespace

void add_do_command(Command& program) {
  Command command = program.command("do", "Perform an action");
  auto options = std::make_shared<DoOptions>();
  add_file_options(command, *options);
  command.option("action", options->action, "As client.create; without one they are listed");
  command.option("arguments", options->arguments, "A JSON object");
  command.run([options] { options->action.empty() ? list_actions(*options) : perform(*options); });
}

}  // namespace clientela
