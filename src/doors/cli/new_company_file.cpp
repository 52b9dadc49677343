#include "doors/cli/new_company_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "base/text.h"
#include "features/features.h"
#include "system/user.h"

namespace clientela {
namespace {

namespace files = std::filesystem;

volatile std::sig_atomic_t stop_came = 0;

void note_stop(int) { stop_came = 1; }

// With its journal, which means nothing without it.
void remove_company(const std::string& path) {
  std::error_code ignored;
  for (const char* ending : {"", "-wal", "-shm"}) files::remove(path + ending, ignored);
}

// Until the disk knows the name.
void flush_folder_of(const std::string& path) {
  const std::string folder = files::absolute(path).parent_path().string();
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  fsync(descriptor);
  close(descriptor);
}

void check_option(const std::string& option, const std::vector<Field>& fields, std::string_view key,
                  const std::string& value) {
  const auto field = std::find_if(fields.begin(), fields.end(),
                                  [&](const Field& each) { return each.key == key; });
  const auto read = field->kind->parse(value, *field, ParseContext());
  if (!read) throw NotUnderstood(option + ": " + english(read.error().message));
}

}  // namespace

// An empty file is no company yet: it may have been made by whoever reserves a name.
void refuse_existing(const std::string& path) {
  std::error_code ignored;
  const bool free = !files::exists(path, ignored) ||
                    (files::is_regular_file(path, ignored) && files::file_size(path) == 0);
  if (!free) throw CommandFailure(fmt::format("{} exists already; nothing was changed.", path));
}

StopNotice::StopNotice() {
  stop_came = 0;
  struct sigaction noting {};
  noting.sa_handler = note_stop;
  noting.sa_flags = static_cast<int>(SA_RESETHAND | SA_RESTART);
  for (std::size_t i = 0; i < signals.size(); ++i) {
    sigaction(signals[i], nullptr, &before_[i]);
    // What is ignored (by nohup, in the background of a script) stays so.
    if (before_[i].sa_handler != SIG_IGN) sigaction(signals[i], &noting, nullptr);
  }
}

StopNotice::~StopNotice() {
  for (std::size_t i = 0; i < signals.size(); ++i) {
    sigaction(signals[i], &before_[i], nullptr);
  }
}

bool StopNotice::came() { return stop_came != 0; }

NewCompanyFile::NewCompanyFile(const CommandOptions& options)
    : path_(options.file), key_(options.key), making_(options.file + ".making"), lock_([&] {
        refuse_existing(path_);
        return demand(FileLock::take(path_));
      }()) {
  // Somebody may have made it before the lock was ours.
  refuse_existing(path_);
  // What a crash left.
  remove_company(making_);
}

NewCompanyFile::~NewCompanyFile() {
  company_.reset();
  remove_company(making_);
}

Company& NewCompanyFile::open(const std::string& language, bool durable) {
  StoreOptions store;
  store.path = making_;
  store.key = key_;
  store.language = language;
  store.durable = durable;
  return company_.emplace(demand(Company::open(store)));
}

void NewCompanyFile::go_on() {
  if (StopNotice::came()) throw CommandFailure("Stopped; nothing was made.");
}

void NewCompanyFile::keep() {
  company_.reset();
  go_on();
  remove_company(path_);
  files::rename(making_, path_);
  flush_folder_of(path_);
}

void check_new_company(const NewCompany& company) {
  Model model;
  add_features(model);
  const auto& settings = model.find_action("company.set")->arguments;
  if (trimmed(company.name).empty()) throw NotUnderstood("--name: A company needs a name.");
  check_option("--name", settings, "name", company.name);
  check_option("--currency", settings, "currency", company.currency);
  check_option("--language", settings, "language", company.language);
  check_option("--zone", settings, "zone", company.zone);
  const auto& user = model.find_type(User::object_name)->fields;
  check_option("--admin", user, "login", company.admin_login);
  check_option("--admin-name", user, "name", company.admin_name);
}

}  // namespace clientela
