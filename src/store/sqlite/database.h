#pragma once

#include <chrono>
#include <list>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>

#include "model/value.h"
#include "store/store.h"

struct sqlite3;
struct sqlite3_stmt;

namespace clientela {

class Database;

// A question was stopped because its time was over.
class OutOfTime : public std::runtime_error {
 public:
  OutOfTime() : std::runtime_error("out of time") {}
};

// One execution of a prepared statement, borrowed from its connection's cache; given back (reset,
// parameters forgotten) by the destructor. Parameters count from 1, columns from 0. Texts and blobs
// bound by view must live until the statement has run; those read live until the next step.
class Statement {
 public:
  Statement(Statement&& other) noexcept;
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  Statement& bind(int parameter, std::int64_t value);
  Statement& bind(int parameter, std::string_view text);
  Statement& bind_blob(int parameter, std::string_view bytes);
  Statement& bind(int parameter, const Id& id) { return bind_blob(parameter, id.bytes()); }
  Statement& bind_null(int parameter);
  Statement& bind(int parameter, const Cell& cell);

  // Whether there is a row. Throws OutOfTime when the connection's deadline has passed.
  bool step();
  // For statements that return no rows.
  void run();

  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  std::string_view text(int column) const;
  std::string_view blob(int column) const;
  Id id(int column) const;
  void read(int column, StorageClass storage, Cell& cell) const;
  // As what it was stored.
  Cell cell(int column) const;

 private:
  friend class Database;
  Statement(Database* database, sqlite3_stmt* handle, bool* in_use)
      : database_(database), handle_(handle), in_use_(in_use) {}
  void check(int code);

  Database* database_;
  sqlite3_stmt* handle_;
  bool* in_use_;  // in the cache; null: the statement is this object's own
};

// A connection to one SQLite file. For one thread at a time. Failures are thrown as StoreFailure
// with plain words.
class Database {
 public:
  // without_journal: reads the file alone, without what its journal (-wal) would add.
  enum class Mode { create, existing, without_journal };

  Database(const std::string& path, const std::string& key, Mode mode);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  // The statement with that text; prepared at its first use.
  Statement prepare(std::string_view sql);
  // Runs a script without parameters.
  void run(std::string_view script);
  // The first column of the first row, or 0.
  std::int64_t integer(std::string_view sql);

  std::int64_t changes() const;
  bool in_transaction() const;
  bool read_only() const;
  void limit_cache(int kilobytes);

  // From now on statements throw OutOfTime when they run that long. 0: no limit.
  void start_clock(int budget_ms);
  void stop_clock() { start_clock(0); }

  sqlite3* handle() const { return handle_; }
  [[noreturn]] void fail(int code) const;

 private:
  struct Cached {
    std::string sql;
    sqlite3_stmt* statement = nullptr;
    bool in_use = false;
  };
  sqlite3_stmt* compile(std::string_view sql, bool keep) const;
  void forget_oldest();
  static int interrupt(void* database);

  sqlite3* handle_ = nullptr;
  std::list<Cached> cache_;  // the latest used first
  std::unordered_map<std::string_view, std::list<Cached>::iterator> by_sql_;
  std::chrono::steady_clock::time_point deadline_;
};

// Gives a budget to what runs within its life.
class Budget {
 public:
  Budget(Database& database, int budget_ms) : database_(database) {
    database_.start_clock(budget_ms);
  }
  ~Budget() { database_.stop_clock(); }
  Budget(const Budget&) = delete;
  Budget& operator=(const Budget&) = delete;

 private:
  Database& database_;
};

}  // namespace clientela
