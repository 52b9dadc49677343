#include "store/sqlite/session.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "store/sqlite/record_rows.h"
#include "store/sqlite/search_index.h"

namespace clientela {

WriteSession::WriteSession(Connection& connection)
    : Session(connection), shared_(*connection.shared) {
  restart();
}

void WriteSession::restart() {
  // Rows are unique in the whole company, so that one number names a root or a search entry.
  next_row_ = 1;
  for (const auto& noun : shared_.tables.all()) {
    const auto highest =
        database_.integer(fmt::format("SELECT max(\"row\") FROM {}", quoted_name(noun.name())));
    next_row_ = std::max(next_row_, highest + 1);
  }
  log_end_ = clientela::log_end(database_);
  kept_texts_.clear();
  new_texts_.clear();
}

void WriteSession::begin_work() {
  database_.prepare("SAVEPOINT work").run();
  log_end_before_ = log_end_;
}

void WriteSession::keep_work() {
  database_.prepare("RELEASE work").run();
  for (auto& [row, text] : new_texts_) kept_texts_[row] = std::move(text);
  new_texts_.clear();
}

void WriteSession::drop_work() {
  database_.prepare("ROLLBACK TO work").run();
  database_.prepare("RELEASE work").run();
  log_end_ = log_end_before_;
  new_texts_.clear();
}

void WriteSession::finish() { write_texts(kept_texts_); }

void WriteSession::insert(Record& record) {
  const NounTable& table = shared_.tables.of(*record.type);
  Record stored = record;
  stored.row = next_row_;
  if (stored.root == own_root) stored.root = stored.row;
  insert_record(database_, table, stored, shared_.collation);
  ++next_row_;
  record.row = stored.row;
  record.root = stored.root;
}

void WriteSession::update(const Record& before, const Record& after) {
  update_record(database_, shared_.tables.of(*after.type), before, after, shared_.collation);
  if (before.root == after.root) return;
  database_.prepare("UPDATE search_entry SET root = ?2 WHERE \"row\" = ?1")
      .bind(1, before.row)
      .bind(2, after.root)
      .run();
}

void WriteSession::erase(const Record& record) {
  erase_record(database_, shared_.tables.of(*record.type), record.row);
  set_tags(record.row, {});
  set_search_text(record, "");
}

std::optional<Id> WriteSession::holder(const ObjectType& type, const Field& field,
                                       const Value& value, Id except) {
  if (is_empty(value)) return std::nullopt;
  const NounTable& table = shared_.tables.of(type);
  const Place& place = table.place(field.key);
  std::vector<Cell> cells(place.columns.size());
  field.kind->store(value, cells);
  auto row = database_.prepare(
      fmt::format("SELECT id FROM {} WHERE {} = ?1 AND deleted_at IS NULL AND id <> ?2 LIMIT 1",
                  quoted_name(table.name()), quoted_name(place.columns.front())));
  row.bind(1, cells.front()).bind(2, except);
  if (!row.step()) return std::nullopt;
  return row.id(0);
}

Figures WriteSession::figures(const Projection& projection, Id record) {
  return read_figures(database_, shared_.tables.of(projection.owner), projection, record);
}

void WriteSession::write_figures(const Projection& projection, Id record, const Figures& figures) {
  clientela::write_figures(database_, shared_.tables.of(projection.owner), projection, record,
                           figures, shared_.collation);
}

void WriteSession::clear_figures(const Projection& projection) {
  clientela::clear_figures(database_, shared_.tables.of(projection.owner), projection);
}

void WriteSession::set_tags(std::int64_t root, const std::vector<Tag>& tags) {
  database_.prepare("DELETE FROM root_tag WHERE root = ?1").bind(1, root).run();
  for (const Tag tag : tags) {
    database_.prepare("INSERT OR IGNORE INTO root_tag (root, tag) VALUES (?1, ?2)")
        .bind(1, root)
        .bind(2, tag)
        .run();
  }
}

void WriteSession::set_search_text(const Record& record, std::string_view text) {
  assert(record.row > 0);
  new_texts_[record.row] = {std::string(record.type->name), record.root, std::string(text)};
}

// The index keeps what a transaction adds in memory and writes it at each savepoint; so texts are
// given to it once, behind the last savepoint.
void WriteSession::write_texts(std::map<std::int64_t, WaitingText>& texts) {
  for (const auto& [row, waiting] : texts) {
    write_search_text(database_, shared_.tables.of(waiting.object), row, waiting.root,
                      waiting.text);
  }
  texts.clear();
}

void WriteSession::before_search(std::string_view words) {
  if (words.empty()) return;
  // Both are part of the present work now: when it is dropped, the kept ones must be written again.
  auto kept = kept_texts_;
  auto added = new_texts_;
  write_texts(kept);
  write_texts(added);
}

std::int64_t WriteSession::append(LogEntry& entry) {
  append_entry(database_, entry, log_end_);
  return entry.action.seq;
}

void WriteSession::set_setting(std::string_view key, std::string_view value) {
  write_setting(database_, key, value);
}

}  // namespace clientela
