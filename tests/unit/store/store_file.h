#pragma once

#include <gmock/gmock.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "tests/unit/store/example_nouns.h"

namespace clientela {

namespace files = std::filesystem;

// A company file of the example nouns in a folder of its own.
class StoreFile : public testing::Test {
 public:
  StoreFile() {
    std::string name = (files::temp_directory_path() / "clientela-test-XXXXXX").string();
    folder_ = mkdtemp(name.data());
    options_.path = (folder_ / "company.clientela").string();
    options_.durable = false;
  }
  ~StoreFile() override { files::remove_all(folder_); }

 protected:
  // Another process opens the company, does that and dies.
  template <typename Work>
  void crash_after(Work work) {
    const pid_t child = fork();
    if (child == 0) {
      auto store = open_example(options_);
      work(*store);
      _exit(0);
    }
    int status = -1;
    waitpid(child, &status, 0);
    ASSERT_EQ(status, 0);
  }
  // What the opening says when it fails.
  std::string refusal() {
    const auto store = Store::open(options_, example_model());
    return store ? std::string() : english(store.error().message);
  }
  void fill(int count) {
    auto store = open_example(options_);
    for (int i = 0; i < count; ++i) add(*store, i);
  }
  static void add(Store& store, int n) {
    Guest guest;
    guest.name = "Guest " + std::to_string(n);
    Record record = new_example(static_cast<std::uint64_t>(n), guest);
    store.write([&](StoreWriter& writer) {
      writer.insert(record);
      writer.set_search_text(record, "guest " + std::to_string(n));
      LogEntry entry = example_entry(static_cast<std::uint64_t>(n), record);
      writer.append(entry);
      return true;
    });
  }
  static bool has(Store& store, int n) {
    bool found = false;
    store.read([&](StoreReader& reader) {
      found = reader
                  .find(example_model().type("guest"), example_id(static_cast<std::uint64_t>(n)),
                        false, all_seen())
                  .has_value();
    });
    return found;
  }
  void run_sql(const std::string& sql) const {
    sqlite3* database = nullptr;
    ASSERT_EQ(sqlite3_open(options_.path.c_str(), &database), SQLITE_OK);
    EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
        << sqlite3_errmsg(database);
    sqlite3_close(database);
  }

  files::path folder_;
  StoreOptions options_;
};

}  // namespace clientela
