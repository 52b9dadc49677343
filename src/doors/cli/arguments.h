#pragma once

#include <functional>
#include <initializer_list>
#include <stdexcept>
#include <string>

namespace CLI {  // NOLINT(readability-identifier-naming): of CLI11
class App;
class Option;
}  // namespace CLI

namespace clientela {

// What is said on the command line makes no sense, and nothing was begun: exit code 2.
class NotUnderstood : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// One option or argument, described further: command.option(...).required().
// Refers to the command line, which outlives it; so does Command.
class CommandOption {
 public:
  explicit CommandOption(CLI::Option& option) : option_(option) {}
  CommandOption required();
  // Is read from this variable of the environment where the command line does not say it.
  CommandOption from_environment(const std::string& variable);
  CommandOption one_of(std::initializer_list<std::string> values);
  // Inclusive. T is int or double.
  template <typename T>
  CommandOption between(T least, T most);

 private:
  CLI::Option& option_;
};

// A command of the program: its options, and what it does once they are read. Only arguments.cpp
// knows CLI11, whose header costs every file that includes it seconds to compile.
class Command {
 public:
  explicit Command(CLI::App& app) : app_(&app) {}
  // One of several commands below this one; one of them must then be given.
  Command command(const std::string& name, const std::string& description);
  // Reads --NAME VALUE, or by position where the name has no dashes, into `value`, whose present
  // value is the default (told by --help, if it is not empty or 0). T is std::string, a vector of
  // them, int, std::int64_t, std::uint64_t, std::uint16_t or double.
  template <typename T>
  CommandOption option(const std::string& name, T& value, const std::string& description);
  // Sets `value` when --NAME is given.
  void flag(const std::string& name, bool& value, const std::string& description);
  // A failure is an exception.
  void run(std::function<void()> work);

 private:
  CLI::App* app_;
};

// Declares the program's commands by `declare` and performs the one that is asked for. Returns the
// exit code: 0 done, 1 failed, 2 not understood; the reason is on standard error. A failure it is,
// too, when standard output can't take the answer.
int run_commands(int argc, char** argv, const std::string& name, const std::string& version,
                 const std::string& description, const std::function<void(Command&)>& declare);

}  // namespace clientela
