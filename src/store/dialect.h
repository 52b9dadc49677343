#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/value.h"

namespace clientela {

// All that differs between the databases that can keep a company. Everything else that the store
// says to them is the same SQL. The functions clientela_like, clientela_starts and
// clientela_sort_key exist in each.
class Dialect {
 public:
  virtual ~Dialect() = default;

  virtual std::string_view name() const = 0;
  // The n-th parameter, from 1.
  virtual std::string parameter(int n) const = 0;
  virtual std::string_view column_type(StorageClass storage) const = 0;
  // Behind a CREATE TABLE whose rows are found by their primary key alone.
  virtual std::string_view keyed_table() const = 0;
  // An ORDER BY term in which NULL is the smallest.
  virtual std::string order(std::string_view expression, bool descending) const = 0;
  // Two-valued inequality: NULL differs from every value.
  virtual std::string differs(std::string_view left, std::string_view right) const = 0;
  // Whether a text contains a non-empty other one.
  virtual std::string contains(std::string_view text, std::string_view part) const = 0;
  // Behind a table in FROM: read it by that index; empty: in the order of its rows.
  virtual std::string by_index(std::string_view index) const = 0;
  // The expression, kept from deciding which index is used.
  virtual std::string unindexed(std::string_view expression) const = 0;
  // A join whose left side is read first.
  virtual std::string_view ordered_join() const = 0;
  // A condition that is always met and notes how far the reading of rows has come; may be empty.
  virtual std::string scan_mark(std::string_view row) const = 0;
  // Makes an index of that name for the words of one noun's records, which search_entry has.
  virtual std::vector<std::string> search_index(std::string_view name) const = 0;
  // Rows of search_entry that may contain the words. The parameter is what the database's index
  // understands: for SQLite search_pattern() of them.
  virtual std::string search_candidates(std::string_view index, std::string_view object,
                                        std::string_view parameter) const = 0;
};

const Dialect& sqlite_dialect();
const Dialect& postgres_dialect();

// A name in double quotes.
std::string quoted_name(std::string_view name);

}  // namespace clientela
