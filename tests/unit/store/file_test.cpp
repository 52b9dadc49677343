#include <gmock/gmock.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>

#include "tests/unit/store/example_nouns.h"

namespace clientela {
namespace {

namespace files = std::filesystem;
using testing::HasSubstr;
using testing::IsEmpty;

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

TEST_F(StoreFile, IsOneFileWhenClosed) {
  fill(3);
  int count = 0;
  for (const auto& entry : files::directory_iterator(folder_)) {
    EXPECT_EQ(entry.path(), options_.path);
    ++count;
  }
  EXPECT_EQ(count, 1);
  auto store = open_example(options_);
  EXPECT_TRUE(has(*store, 2));
  EXPECT_THAT(store->check(), IsEmpty());
}

TEST_F(StoreFile, RefusesInWordsWhatIsNotOurs) {
  std::ofstream(options_.path) << std::string(10'000, 'x');
  EXPECT_THAT(refusal(), HasSubstr("not a company file"));
  files::remove(options_.path);
  run_sql("CREATE TABLE recipe (name TEXT)");
  EXPECT_THAT(refusal(), HasSubstr("belongs to another program"));
  files::remove(options_.path);
  fill(1);
  run_sql("PRAGMA user_version = 99");
  EXPECT_THAT(refusal(), HasSubstr("newer version"));
  options_.path = (folder_ / "absent" / "company.clientela").string();
  EXPECT_THAT(refusal(), HasSubstr("folder exists"));
  options_.path = (folder_ / "other.clientela").string();
  options_.create = false;
  EXPECT_THAT(refusal(), HasSubstr("There is no file"));
}

TEST_F(StoreFile, IsInUseByOneProgramOnly) {
  auto store = open_example(options_);
  EXPECT_THAT(refusal(), HasSubstr("in use"));
  const pid_t child = fork();
  if (child == 0) _exit(refusal().find("in use") != std::string::npos ? 0 : 1);
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
  store.reset();
  EXPECT_EQ(refusal(), "");
}

TEST_F(StoreFile, ReadOnlyIsToldInWords) {
  fill(1);
  files::permissions(options_.path, files::perms(0444));
  files::permissions(folder_, files::perms(0777));
  const auto in_child = [&](std::string_view words) {
    const pid_t child = fork();
    if (child == 0) {
      // The administrator may write everything, so be somebody else.
      if (getuid() == 0 && setuid(65534) != 0) _exit(2);
      const std::string told = refusal();
      _exit(told.find(words) != std::string::npos ? 0 : 1);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return status == 0;
  };
  EXPECT_TRUE(in_child("read-only"));
  files::permissions(folder_, files::perms(0555));
  EXPECT_TRUE(in_child("read-only"));
  files::permissions(folder_, files::perms(0777));
}

TEST_F(StoreFile, DamageIsFound) {
  fill(2000);
  const auto size = files::file_size(options_.path);
  std::fstream file(options_.path, std::ios::in | std::ios::out | std::ios::binary);
  for (std::uintmax_t place = 8192; place + 3000 < size; place += 40'960) {
    file.seekp(static_cast<std::streamoff>(place));
    file << std::string(3000, '\x55');
  }
  file.close();
  const auto store = Store::open(options_, example_model());
  if (!store) {
    EXPECT_THAT(english(store.error().message), HasSubstr("damaged"));
    return;
  }
  EXPECT_FALSE((*store)->check().empty());
}

TEST_F(StoreFile, PartsWithoutAnOwnerAreFound) {
  fill(1);
  auto store = open_example(options_);
  const auto add_wish = [&](std::uint64_t n, Id guest) {
    Wish wish;
    wish.guest = guest;
    wish.text = "A quiet room";
    Record record = new_example(n, wish);
    store->write([&](StoreWriter& writer) {
      writer.insert(record);
      return true;
    });
  };
  add_wish(100, example_id(0));
  EXPECT_THAT(store->check(), IsEmpty());
  add_wish(101, example_id(77));
  add_wish(102, Id());
  EXPECT_THAT(store->check(), testing::ElementsAre(HasSubstr("2 records of wishes belong to")));
}

TEST_F(StoreFile, AlteredLogIsFound) {
  fill(5);
  run_sql("UPDATE action_log SET arguments = '{}' WHERE seq = 2");
  {
    auto store = open_example(options_);
    EXPECT_THAT(store->check(), testing::ElementsAre(HasSubstr("log entry 2 were altered")));
  }
  // What is erased on purpose, with its salt, leaves the chain whole.
  run_sql("UPDATE action_log SET arguments = '', salt = NULL WHERE seq = 2");
  EXPECT_THAT(open_example(options_)->check(), IsEmpty());
  run_sql("DELETE FROM change WHERE seq = 4; DELETE FROM action_log WHERE seq = 4");
  EXPECT_FALSE(open_example(options_)->check().empty());
}

TEST_F(StoreFile, IsEncryptedWithAKey) {
  options_.key = "correct horse";
  fill(3);
  {
    std::ifstream file(options_.path, std::ios::binary);
    std::string bytes((std::istreambuf_iterator<char>(file)), {});
    EXPECT_EQ(bytes.find("Guest 1"), std::string::npos);
    EXPECT_EQ(bytes.find("SQLite format"), std::string::npos);
  }
  EXPECT_TRUE(has(*open_example(options_), 2));
  const std::string copy = (folder_ / "copy.clientela").string();
  open_example(options_)->save_copy(copy);
  options_.key = "wrong";
  EXPECT_THAT(refusal(), HasSubstr("key"));
  options_.key.clear();
  EXPECT_THAT(refusal(), HasSubstr("key"));
  options_.path = copy;
  EXPECT_THAT(refusal(), HasSubstr("key"));
  options_.key = "correct horse";
  EXPECT_TRUE(has(*open_example(options_), 2));
}

TEST_F(StoreFile, CopyIsWholeAndReplacesNothing) {
  auto store = open_example(options_);
  for (int i = 0; i < 10; ++i) add(*store, i);
  const std::string copy = (folder_ / "copy.clientela").string();
  store->save_copy(copy);
  EXPECT_THROW(store->save_copy(copy), StoreFailure);
  add(*store, 10);
  options_.path = copy;
  auto copied = open_example(options_);
  EXPECT_TRUE(has(*copied, 9));
  EXPECT_FALSE(has(*copied, 10));
  EXPECT_THAT(copied->check(), IsEmpty());
}

// The journal of a crash would be replayed into whatever file lies there.
TEST_F(StoreFile, CopyInThePlaceOfACrashedFileIsNotMixedWithItsJournal) {
  options_.durable = true;
  const auto copy = folder_ / "a copy?.clientela";
  const auto crash = [&] {
    crash_after([&](Store& store) {
      add(store, 1);
      store.save_copy(copy.string());
      add(store, 2);
    });
  };
  crash();
  EXPECT_TRUE(has(*open_example(options_), 2)) << "a crash alone loses nothing";
  for (const auto& file : files::directory_iterator(folder_)) files::remove(file);
  crash();
  const auto former = folder_ / "former";
  files::rename(options_.path, former);
  files::copy_file(copy, options_.path);
  EXPECT_THAT(refusal(), HasSubstr("move that journal away"));
  files::remove(options_.path);
  files::copy_file(former, options_.path);
  EXPECT_TRUE(has(*open_example(options_), 2)) << "the former file and its journal belong together";
  for (const auto& file : files::directory_iterator(folder_)) {
    if (file.path() != copy) files::remove(file);
  }
  files::copy_file(copy, options_.path);
  const auto restored = open_example(options_);
  EXPECT_TRUE(has(*restored, 1));
  EXPECT_FALSE(has(*restored, 2));
}

// Columns, tables and indexes that a newer program declares are added at the opening.
TEST_F(StoreFile, GrowsWithTheModel) {
  ObjectType old_guest = {.name = "guest",
                          .plural = "guests",
                          .label = "Guest",
                          .label_plural = "Guests",
                          .fields = {field("name", &Guest::name, {.label = "Name"})}};
  Model old_model;
  old_model.add(std::move(old_guest));
  {
    auto store = std::move(Store::open(options_, old_model)).value();
    store->write([&](StoreWriter& writer) {
      for (const char* name : {"Žofie", "Adam", "Čeněk"}) {
        Record record(old_model.type("guest"));
        record["name"] = std::string(name);
        record.id = example_id(static_cast<std::uint64_t>(name[0]));
        writer.insert(record);
      }
      return true;
    });
  }
  auto store = open_example(options_);
  store->read([](StoreReader& reader) {
    Query query;
    query.type = &example_model().type("guest");
    query.order = {"name", false};
    EXPECT_THAT(texts(reader.list(query, all_seen()).records, "name"),
                testing::ElementsAre("Adam", "Čeněk", "Žofie"));
  });
  add(*store, 1);
  EXPECT_THAT(store->check(), IsEmpty());
}

// Older files have one index of words for all nouns.
TEST_F(StoreFile, IndexesTheWordsOfAnOlderFileOnceAndSaysSo) {
  fill(3);
  run_sql("DROP TABLE search_guests; CREATE TABLE search_index (text); PRAGMA user_version = 1");
  std::vector<std::string> told;
  options_.tell = [&](const Message& words) { told.push_back(english(words)); };
  auto store = open_example(options_);
  EXPECT_THAT(told, testing::ElementsAre(HasSubstr("indexed anew")));
  store->read([](StoreReader& reader) {
    Query query;
    query.type = &example_model().type("guest");
    query.search = "guest 2";
    EXPECT_THAT(texts(reader.list(query, all_seen()).records, "name"),
                testing::ElementsAre("Guest 2"));
  });
  EXPECT_THAT(store->check(), IsEmpty());
  store.reset();
  store = open_example(options_);
  EXPECT_EQ(told.size(), 1u) << "once";
}

TEST_F(StoreFile, FullDiskFailsTheWriteAndNothingElse) {
  fill(1);
  const pid_t child = fork();
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    auto store = open_example(options_);
    const auto limit = static_cast<rlim_t>(files::file_size(options_.path)) + 400'000;
    const rlimit size{limit, RLIM_INFINITY};
    setrlimit(RLIMIT_FSIZE, &size);
    int kept = 1;
    bool failed = false;
    for (; kept < 100'000 && !failed; ++kept) {
      try {
        add(*store, kept);
      } catch (const StoreFailure&) {
        failed = true;
      }
    }
    if (!failed || !has(*store, kept - 2) || has(*store, kept - 1)) _exit(1);
    const rlimit unlimited{RLIM_INFINITY, RLIM_INFINITY};
    setrlimit(RLIMIT_FSIZE, &unlimited);
    add(*store, kept - 1);
    _exit(has(*store, kept - 1) && store->check().empty() ? 0 : 2);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_THAT(open_example(options_)->check(), IsEmpty());
}

// A process is killed amid its writes, again and again: what it was told to be kept is there.
TEST_F(StoreFile, KilledAmidWritesKeepsWhatWasAcknowledged) {
  options_.durable = true;
  int next = 0;
  for (int round = 0; round < 10; ++round) {
    int acknowledged[2];
    ASSERT_EQ(pipe(acknowledged), 0);
    const pid_t child = fork();
    if (child == 0) {
      auto store = open_example(options_);
      for (int n = next;; ++n) {
        add(*store, n);
        if (write(acknowledged[1], &n, sizeof n) != sizeof n) _exit(1);
      }
    }
    close(acknowledged[1]);
    int last = -1;
    for (int n = 0; read(acknowledged[0], &n, sizeof n) == sizeof n;) {
      last = n;
      if (n - next >= 20 + round * 7) break;
    }
    kill(child, SIGKILL);
    for (int n = 0; read(acknowledged[0], &n, sizeof n) == sizeof n;) last = n;
    close(acknowledged[0]);
    int status = 0;
    waitpid(child, &status, 0);
    ASSERT_GE(last, next);
    auto store = open_example(options_);
    for (int n = 0; n <= last; ++n) ASSERT_TRUE(has(*store, n)) << n;
    ASSERT_THAT(store->check(), IsEmpty());
    next = last + 1;
    while (has(*store, next)) ++next;
  }
}

}  // namespace
}  // namespace clientela
