#pragma once

#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/model.h"
#include "store/schema.h"

namespace clientela {

// How a column's content becomes a value. What is not `by_kind` gives what the kind's load() would
// give, without a Cell in between: lists spend most of their time here.
enum class Loading { by_kind, text, id, integer };

// Where the value of a field, of a figure or of what every record has (id, created_at ...) lies.
struct Place {
  const Field* field = nullptr;
  std::vector<std::string> columns;        // as the field's kind stores a value
  std::string sort_column;                 // holds the collation's sort key; empty: none
  std::string index;                       // that lists it in order; empty: none
  std::string exact_index;                 // that finds a value; empty: none
  const Projection* projection = nullptr;  // in whose table; null: in the noun's own
  Loading loading = Loading::by_kind;
};

// How a noun lies in the database: its table, the tables of its figures, and the SQL that reads and
// writes whole records. Made once for a database, then only read.
class NounTable {
 public:
  NounTable(const ObjectType& type, const Model& model, const Dialect& dialect);
  NounTable(const NounTable&) = delete;
  NounTable& operator=(const NounTable&) = delete;

  const ObjectType& type() const { return *type_; }
  const Table& table() const { return table_; }
  const std::string& name() const { return table_.name; }
  const std::vector<Table>& figure_tables() const { return figure_tables_; }
  const std::vector<const Projection*>& projections() const { return projections_; }
  // By key, of a field, a figure, or what every record has.
  const Place& place(std::string_view key) const;
  // By the position in Record::values.
  const std::deque<Place>& places() const { return places_; }

  // "t."name"": a column of a place when the noun's table goes by that alias.
  static std::string column(std::string_view alias, const Place& place, std::string_view column);
  // "t_client_orders": the alias of a projection's table beside that of its owner.
  static std::string figures_alias(std::string_view alias, const Projection& projection);

  // All columns of a record, those of the system first, for read_record. The table goes by "t".
  const std::string& select_list() const { return select_list_; }
  int select_count() const { return select_count_; }
  // The index of the words in the noun's records; empty when none of its fields is searched.
  const std::string& search_index() const { return search_index_; }
  // "JOIN ..." with the tables of figures, or empty.
  const std::string& figures_join() const { return figures_join_; }

  // With all columns of table() as parameters, in their order.
  const std::string& insert_sql() const { return insert_sql_; }
  // Selects the select list; ?1 is the id.
  const std::string& find_sql() const { return find_sql_; }
  // The tables of a record and its figures, the noun's as "t".
  std::string from() const { return quoted_name(name()) + " AS t" + figures_join_; }

  static constexpr int system_columns = 9;

 private:
  void add_system_columns();
  void add_places(const std::vector<Field>& fields, const Projection* projection, Table& table);
  void add_figures(const Model& model);
  void add_indexes(const Field& field, Place& place, Table& table, std::string_view condition);
  void add_select_list(const Dialect& dialect);
  void add_statements(const Dialect& dialect);

  const ObjectType* type_;
  Table table_;
  std::vector<Table> figure_tables_;
  std::vector<const Projection*> projections_;
  std::deque<Place> places_;
  std::map<std::string, const Place*, std::less<>> by_key_;
  std::deque<Place> system_places_;
  std::string search_index_;
  std::string select_list_;
  std::string figures_join_;
  std::string insert_sql_;
  std::string find_sql_;
  int select_count_ = 0;
};

// All nouns of a model.
class NounTables {
 public:
  NounTables(const Model& model, const Dialect& dialect);
  NounTables(const NounTables&) = delete;
  NounTables& operator=(const NounTables&) = delete;

  const Model& model() const { return model_; }
  const Dialect& dialect() const { return dialect_; }
  const NounTable& of(const ObjectType& type) const;
  const NounTable& of(std::string_view name) const { return of(model_.type(name)); }
  const std::deque<NounTable>& all() const { return tables_; }
  // Tables of nouns, of figures and those that every company has.
  std::vector<Table> schema() const;
  // Statements that make the indexes of words.
  std::vector<std::string> search_indexes() const;
  // Everything for an empty database, each statement ended by a semicolon and a line feed.
  std::string create_all() const;

 private:
  const Model& model_;
  const Dialect& dialect_;
  std::deque<NounTable> tables_;
  std::map<const ObjectType*, const NounTable*> by_type_;
};

}  // namespace clientela
