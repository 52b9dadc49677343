#include "store/sqlite/database.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <cassert>
#include <utility>

namespace clientela {

namespace {

constexpr std::size_t cached_statements = 300;
constexpr int busy_timeout_ms = 10'000;
constexpr int steps_between_looks_at_the_clock = 2000;

std::string plain_words(int code, const char* detail) {
  switch (code & 0xff) {
    case SQLITE_FULL:
      return "The disk is full. Nothing of the last change was kept.";
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return "The company file is read-only. Nothing can be changed in it.";
    case SQLITE_CORRUPT:
      return "The company file is damaged. Restore a copy of it.";
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "The company file is in use by another program.";
    case SQLITE_NOTADB:
      return "This is not a company file, or its key is another one.";
    case SQLITE_CANTOPEN:
      return "The company file can't be opened. Check that its folder exists and may be written.";
    case SQLITE_IOERR:
      return std::string("The disk reports a failure (") + detail + ").";
    case SQLITE_NOMEM:
      return "There is not enough memory.";
    default:
      return std::string("The company file can't do this: ") + detail;
  }
}

// SQLite looks at nothing but the file itself then.
std::string frozen_address(const std::string& path) {
  std::string address = "file:";
  for (const char c : path) {
    const bool is_syntax = c == '%' || c == '?' || c == '#';
    address +=
        is_syntax ? fmt::format("%{:02X}", static_cast<unsigned char>(c)) : std::string(1, c);
  }
  return address + "?immutable=1";
}

}  // namespace

Statement::Statement(Statement&& other) noexcept
    : database_(other.database_),
      handle_(std::exchange(other.handle_, nullptr)),
      in_use_(other.in_use_) {}

Statement::~Statement() {
  if (handle_ == nullptr) return;
  if (in_use_ == nullptr) {
    sqlite3_finalize(handle_);
    return;
  }
  sqlite3_reset(handle_);
  sqlite3_clear_bindings(handle_);
  *in_use_ = false;
}

void Statement::check(int code) {
  if (code != SQLITE_OK) database_->fail(code);
}

Statement& Statement::bind(int parameter, std::int64_t value) {
  check(sqlite3_bind_int64(handle_, parameter, value));
  return *this;
}

Statement& Statement::bind(int parameter, std::string_view text) {
  // An empty view may point nowhere, which SQLite would take for NULL.
  const char* data = text.empty() ? "" : text.data();
  check(sqlite3_bind_text64(handle_, parameter, data, text.size(), SQLITE_STATIC, SQLITE_UTF8));
  return *this;
}

Statement& Statement::bind_blob(int parameter, std::string_view bytes) {
  const char* data = bytes.empty() ? "" : bytes.data();
  check(sqlite3_bind_blob64(handle_, parameter, data, bytes.size(), SQLITE_STATIC));
  return *this;
}

Statement& Statement::bind_null(int parameter) {
  check(sqlite3_bind_null(handle_, parameter));
  return *this;
}

Statement& Statement::bind(int parameter, const Cell& cell) {
  if (const auto* integer = std::get_if<std::int64_t>(&cell)) return bind(parameter, *integer);
  if (const auto* text = std::get_if<std::string>(&cell)) {
    return bind(parameter, std::string_view(*text));
  }
  if (const auto* blob = std::get_if<Blob>(&cell)) return bind_blob(parameter, blob->bytes);
  return bind_null(parameter);
}

bool Statement::step() {
  const int code = sqlite3_step(handle_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  if (code == SQLITE_INTERRUPT) throw OutOfTime();
  database_->fail(code);
}

void Statement::run() {
  while (step()) {
  }
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(handle_, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(handle_, column); }

std::string_view Statement::text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(handle_, column));
  if (text == nullptr) return {};
  return {text, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

std::string_view Statement::blob(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(handle_, column));
  if (bytes == nullptr) return {};
  return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_, column))};
}

Id Statement::id(int column) const { return Id::from_bytes(blob(column)).value_or(Id()); }

void Statement::read(int column, StorageClass storage, Cell& cell) const {
  if (is_null(column)) {
    cell = std::monostate();
  } else if (storage == StorageClass::integer) {
    cell = integer(column);
  } else if (storage == StorageClass::text) {
    cell = std::string(text(column));
  } else {
    cell = Blob{std::string(blob(column))};
  }
}

Cell Statement::cell(int column) const {
  switch (sqlite3_column_type(handle_, column)) {
    case SQLITE_NULL:
      return {};
    case SQLITE_INTEGER:
      return integer(column);
    case SQLITE_BLOB:
      return Blob{std::string(blob(column))};
    default:
      return std::string(text(column));
  }
}

Database::Database(const std::string& path, const std::string& key, Mode mode) {
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
  if (mode == Mode::create) flags |= SQLITE_OPEN_CREATE;
  std::string name = path;
  if (mode == Mode::without_journal) {
    flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    name = frozen_address(path);
  }
  const int code = sqlite3_open_v2(name.c_str(), &handle_, flags, nullptr);
  if (code != SQLITE_OK) {
    const std::string words = plain_words(code, handle_ ? sqlite3_errmsg(handle_) : "");
    sqlite3_close(handle_);
    throw StoreFailure(words);
  }
  if (!key.empty()) sqlite3_key(handle_, key.data(), static_cast<int>(key.size()));
  sqlite3_busy_timeout(handle_, busy_timeout_ms);
}

Database::~Database() {
  for (auto& cached : cache_) sqlite3_finalize(cached.statement);
  sqlite3_close(handle_);
}

void Database::fail(int code) const {
  throw StoreFailure(plain_words(code, sqlite3_errmsg(handle_)));
}

sqlite3_stmt* Database::compile(std::string_view sql, bool keep) const {
  sqlite3_stmt* statement = nullptr;
  const unsigned flags = keep ? SQLITE_PREPARE_PERSISTENT : 0;
  const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()), flags,
                                      &statement, nullptr);
  if (code != SQLITE_OK) fail(code);
  return statement;
}

Statement Database::prepare(std::string_view sql) {
  const auto found = by_sql_.find(sql);
  if (found != by_sql_.end()) {
    Cached& cached = *found->second;
    if (cached.in_use) return {this, compile(sql, false), nullptr};
    cache_.splice(cache_.begin(), cache_, found->second);
    cached.in_use = true;
    return {this, cached.statement, &cached.in_use};
  }
  sqlite3_stmt* statement = compile(sql, true);
  if (cache_.size() >= cached_statements) forget_oldest();
  cache_.push_front({std::string(sql), statement, true});
  by_sql_.emplace(cache_.front().sql, cache_.begin());
  return {this, statement, &cache_.front().in_use};
}

void Database::forget_oldest() {
  const auto oldest = std::prev(cache_.end());
  if (oldest->in_use) return;
  by_sql_.erase(oldest->sql);
  sqlite3_finalize(oldest->statement);
  cache_.erase(oldest);
}

void Database::run(std::string_view script) {
  const int code = sqlite3_exec(handle_, std::string(script).c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) fail(code);
}

std::int64_t Database::integer(std::string_view sql) {
  auto statement = prepare(sql);
  return statement.step() ? statement.integer(0) : 0;
}

std::int64_t Database::changes() const { return sqlite3_changes64(handle_); }
bool Database::in_transaction() const { return sqlite3_get_autocommit(handle_) == 0; }
bool Database::read_only() const { return sqlite3_db_readonly(handle_, "main") == 1; }

void Database::limit_cache(int kilobytes) {
  run("PRAGMA cache_size = -" + std::to_string(kilobytes));
}

void Database::start_clock(int budget_ms) {
  if (budget_ms <= 0) {
    sqlite3_progress_handler(handle_, 0, nullptr, nullptr);
    return;
  }
  deadline_ = std::chrono::steady_clock::now() + std::chrono::milliseconds(budget_ms);
  sqlite3_progress_handler(handle_, steps_between_looks_at_the_clock, &Database::interrupt, this);
}

int Database::interrupt(void* database) {
  return std::chrono::steady_clock::now() >= static_cast<Database*>(database)->deadline_ ? 1 : 0;
}

}  // namespace clientela
