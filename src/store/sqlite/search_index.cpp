#include "store/sqlite/search_index.h"

#include "store/search_words.h"

namespace clientela {

namespace {

enum class Entry { missing, same, different };

Entry compare_entry(Database& database, std::int64_t row, std::int64_t root,
                    std::string_view text) {
  auto present = database.prepare("SELECT text, root FROM search_entry WHERE \"row\" = ?1");
  present.bind(1, row);
  if (!present.step()) return Entry::missing;
  return present.text(0) == text && present.integer(1) == root ? Entry::same : Entry::different;
}

void remove_entry(Database& database, std::int64_t row) {
  database.prepare("DELETE FROM search_index WHERE rowid = ?1").bind(1, row).run();
  database.prepare("DELETE FROM search_entry WHERE \"row\" = ?1").bind(1, row).run();
}

}  // namespace

void write_search_text(Database& database, std::int64_t row, std::string_view object,
                       std::int64_t root, std::string_view text) {
  const auto words = split_words(text);
  const std::string entry = spread_words(words, 1);
  switch (compare_entry(database, row, root, entry)) {
    case Entry::same:
      return;
    case Entry::different:
      remove_entry(database, row);
      break;
    case Entry::missing:
      break;
  }
  if (words.empty()) return;
  const std::string indexed = spread_words(words, 2);
  database.prepare("INSERT INTO search_entry (\"row\", object, root, text) VALUES (?1, ?2, ?3, ?4)")
      .bind(1, row)
      .bind(2, object)
      .bind(3, root)
      .bind(4, std::string_view(entry))
      .run();
  database.prepare("INSERT INTO search_index (rowid, text) VALUES (?1, ?2)")
      .bind(1, row)
      .bind(2, std::string_view(indexed))
      .run();
}

}  // namespace clientela
