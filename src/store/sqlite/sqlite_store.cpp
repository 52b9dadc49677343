#include <fcntl.h>
#include <unistd.h>

#include <atomic>
#include <cassert>
#include <filesystem>
#include <future>

#include "store/sqlite/check.h"
#include "store/sqlite/file_lock.h"
#include "store/sqlite/journal_mark.h"
#include "store/sqlite/reader_pool.h"
#include "store/sqlite/writer.h"

namespace clientela {

namespace {

namespace files = std::filesystem;

// A private company's file: in memory where the system offers that.
std::string private_path() {
  static std::atomic<int> count = 0;
  std::error_code ignored;
  const files::path memory = "/dev/shm";
  const auto folder = files::is_directory(memory, ignored) ? memory : files::temp_directory_path();
  return (folder / ("clientela-" + std::to_string(getpid()) + "-" + std::to_string(++count)))
      .string();
}

void remove_company(const std::string& path) {
  std::error_code ignored;
  for (const char* ending : {"", "-wal", "-shm"}) files::remove(path + ending, ignored);
}

void vacuum_into(Database& database, std::string_view path) {
  // A reader's connection writes nothing, not even a new file, unless it is told to.
  database.run("PRAGMA query_only = OFF");
  try {
    database.prepare("VACUUM INTO ?1").bind(1, path).run();
  } catch (...) {
    database.run("PRAGMA query_only = ON");
    throw;
  }
  database.run("PRAGMA query_only = ON");
}

// Until the disk has it.
void flush(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  const bool flushed = descriptor >= 0 && fsync(descriptor) == 0;
  if (descriptor >= 0) close(descriptor);
  if (!flushed) throw StoreFailure("The copy can't be written to the disk.");
}

class SqliteStore final : public Store {
 public:
  SqliteStore(FileLock lock, StoreOptions options, bool is_private, std::unique_ptr<Shared> shared,
              std::unique_ptr<Connection> connection)
      : lock_(std::move(lock)),
        options_(std::move(options)),
        private_(is_private),
        shared_(std::move(shared)),
        writer_(std::make_unique<Writer>(std::move(connection))),
        readers_(std::make_unique<ReaderPool>(options_.readers, [this] { return open_reader(); })) {
  }

  // The writer's connection is the last to close: it carries the log over into the file.
  ~SqliteStore() override {
    readers_.reset();
    writer_.reset();
    if (private_) remove_company(options_.path);
  }

  void read(const std::function<void(StoreReader&)>& work) override { readers_->read(work); }

  bool write(const std::function<bool(StoreWriter&)>& work) override {
    assert(!writer_->is_this_thread() && "a write within a write");
    std::promise<bool> outcome;
    writer_->add(work, [&outcome](bool kept, std::exception_ptr failure) {
      if (failure) {
        outcome.set_exception(failure);
      } else {
        outcome.set_value(kept);
      }
    });
    return outcome.get_future().get();
  }

  void write_later(std::function<bool(StoreWriter&)> work,
                   std::function<void(bool, std::exception_ptr)> done) override {
    writer_->add(std::move(work), std::move(done));
  }

  void on_commit(std::function<void(std::int64_t)> callback) override {
    writer_->on_commit(std::move(callback));
  }

  void save_copy(const std::string& path) override;

  std::vector<std::string> check() override {
    std::vector<std::string> problems;
    readers_->use([&](Connection& connection) {
      problems = check_company(connection.database, shared_->tables);
    });
    return problems;
  }

 private:
  std::unique_ptr<Connection> open_reader() {
    auto connection =
        std::make_unique<Connection>(options_.path, options_.key, Database::Mode::existing);
    connection->prepare_for(Connection::Use::read, options_.durable, *shared_);
    return connection;
  }

  FileLock lock_;
  const StoreOptions options_;
  const bool private_;
  std::unique_ptr<Shared> shared_;
  std::unique_ptr<Writer> writer_;
  std::unique_ptr<ReaderPool> readers_;
};

void SqliteStore::save_copy(const std::string& path) {
  std::error_code failure;
  if (files::exists(path, failure)) {
    throw StoreFailure("There is already a file " + path + ".");
  }
  // Under another name until it is whole, so that nobody takes a part for a copy.
  const std::string unfinished = path + "-unfinished";
  files::remove(unfinished, failure);
  try {
    readers_->use([&](Connection& connection) { vacuum_into(connection.database, unfinished); });
    {
      Database copy(unfinished, options_.key, Database::Mode::existing);
      remove_mark(copy);
    }
    flush(unfinished);
    files::rename(unfinished, path);
  } catch (const files::filesystem_error& error) {
    throw StoreFailure("The copy can't be written: " + error.code().message() + ".");
  } catch (...) {
    files::remove(unfinished, failure);
    throw;
  }
}

// The language of the collation is the file's: sort keys of two languages don't mix.
std::string language_of(Database& database, const StoreOptions& options) {
  if (database.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'setting'") == 0) {
    return options.language;
  }
  const std::string stored = read_setting(database, "collation");
  return stored.empty() ? options.language : stored;
}

std::unique_ptr<Shared> make_ready(Connection& connection, const StoreOptions& options,
                                   const Model& model) {
  Database& database = connection.database;
  const std::string language = language_of(database, options);
  auto shared = std::make_unique<Shared>(model, language);
  database.run("PRAGMA journal_mode = WAL");
  connection.prepare_for(Connection::Use::write, options.durable, *shared);
  bring_up_to_date(database, shared->tables, options.tell);
  if (read_setting(database, "collation").empty()) {
    write_setting(database, "collation", language);
  }
  return shared;
}

}  // namespace

Result<std::unique_ptr<Store>> Store::open(const StoreOptions& given, const Model& model) {
  StoreOptions options = given;
  const bool is_private = options.path == ":memory:";
  if (is_private) {
    options.path = private_path();
    options.durable = false;
  }
  std::error_code ignored;
  const bool exists = files::exists(options.path, ignored);
  if (!exists && !options.create) {
    return Error{ErrorCode::not_found, "", message("There is no file {}.", options.path)};
  }
  CLIENTELA_ASSIGN(FileLock lock, FileLock::take(options.path));
  if (exists) CLIENTELA_TRY(check_journal(options.path, options.key, lock));
  try {
    auto connection =
        std::make_unique<Connection>(options.path, options.key, Database::Mode::create);
    CLIENTELA_TRY(check_is_ours(connection->database, options.path));
    if (connection->database.read_only()) {
      return Error{ErrorCode::forbidden, "",
                   message("{} is read-only. Change its permissions to open it.", options.path)};
    }
    auto shared = make_ready(*connection, options, model);
    if (!is_private) mark_opening(connection->database, lock, options.durable);
    return std::unique_ptr<Store>(std::make_unique<SqliteStore>(
        std::move(lock), options, is_private, std::move(shared), std::move(connection)));
  } catch (const StoreFailure& failure) {
    return Error{ErrorCode::unavailable, "", Message{failure.what(), {}}};
  }
}

}  // namespace clientela
