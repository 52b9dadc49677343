#include "store/dialect.h"

#include <fmt/format.h>

namespace clientela {

namespace {

class SqliteDialect final : public Dialect {
 public:
  std::string_view name() const override { return "sqlite"; }
  std::string parameter(int n) const override { return fmt::format("?{}", n); }
  std::string_view column_type(StorageClass storage) const override {
    switch (storage) {
      case StorageClass::integer:
        return "INTEGER";
      case StorageClass::text:
        return "TEXT";
      case StorageClass::blob:
        return "BLOB";
    }
    return "BLOB";
  }
  std::string_view keyed_table() const override { return " WITHOUT ROWID"; }
  std::string order(std::string_view expression, bool descending) const override {
    return std::string(expression) + (descending ? " DESC" : "");
  }
  std::string differs(std::string_view left, std::string_view right) const override {
    return fmt::format("{} IS NOT {}", left, right);
  }
  std::string contains(std::string_view text, std::string_view part) const override {
    return fmt::format("instr({}, {}) > 0", text, part);
  }
  std::string by_index(std::string_view index) const override {
    return index.empty() ? " NOT INDEXED" : fmt::format(" INDEXED BY {}", quoted_name(index));
  }
  std::string unindexed(std::string_view expression) const override {
    return "+" + std::string(expression);
  }
  std::string_view ordered_join() const override { return " CROSS JOIN "; }
  std::string scan_mark(std::string_view row) const override {
    return fmt::format("clientela_seen({})", row);
  }
  std::vector<std::string> search_index(std::string_view name) const override {
    return {
        fmt::format("CREATE VIRTUAL TABLE IF NOT EXISTS {} USING fts5(text, "
                    "tokenize='trigram', content='', contentless_delete=1, detail=none)",
                    quoted_name(name))};
  }
  std::string search_candidates(std::string_view index, std::string_view,
                                std::string_view parameter) const override {
    return fmt::format("SELECT rowid AS \"row\" FROM {0} WHERE {0} MATCH {1}", quoted_name(index),
                       parameter);
  }
};

class PostgresDialect final : public Dialect {
 public:
  std::string_view name() const override { return "postgres"; }
  std::string parameter(int n) const override { return fmt::format("${}", n); }
  std::string_view column_type(StorageClass storage) const override {
    switch (storage) {
      case StorageClass::integer:
        return "bigint";
      // Texts compare byte for byte; orders for people use sort keys.
      case StorageClass::text:
        return "text COLLATE \"C\"";
      case StorageClass::blob:
        return "bytea";
    }
    return "bytea";
  }
  std::string_view keyed_table() const override { return ""; }
  std::string order(std::string_view expression, bool descending) const override {
    return std::string(expression) + (descending ? " DESC NULLS LAST" : " NULLS FIRST");
  }
  std::string differs(std::string_view left, std::string_view right) const override {
    return fmt::format("{} IS DISTINCT FROM {}", left, right);
  }
  std::string contains(std::string_view text, std::string_view part) const override {
    return fmt::format("strpos({}, {}) > 0", text, part);
  }
  std::string by_index(std::string_view) const override { return ""; }
  std::string unindexed(std::string_view expression) const override {
    return std::string(expression);
  }
  std::string_view ordered_join() const override { return " JOIN "; }
  std::string scan_mark(std::string_view) const override { return ""; }
  std::vector<std::string> search_index(std::string_view) const override {
    return {"CREATE EXTENSION IF NOT EXISTS pg_trgm",
            "CREATE INDEX IF NOT EXISTS search_index ON search_entry USING gin "
            "(text gin_trgm_ops)"};
  }
  std::string search_candidates(std::string_view, std::string_view object,
                                std::string_view parameter) const override {
    return fmt::format(
        "SELECT \"row\" FROM search_entry WHERE object = '{}' AND text LIKE ALL ({})", object,
        parameter);
  }
};

}  // namespace

const Dialect& sqlite_dialect() {
  static const SqliteDialect dialect;
  return dialect;
}

const Dialect& postgres_dialect() {
  static const PostgresDialect dialect;
  return dialect;
}

std::string quoted_name(std::string_view name) {
  std::string text = "\"";
  text += name;
  text += '"';
  return text;
}

}  // namespace clientela
