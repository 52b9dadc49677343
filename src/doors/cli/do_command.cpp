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
    throw NotUnderstood("The arguments are not a JSON object.");
  }
  Company company = open_company(options);
  if (company.model->find_action(options.action) == nullptr) {
    throw NotUnderstood(fmt::format("There is no action “{}”. `clientela do {}` lists them all.",
                                    options.action, options.file));
  }
  const Outcome outcome =
      demand(company.engine->perform(Asker::program(), {options.action, arguments->get_object()}));
  JsonObject answer{{"seq", outcome.seq}, {"result", outcome.result}};
  std::cout << json_text_pretty(Json(answer)) << "\n";
}

void list_actions(const DoOptions& options) {
  Company company = open_company(options);
  JsonArray all;
  for (const auto& action : company.model->actions()) {
    if (options.json) {
      all.push_back(JsonObject{{"name", action.name}, {"label", action.label}});
    } else {
      std::cout << fmt::format("{:<28} {}\n", action.name, action.label);
    }
  }
  if (options.json) std::cout << json_text_pretty(Json(all)) << "\n";
}

}  // namespace

void add_do_command(Command& program) {
  Command command = program.command("do", "Perform an action, or list them all");
  auto options = std::make_shared<DoOptions>();
  add_file_options(command, *options);
  command.option("action", options->action, "As client.create; without one they are listed");
  command.option("arguments", options->arguments, "A JSON object");
  command.flag("--json", options->json,
               "The list of actions as JSON; what an action answers always is");
  command.run([options] { options->action.empty() ? list_actions(*options) : perform(*options); });
}

}  // namespace clientela
