#pragma once

#include <stdexcept>
#include <string>

#include "doors/cli/arguments.h"
#include "doors/company.h"

namespace clientela {

// What every command has: the company file it works on and how it speaks.
struct CommandOptions {
  std::string file;
  std::string key;    // of an encrypted file
  bool json = false;  // answers for programs instead of people
};

// In English, with its field before it.
std::string in_words(const Error& error);

// A failure that ends the command: printed to standard error, exit code 1.
class CommandFailure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
  explicit CommandFailure(const Error& error);
};

// The value, or the Error as a CommandFailure.
template <typename T>
T demand(Result<T> result) {
  if (!result) throw CommandFailure(result.error());
  if constexpr (!std::is_void_v<T>) return std::move(result).value();
}

// The value, or the Error as NotUnderstood.
template <typename T>
T demand_understood(Result<T> result) {
  if (!result) throw NotUnderstood(in_words(result.error()));
  if constexpr (!std::is_void_v<T>) return std::move(result).value();
}

// Adds the FILE argument (also from CLIENTELA_FILE), described by `file`, and --key (from
// CLIENTELA_KEY).
void add_file_options(Command& command, CommandOptions& options,
                      const std::string& file = "The company file");
// Opens an existing company, or makes an empty file when `create`.
Company open_company(const CommandOptions& options, bool create = false, bool durable = true);

// The secret in an environment variable, or typed at the terminal without an echo.
std::string ask_secret(const std::string& prompt);

// A line that is written over itself on a terminal, and nothing elsewhere.
class ProgressLine {
 public:
  ProgressLine();
  ~ProgressLine();
  void show(const std::string& label, std::int64_t done, std::int64_t total);

 private:
  bool terminal_;
  bool shown_ = false;
};

void add_serve_command(Command& program);
void add_init_command(Command& program);
void add_user_command(Command& program);
void add_query_command(Command& program);
void add_do_command(Command& program);
void add_export_command(Command& program);
void add_import_command(Command& program);
void add_check_command(Command& program);
void add_demo_command(Command& program);
void add_insights_command(Command& program);

}  // namespace clientela
