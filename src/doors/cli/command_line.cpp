#include "doors/cli/command_line.h"

#include <iostream>

#include "base/version.h"
#include "doors/cli/command.h"

namespace clientela {
namespace {

void add_version_command(Command& program) {
  Command command = program.command("version", "Say which version this is");
  auto json = std::make_shared<bool>(false);
  command.flag("--json", *json, "Answer as JSON");
  command.run([json] {
    if (*json) {
      std::cout << json_text_pretty(Json(JsonObject{{"version", program_version()}})) << "\n";
    } else {
      std::cout << "clientela " << program_version() << "\n";
    }
  });
}

void declare_commands(Command& program) {
  add_serve_command(program);
  add_init_command(program);
  add_demo_command(program);
  add_import_command(program);
  add_export_command(program);
  add_query_command(program);
  add_do_command(program);
  add_user_command(program);
  add_insights_command(program);
  add_check_command(program);
  add_version_command(program);
}

}  // namespace

int run_command_line(int argc, char** argv) {
  return run_commands(
      argc, argv, "clientela", std::string(program_version()),
      "Clientela keeps a company's relationship with its clients: who they are, what was agreed,\n"
      "bought and said, and what to do next. A company is one file.\n\n"
      "Try it:  clientela demo demo.clientela && clientela serve demo.clientela",
      declare_commands);
}

}  // namespace clientela
