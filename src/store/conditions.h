#pragma once

#include <string>
#include <vector>

#include "store/collation.h"
#include "store/noun_table.h"
#include "store/store.h"

namespace clientela {

// Values that go with an SQL text, numbered in the order in which they were added.
class Parameters {
 public:
  explicit Parameters(const Dialect& dialect) : dialect_(dialect) {}
  // The text that stands for the value.
  std::string add(Cell cell);
  const std::vector<Cell>& cells() const { return cells_; }

 private:
  const Dialect& dialect_;
  std::vector<Cell> cells_;
};

// Of Operator::is: whether it asks for empty ones, else for the others.
bool asks_for_empty(const Comparison& comparison);

// Writes filters as SQL conditions, by the meaning that docs/guide/filter.md defines. What a
// condition finds out about other records it finds out only of those that the asker may see.
class Conditions {
 public:
  Conditions(const NounTables& tables, const ReadContext& context, const Collation& collation,
             Parameters& parameters)
      : tables_(tables),
        dialect_(tables.dialect()),
        context_(context),
        collation_(collation),
        parameters_(parameters) {}

  // A noun's table in a statement and the name it goes by there.
  struct Scope {
    const NounTable& table;
    std::string alias;
    // Whether the condition reads the tables of figures, so that they must be joined.
    bool figures = false;
  };

  // The list continues at a cursor, so a filter of the same column no longer decides where its
  // reading begins: it would begin at the filter's bound instead of the cursor.
  void start_from_cursor(const Place& place, bool descending) {
    cursor_place_ = &place;
    cursor_descending_ = descending;
  }

  // May be NULL instead of false.
  std::string filter(const Filter& filter, Scope& scope);
  std::string comparison(const Comparison& comparison, Scope& scope);
  // As much of it as the place's index tells by itself: what does not meet it does not meet the
  // comparison either.
  std::string as_indexed(const Comparison& comparison, const Place& place, Scope& scope);
  // Whether the place has that value, which is not empty.
  std::string same(const Place& place, const Value& value, Scope& scope);
  // Whether the asker may see the records; empty when all may be seen.
  std::string visible(std::string_view alias);
  // Whether the record's search text has the words. Precondition: there are some.
  std::string search(const std::vector<std::string>& needles, std::string_view alias);

  std::string column(Scope& scope, const Place& place, std::string_view name);

 private:
  std::string group(const Filter& filter, Scope& scope);
  std::string related(const Filter& filter, Scope& scope);
  std::string behind_reference(const Comparison& comparison, Scope& scope);
  std::string own(const Comparison& comparison, const Place& place, Scope& scope);
  std::string one_of(const Comparison& comparison, const Place& place, Scope& scope);
  std::string ranked(const Comparison& comparison, const Place& place, Scope& scope);
  std::string has_tag(const Comparison& comparison, const Place& place, Scope& scope);
  // Whether a record of the inner noun is linked and meets the condition. The index (if there is
  // one) is the link's: without statistics the database might prefer one of the condition.
  std::string exists(Scope& inner, const std::string& index, const std::string& link,
                     const std::string& condition);
  Value operand(const Comparison& comparison, const Place& place, std::size_t n = 0) const;
  std::string next_alias() { return "r" + std::to_string(++aliases_); }

  const NounTables& tables_;
  const Dialect& dialect_;
  const ReadContext& context_;
  const Collation& collation_;
  Parameters& parameters_;
  const Place* cursor_place_ = nullptr;
  bool cursor_descending_ = false;
  int aliases_ = 0;
};

}  // namespace clientela
