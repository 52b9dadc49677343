#include "store/sqlite/journal_mark.h"

#include <filesystem>

#include "store/sqlite/migration.h"

namespace clientela {
namespace {

constexpr std::string_view mark_key = "opening";

bool has_journal(const std::string& path) {
  std::error_code failure;
  const auto bytes = std::filesystem::file_size(path + "-wal", failure);
  return !failure && bytes > 0;
}

// What the file says without its journal.
std::string mark_in(const std::string& path, const std::string& key) {
  Database file(path, key, Database::Mode::without_journal);
  const bool has_settings =
      file.integer("SELECT count(*) FROM sqlite_schema WHERE name = 'setting'") != 0;
  return has_settings ? read_setting(file, mark_key) : std::string();
}

}  // namespace

Result<void> check_journal(const std::string& path, const std::string& key, const FileLock& lock) {
  const std::string mark = lock.note();
  if (mark.empty() || !has_journal(path)) return {};
  try {
    if (mark_in(path, key) == mark) return {};
  } catch (const StoreFailure&) {
    return {};  // whoever opens the file says in words what is wrong with it
  }
  return Error{ErrorCode::conflict, "",
               message("{} was put in the place of another file, whose newest changes still lie in "
                       "{}-wal. To open {} as it is, move that journal away; to have those "
                       "changes, put the former file back.",
                       path, path, path)};
}

void mark_opening(Database& database, FileLock& lock, bool durable) {
  std::string mark;
  {
    auto random = database.prepare("SELECT hex(randomblob(16))");
    random.step();
    mark = random.text(0);
  }
  write_setting(database, mark_key, mark);
  database.prepare("PRAGMA wal_checkpoint(TRUNCATE)").run();
  lock.write_note(mark, durable);
}

void remove_mark(Database& database) {
  database.prepare("DELETE FROM setting WHERE key = ?1").bind(1, mark_key).run();
}

}  // namespace clientela
