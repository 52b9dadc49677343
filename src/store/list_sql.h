#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/collation.h"
#include "store/conditions.h"
#include "store/cursor.h"

namespace clientela {

struct Sql {
  std::string text;
  std::vector<Cell> cells;  // its parameters
};

// The SQL of one Query, by the way in which its rows are found. The first two columns of a list are
// the order's value and the row; with Columns::all the record's select list follows.
class ListSql {
 public:
  // The query, context and tables must outlive it.
  ListSql(const NounTables& tables, const Query& query, const ReadContext& context,
          const Collation& collation, std::vector<std::string> words);

  // What an index answers by itself, so that the rows can be found through it: the conditions on
  // one field (from and to are one range), or the search words.
  struct Driver {
    const Place* place = nullptr;  // null: the search words
    std::string index;
    std::vector<const Comparison*> comparisons;
    int most = 0;           // up to so many rows are looked at one by one
    bool in_order = false;  // it is the order's own index, which is read without a driver
  };
  std::vector<Driver> drivers() const;
  // Counts the driver's rows, up to one more than `most`.
  Sql probe(const Driver& driver, std::int64_t most) const;
  // The noun has at most as many records as its last row's number.
  Sql last_row() const;

  // Whether what the words find is read in the list's order from their own index. That is a way
  // without a count: Reading::driver is `by_words`.
  bool words_give_order() const;
  static const Driver by_words;
  // Whether an index (or the rows themselves) has the order, so that a list can be read from it.
  bool ordered() const;
  // Whether rows are left out for other reasons than being in the bin.
  bool selective() const;

  enum class Columns { key, all };
  struct Reading {
    const Driver* driver = nullptr;  // null: in the order's own index
    bool among_found = false;        // there only those that the index of words finds
    Columns columns = Columns::all;
    bool mark = false;  // notes how far it came
    std::optional<Cursor> cursor;
    int limit = 0;
  };
  // Statements to be run one after the other until the limit is reached. With a cursor that goes
  // backward, the rows come in the opposite order.
  std::vector<Sql> statements(const Reading& reading) const;
  // The order's value of the row ?1.
  std::string key_sql() const;
  // One row for each record of the whole list, in any order, at most `cap`.
  Sql rows(std::int64_t cap) const;

 private:
  std::string order_expression() const;
  std::string candidates(Parameters& parameters) const;
  std::string from(const Reading& reading, Parameters& parameters) const;
  std::string from_by(const Place* place, std::string_view index) const;
  std::string where(const Reading& reading, Parameters& parameters, Conditions::Scope& scope) const;
  Sql statement(const Reading& reading, std::string_view after, Parameters parameters) const;
  bool by_age() const { return place_ == nullptr; }

  const NounTables& tables_;
  const Dialect& dialect_;
  const NounTable& table_;
  const Query& query_;
  const ReadContext& context_;
  const Collation& collation_;
  std::vector<std::string> words_;
  const Place* place_ = nullptr;  // of the order; null: by age
};

}  // namespace clientela
