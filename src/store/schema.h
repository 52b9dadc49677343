#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "store/dialect.h"

namespace clientela {

// What a database is to contain, before any dialect. Text for a dialect comes from the functions.
struct Column {
  std::string name;
  StorageClass storage = StorageClass::integer;
  bool required = false;
};

struct Index {
  std::string name;
  std::vector<std::string> columns;
  std::string where;  // a partial index's condition, in SQL that every dialect knows
  bool unique = false;
};

struct Table {
  std::string name;
  std::vector<Column> columns;
  std::vector<std::string> key;  // the primary key
  bool keyed = false;            // rows are found by the key alone
  std::vector<Index> indexes;

  const Column* find(std::string_view column) const;
};

// Tables that every company has, whatever its nouns are.
std::vector<Table> common_tables();

std::string create_table(const Table& table, const Dialect& dialect);
std::string create_index(const Table& table, const Index& index, const Dialect& dialect);
std::string add_column(const Table& table, const Column& column, const Dialect& dialect);

}  // namespace clientela
