#include "doors/cli/command_line.h"

#include <iostream>

#include "base/version.h"
#include "doors/cli/command.h"

namespace clientela {

int run_command_line(int argc, char** argv) {
  CLI::App app{
      "Clientela keeps a company's relationship with its clients: who they are, what was agreed,\n"
      "bought and said, and what to do next. A company is one file.\n\n"
      "Try it:  clientela demo demo.clientela && clientela serve demo.clientela",
      "clientela"};
  app.require_subcommand(1);
  app.set_version_flag("--version", std::string(program_version()));
  add_serve_command(app);
  add_init_command(app);
  add_demo_command(app);
  add_import_command(app);
  add_export_command(app);
  add_query_command(app);
  add_do_command(app);
  add_user_command(app);
  add_insights_command(app);
  add_check_command(app);
  app.add_subcommand("version", "Say which version this is")->callback([] {
    std::cout << "clientela " << program_version() << "\n";
  });
  try {
    app.parse(argc, argv);
    return 0;
  } catch (const CLI::Success& success) {
    return app.exit(success);
  } catch (const CLI::ParseError& error) {
    app.exit(error);
    return 2;
  } catch (const std::exception& failure) {
    std::cerr << "clientela: " << failure.what() << "\n";
    return 1;
  }
}

}  // namespace clientela
