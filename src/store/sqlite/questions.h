#pragma once

#include "store/list_sql.h"
#include "store/sqlite/connection.h"

namespace clientela {

// The text and values must outlive the statement.
Statement prepared(Database& database, const Sql& sql);
Statement prepared(Database& database, Sql&& sql) = delete;

// Answers to the questions about records, of one connection in its transaction. The contract of
// each is StoreReader's.
class Questions {
 public:
  explicit Questions(Connection& connection)
      : connection_(connection),
        database_(connection.database),
        tables_(connection.shared->tables) {}

  std::optional<Record> find(const ObjectType& type, Id id, bool deleted_too,
                             const ReadContext& context);
  std::optional<Record> find_by(const ObjectType& type, std::string_view key, const Value& value,
                                const ReadContext& context);
  Slice list(const Query& query, const ReadContext& context);
  std::int64_t count(const Query& query, std::int64_t cap, const ReadContext& context);
  std::vector<Record> parts(const Record& owner, bool deleted_too);
  std::vector<SearchHit> search(std::string_view text, int limit, const ReadContext& context);
  std::string digest();

 private:
  bool visible(std::int64_t root, const Visibility& visibility);

  Connection& connection_;
  Database& database_;
  const NounTables& tables_;
};

}  // namespace clientela
