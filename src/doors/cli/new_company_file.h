#pragma once

#include <array>
#include <csignal>
#include <optional>
#include <string>

#include "doors/cli/command.h"
#include "store/sqlite/file_lock.h"

namespace clientela {

// While it lives, Ctrl+C and being told to end are noted instead of ending the program, once: the
// second time they end it. One at a time.
class StopNotice {
 public:
  StopNotice();
  ~StopNotice();
  StopNotice(const StopNotice&) = delete;
  StopNotice& operator=(const StopNotice&) = delete;
  static bool came();

 private:
  static constexpr std::array signals{SIGINT, SIGTERM, SIGHUP};
  std::array<struct sigaction, signals.size()> before_{};
};

// CommandFailure when there is something at a new company's place.
void refuse_existing(const std::string& path);

// A company file that is there whole or not at all: it is made under another name and gets its own
// by keep(). Whatever fails or is stopped before then leaves nothing behind.
class NewCompanyFile {
 public:
  // CommandFailure when there is something at the file's place, or it can't be made there.
  explicit NewCompanyFile(const CommandOptions& options);
  ~NewCompanyFile();
  NewCompanyFile(const NewCompanyFile&) = delete;
  NewCompanyFile& operator=(const NewCompanyFile&) = delete;

  // The empty company in it. Once.
  Company& open(const std::string& language, bool durable);
  // CommandFailure when somebody wants the program to stop.
  static void go_on();
  // Closes the company.
  void keep();

 private:
  const std::string path_, key_, making_;
  const StopNotice stop_;
  FileLock lock_;
  std::optional<Company> company_;
};

// NotUnderstood for what no company can be made of, by the names of the options.
void check_new_company(const NewCompany& company);

}  // namespace clientela
