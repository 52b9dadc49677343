#include "doors/cli/command.h"

#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <filesystem>
#include <iostream>

namespace clientela {
namespace {

// Switches the terminal's echo off for as long as it lives.
class Silence {
 public:
  Silence() {
    if (tcgetattr(STDIN_FILENO, &before_) != 0) return;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    changed_ = tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent) == 0;
  }
  ~Silence() {
    if (changed_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
  }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;

 private:
  termios before_{};
  bool changed_ = false;
};

}  // namespace

std::string in_words(const Error& error) {
  std::string text = english(error.message);
  if (!error.field.empty()) text = error.field + ": " + text;
  return text;
}

CommandFailure::CommandFailure(const Error& error) : std::runtime_error(in_words(error)) {}

void add_file_options(Command& command, CommandOptions& options, const std::string& file) {
  command.option("file", options.file, file).from_environment("CLIENTELA_FILE").required();
  command.option("--key", options.key, "Key of an encrypted company file")
      .from_environment("CLIENTELA_KEY");
}

Company open_company(const CommandOptions& options, bool create, bool durable) {
  if (!create && !std::filesystem::exists(options.file)) {
    throw CommandFailure(fmt::format(
        "There is no company file {}. `clientela init` makes one, `clientela demo` a sample.",
        options.file));
  }
  StoreOptions store;
  store.path = options.file;
  store.key = options.key;
  store.create = create;
  store.durable = durable;
  store.tell = [](const Message& words) { std::cerr << english(words) << "\n"; };
  return demand(Company::open(store));
}

std::string ask_secret(const std::string& prompt) {
  if (isatty(STDIN_FILENO) == 0) {
    std::string line;
    std::getline(std::cin, line);
    return line;
  }
  std::cerr << prompt << std::flush;
  const Silence silence;
  std::string line;
  std::getline(std::cin, line);
  std::cerr << "\n";
  return line;
}

ProgressLine::ProgressLine() : terminal_(isatty(STDERR_FILENO) != 0) {}

ProgressLine::~ProgressLine() {
  if (shown_) std::cerr << "\n";
}

void ProgressLine::show(const std::string& label, std::int64_t done, std::int64_t total) {
  if (!terminal_) return;
  shown_ = true;
  if (total > 0) {
    constexpr std::int64_t width = 30;
    const auto filled = static_cast<std::size_t>(std::min(width, width * done / total));
    std::cerr << fmt::format("\r{} [{}{}] {} of {} ", label, std::string(filled, '='),
                             std::string(width - filled, ' '), done, total);
  } else {
    std::cerr << fmt::format("\r{} {} ", label, done);
  }
  std::cerr << std::flush;
}

}  // namespace clientela
