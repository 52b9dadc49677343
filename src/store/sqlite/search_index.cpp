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

void remove_entry(Database& database, const NounTable& noun, std::int64_t row) {
  database.prepare("DELETE FROM " + quoted_name(noun.search_index()) + " WHERE rowid = ?1")
      .bind(1, row)
      .run();
  database.prepare("DELETE FROM search_entry WHERE \"row\" = ?1").bind(1, row).run();
}

}  // namespace

void write_search_text(Database& database, const NounTable& noun, std::int64_t row,
                       std::int64_t root, std::string_view text) {
  if (noun.search_index().empty()) return;
  const auto words = split_words(text);
  const std::string entry = spread_words(words, 1);
  switch (compare_entry(database, row, root, entry)) {
    case Entry::same:
      return;
    case Entry::different:
      remove_entry(database, noun, row);
      break;
    case Entry::missing:
      break;
  }
  if (words.empty()) return;
  const std::string indexed = spread_words(words, 2);
  database.prepare("INSERT INTO search_entry (\"row\", object, root, text) VALUES (?1, ?2, ?3, ?4)")
      .bind(1, row)
      .bind(2, noun.type().name)
      .bind(3, root)
      .bind(4, std::string_view(entry))
      .run();
  database
      .prepare("INSERT INTO " + quoted_name(noun.search_index()) + " (rowid, text) VALUES (?1, ?2)")
      .bind(1, row)
      .bind(2, std::string_view(indexed))
      .run();
}

void split_search_index(Database& database, const NounTables& tables) {
  for (const auto& noun : tables.all()) {
    if (noun.search_index().empty()) continue;
    // One blank stands before each word of an entry, two in the index.
    database
        .prepare("INSERT INTO " + quoted_name(noun.search_index()) +
                 " (rowid, text) SELECT \"row\", replace(text, ' ', '  ') FROM search_entry "
                 "WHERE object = ?1")
        .bind(1, noun.type().name)
        .run();
  }
  database.run("DROP TABLE search_index");
}

}  // namespace clientela
