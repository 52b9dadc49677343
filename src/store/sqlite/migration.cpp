#include "store/sqlite/migration.h"

#include <fmt/format.h>

#include <set>

#include "store/sqlite/search_index.h"

namespace clientela {

namespace {

std::set<std::string> names(Database& database, std::string_view sql) {
  std::set<std::string> found;
  auto statement = database.prepare(sql);
  while (statement.step()) found.emplace(statement.text(0));
  return found;
}

bool add_missing_columns(Database& database, const Table& table, const Dialect& dialect) {
  bool added = false;
  const auto present =
      names(database, fmt::format("SELECT name FROM pragma_table_info('{}')", table.name));
  for (const auto& column : table.columns) {
    if (present.count(column.name) != 0) continue;
    database.run(add_column(table, column, dialect));
    added = true;
  }
  return added;
}

// A column of sort keys that is new beside an older column of texts.
void fill_sort_keys(Database& database, const NounTable& noun) {
  for (const auto& place : noun.places()) {
    if (place.sort_column.empty()) continue;
    const std::string& table =
        place.projection == nullptr ? noun.name() : std::string(place.projection->name);
    database.run(fmt::format(
        "UPDATE {0} SET {1} = clientela_sort_key({2}) "
        "WHERE {1} IS NULL AND {2} IS NOT NULL",
        quoted_name(table), quoted_name(place.sort_column), quoted_name(place.columns.front())));
  }
}

// Whether columns were added to tables that were there before.
bool add_missing_tables(Database& database, const NounTables& tables,
                        const std::set<std::string>& present) {
  const Dialect& dialect = tables.dialect();
  bool columns_added = false;
  for (const auto& table : tables.schema()) {
    if (present.count(table.name) == 0) {
      database.run(create_table(table, dialect));
    } else if (add_missing_columns(database, table, dialect)) {
      columns_added = true;
    }
    for (const auto& index : table.indexes) {
      if (present.count(index.name) == 0) database.run(create_index(table, index, dialect));
    }
  }
  for (const auto& statement : tables.search_indexes()) database.run(statement);
  return columns_added;
}

}  // namespace

Result<void> check_is_ours(Database& database, const std::string& path) {
  if (database.integer("SELECT count(*) FROM sqlite_schema") == 0) return {};
  if (database.integer("PRAGMA application_id") != application_id) {
    return Error{ErrorCode::invalid, "",
                 message("{} is not a company file: it belongs to another program.", path)};
  }
  if (database.integer("PRAGMA user_version") > file_format) {
    return Error{ErrorCode::invalid, "",
                 message("{} was written by a newer version of Clientela. Install that version to "
                         "open it.",
                         path)};
  }
  return {};
}

void bring_up_to_date(Database& database, const NounTables& tables,
                      const std::function<void(const Message&)>& tell) {
  const auto present = names(database, "SELECT name FROM sqlite_schema");
  database.run("BEGIN IMMEDIATE");
  database.run(fmt::format("PRAGMA application_id = {}", application_id));
  database.run(fmt::format("PRAGMA user_version = {}", file_format));
  const bool columns_added = add_missing_tables(database, tables, present);
  if (present.count("search_index") != 0) {
    if (tell) {
      tell(
          message("An older version made this file. Its words are indexed anew, once: up to a "
                  "minute for a million clients."));
    }
    split_search_index(database, tables);
  }
  for (const auto& noun : tables.all()) {
    if (present.count(noun.name()) == 0) continue;
    if (columns_added) fill_sort_keys(database, noun);
    for (const auto* projection : noun.projections()) {
      if (present.count(std::string(projection->name)) != 0) continue;
      database.run(fmt::format("INSERT INTO {} (\"row\") SELECT \"row\" FROM {}",
                               quoted_name(projection->name), quoted_name(noun.name())));
    }
  }
  database.run("COMMIT");
}

std::string read_setting(Database& database, std::string_view key) {
  auto statement = database.prepare("SELECT value FROM setting WHERE key = ?1");
  statement.bind(1, key);
  return statement.step() ? std::string(statement.text(0)) : std::string();
}

void write_setting(Database& database, std::string_view key, std::string_view value) {
  database
      .prepare(
          "INSERT INTO setting (key, value) VALUES (?1, ?2) "
          "ON CONFLICT (key) DO UPDATE SET value = excluded.value")
      .bind(1, key)
      .bind(2, value)
      .run();
}

}  // namespace clientela
