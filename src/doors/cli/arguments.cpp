#include "doors/cli/arguments.h"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <iostream>
#include <utility>
#include <vector>

namespace clientela {
namespace {

constexpr const char* exit_codes =
    "Exit codes: 0 done; 1 refused or failed; 2 the command was not understood.\n"
    "The reason is on standard error.";

// Of an unknown command CLI11 says no more than that one is missing.
std::string reason_of(const CLI::App& app, const CLI::ParseError& error) {
  std::string reason = error.what();
  if (reason.find("subcommand is required") == std::string::npos) return reason;
  const auto words = app.remaining(true);
  return words.empty() ? "Say which command." : "There is no command " + words.front() + ".";
}

int not_understood(const std::string& name, const std::string& reason) {
  std::cerr << name << ": " << reason << "\nRun with --help for more information.\n";
  return 2;
}

// A full disk behind a redirection.
int answered(const std::string& name) {
  if (std::cout.flush()) return 0;
  std::cerr << name << ": The answer can't be written to standard output.\n";
  return 1;
}

}  // namespace

CommandOption CommandOption::required() {
  option_.required();
  return *this;
}

CommandOption CommandOption::from_environment(const std::string& variable) {
  option_.envname(variable);
  return *this;
}

CommandOption CommandOption::one_of(std::initializer_list<std::string> values) {
  option_.check(CLI::IsMember(std::vector<std::string>(values)));
  return *this;
}

template <typename T>
CommandOption CommandOption::between(T least, T most) {
  option_.check(CLI::Range(least, most));
  return *this;
}

template CommandOption CommandOption::between(int, int);
template CommandOption CommandOption::between(double, double);

Command Command::command(const std::string& name, const std::string& description) {
  app_->require_subcommand(1);
  return Command(*app_->add_subcommand(name, description));
}

template <typename T>
CommandOption Command::option(const std::string& name, T& value, const std::string& description) {
  CLI::Option& option = *app_->add_option(name, value, description);
  if constexpr (!std::is_same_v<T, std::vector<std::string>>) {
    if (value != T{}) option.capture_default_str();
  }
  return CommandOption(option);
}

template CommandOption Command::option(const std::string&, std::string&, const std::string&);
template CommandOption Command::option(const std::string&, std::vector<std::string>&,
                                       const std::string&);
template CommandOption Command::option(const std::string&, int&, const std::string&);
template CommandOption Command::option(const std::string&, std::int64_t&, const std::string&);
template CommandOption Command::option(const std::string&, std::uint64_t&, const std::string&);
template CommandOption Command::option(const std::string&, std::uint16_t&, const std::string&);
template CommandOption Command::option(const std::string&, double&, const std::string&);

void Command::flag(const std::string& name, bool& value, const std::string& description) {
  app_->add_flag(name, value, description);
}

void Command::run(std::function<void()> work) { app_->callback(std::move(work)); }

int run_commands(int argc, char** argv, const std::string& name, const std::string& version,
                 const std::string& description, const std::function<void(Command&)>& declare) {
  CLI::App app{description, name};
  app.set_version_flag("--version", version);
  // Commands take it over from the program.
  app.footer(exit_codes);
  Command program(app);
  declare(program);
  try {
    app.parse(argc, argv);
    return answered(name);
  } catch (const CLI::Success& success) {
    return app.exit(success);
  } catch (const CLI::ParseError& error) {
    return not_understood(name, reason_of(app, error));
  } catch (const NotUnderstood& error) {
    return not_understood(name, error.what());
  } catch (const std::exception& failure) {
    std::cerr << name << ": " << failure.what() << "\n";
    return 1;
  }
}

}  // namespace clientela
