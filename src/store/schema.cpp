#include "store/schema.h"

#include <fmt/format.h>

namespace clientela {

namespace {

constexpr auto integer = StorageClass::integer;
constexpr auto text = StorageClass::text;
constexpr auto blob = StorageClass::blob;

std::string joined(const std::vector<std::string>& names) {
  std::string list;
  for (const auto& name : names) {
    if (!list.empty()) list += ", ";
    list += quoted_name(name);
  }
  return list;
}

std::string column_definition(const Column& column, const Dialect& dialect) {
  return fmt::format("{} {}{}", quoted_name(column.name), dialect.column_type(column.storage),
                     column.required ? " NOT NULL" : "");
}

Table action_log_table() {
  return {"action_log",
          {{"seq", integer, true},
           {"id", blob, true},
           {"device", blob, true},
           {"action", text, true},
           {"version", integer, true},
           {"arguments", text},
           {"packed_arguments", blob},
           {"asker", blob, true},
           {"time", integer, true},
           {"grp", blob},
           {"salt", blob},
           {"digest", blob, true},
           {"chain", blob, true}},
          {"seq"},
          false,
          {{"action_log_id", {"id"}, "", true},
           {"action_log_grp", {"grp", "seq"}, "grp IS NOT NULL", false}}};
}

Table change_table() {
  return {"change",
          {{"seq", integer, true},
           {"n", integer, true},
           {"object", text, true},
           {"record", blob, true},
           {"owner", blob, true},
           {"kind", integer, true},
           {"version", integer, true},
           {"patch", text}},
          {"seq", "n"},
          true,
          {{"change_owner", {"owner", "seq"}, "", false}}};
}

}  // namespace

const Column* Table::find(std::string_view column) const {
  for (const auto& candidate : columns) {
    if (candidate.name == column) return &candidate;
  }
  return nullptr;
}

std::vector<Table> common_tables() {
  return {{"setting", {{"key", text, true}, {"value", text, true}}, {"key"}, true, {}},
          {"root_tag",
           {{"root", integer, true}, {"tag", integer, true}},
           {"root", "tag"},
           true,
           {{"root_tag_tag", {"tag", "root"}, "", false}}},
          {"search_entry",
           {{"row", integer, true},
            {"object", text, true},
            {"root", integer, true},
            {"text", text, true}},
           {"row"},
           false,
           {}},
          action_log_table(),
          change_table()};
}

std::string create_table(const Table& table, const Dialect& dialect) {
  std::string definitions;
  for (const auto& column : table.columns) {
    definitions += "  " + column_definition(column, dialect) + ",\n";
  }
  return fmt::format("CREATE TABLE IF NOT EXISTS {} (\n{}  PRIMARY KEY ({})\n){}",
                     quoted_name(table.name), definitions, joined(table.key),
                     table.keyed ? dialect.keyed_table() : "");
}

std::string create_index(const Table& table, const Index& index, const Dialect&) {
  return fmt::format("CREATE {}INDEX IF NOT EXISTS {} ON {} ({}){}", index.unique ? "UNIQUE " : "",
                     quoted_name(index.name), quoted_name(table.name), joined(index.columns),
                     index.where.empty() ? "" : " WHERE " + index.where);
}

std::string add_column(const Table& table, const Column& column, const Dialect& dialect) {
  return fmt::format("ALTER TABLE {} ADD COLUMN {}", quoted_name(table.name),
                     column_definition(column, dialect));
}

}  // namespace clientela
