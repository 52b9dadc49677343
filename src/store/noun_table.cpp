#include "store/noun_table.h"

#include <fmt/format.h>

#include <algorithm>

#include <cassert>

namespace clientela {

namespace {

constexpr std::string_view living = "deleted_at IS NULL";

void add_column_once(Table& table, Column column) {
  assert(table.find(column.name) == nullptr && "two fields share a column");
  table.columns.push_back(std::move(column));
}

bool is_reference(const Field& field) { return !field.target.empty(); }

Loading loading_of(const FieldKind& kind) {
  if (&kind == &text_kind() || &kind == &choice_kind()) return Loading::text;
  if (&kind == &reference_kind()) return Loading::id;
  if (&kind == &integer_kind()) return Loading::integer;
  return Loading::by_kind;
}

bool has_searched_field(const ObjectType& type) {
  return std::any_of(type.fields.begin(), type.fields.end(),
                     [](const Field& field) { return field.search; });
}

// Parts are found by their owner.
bool is_searched(const ObjectType& type, const Model& model) {
  if (type.is_part()) return false;
  const auto& all = model.types();
  return has_searched_field(type) ||
         std::any_of(all.begin(), all.end(), [&](const ObjectType& part) {
           return part.part_of == type.name && has_searched_field(part);
         });
}

bool needs_index(const ObjectType& type, const Field& field) {
  return field.filter || field.root || (type.is_part() && field.key == type.part_of);
}

}  // namespace

NounTable::NounTable(const ObjectType& type, const Model& model, const Dialect& dialect)
    : type_(&type) {
  table_.name = type.plural;
  table_.key = {"row"};
  add_system_columns();
  add_places(type.fields, nullptr, table_);
  add_figures(model);
  for (std::size_t i = 0; i < places_.size(); ++i) {
    // The record's field, not the projection's declaration of it: one object for everybody.
    const std::string key(places_[i].field->key);
    places_[i].field = type.find(key);
    assert(places_[i].field != nullptr && type.position(key) == static_cast<int>(i));
    by_key_.emplace(key, &places_[i]);
  }
  if (is_searched(type, model)) search_index_ = "search_" + table_.name;
  add_select_list(dialect);
  add_statements(dialect);
}

void NounTable::add_figures(const Model& model) {
  for (const auto& projection : model.projections()) {
    if (projection.owner == type_->name) projections_.push_back(&projection);
  }
  figure_tables_.reserve(projections_.size());
  for (const auto* projection : projections_) {
    Table table;
    table.name = projection->name;
    table.key = {"row"};
    table.columns.push_back({"row", StorageClass::integer, true});
    add_places(projection->figures, projection, table);
    figure_tables_.push_back(std::move(table));
  }
}

void NounTable::add_system_columns() {
  table_.columns = {
      {"row", StorageClass::integer, true},         {"id", StorageClass::blob, true},
      {"version", StorageClass::integer, true},     {"root", StorageClass::integer, true},
      {"created_at", StorageClass::integer, true},  {"created_by", StorageClass::blob},
      {"modified_at", StorageClass::integer, true}, {"modified_by", StorageClass::blob},
      {"deleted_at", StorageClass::integer}};
  table_.indexes = {{table_.name + "_id", {"id"}, "", true},
                    {table_.name + "_bin", {"deleted_at", "row"}, "deleted_at IS NOT NULL", false}};
  for (std::string_view key : {"id", "created_at", "created_by", "modified_at", "modified_by"}) {
    const Field* field = query_field(*type_, key);
    assert(field != nullptr);
    system_places_.push_back({field, {std::string(key)}, "", "", "", nullptr});
    if (key == "id") system_places_.back().exact_index = table_.name + "_id";
    by_key_.emplace(std::string(key), &system_places_.back());
  }
}

void NounTable::add_places(const std::vector<Field>& fields, const Projection* projection,
                           Table& table) {
  for (const auto& field : fields) {
    Place place;
    place.field = &field;
    place.projection = projection;
    place.loading = loading_of(*field.kind);
    for (const auto& column : field.kind->columns()) {
      place.columns.push_back(std::string(field.key) + std::string(column.suffix));
      add_column_once(table, {place.columns.back(), column.storage});
    }
    if (field.kind == &text_kind() && field.filter) {
      place.sort_column = std::string(field.key) + "_sort";
      add_column_once(table, {place.sort_column, StorageClass::blob});
    }
    // Parts are also looked for when their owner is in the bin.
    const bool of_owner = type_->is_part() && field.key == type_->part_of;
    add_indexes(field, place, table, projection != nullptr || of_owner ? "" : living);
    places_.push_back(std::move(place));
  }
}

void NounTable::add_indexes(const Field& field, Place& place, Table& table,
                            std::string_view condition) {
  const std::string& first = place.columns.front();
  const std::string where(condition);
  if (field.unique && place.projection == nullptr) {
    place.exact_index = table.name + "_unique_" + first;
    table.indexes.push_back({place.exact_index, {first}, where, true});
  }
  if (!needs_index(*type_, field)) return;
  const std::string& ordered = place.sort_column.empty() ? first : place.sort_column;
  place.index = table.name + "_by_" + std::string(field.key);
  table.indexes.push_back({place.index, {ordered, "row"}, where, false});
  if (place.exact_index.empty() || is_reference(field)) place.exact_index = place.index;
}

std::string NounTable::column(std::string_view alias, const Place& place, std::string_view column) {
  if (place.projection == nullptr) return fmt::format("{}.{}", alias, quoted_name(column));
  return fmt::format("{}.{}", figures_alias(alias, *place.projection), quoted_name(column));
}

std::string NounTable::figures_alias(std::string_view alias, const Projection& projection) {
  return fmt::format("{}_{}", alias, projection.name);
}

void NounTable::add_select_list(const Dialect& dialect) {
  for (const auto& column : table_.columns) {
    if (select_count_ == system_columns) break;
    select_list_ +=
        fmt::format("{}t.{}", select_list_.empty() ? "" : ", ", quoted_name(column.name));
    ++select_count_;
  }
  for (const auto& place : places_) {
    for (const auto& name : place.columns) {
      select_list_ += ", " + column("t", place, name);
      ++select_count_;
    }
  }
  for (const auto* projection : projections_) {
    figures_join_ += fmt::format("{0}{1} AS {2} ON {2}.\"row\" = t.\"row\"", dialect.ordered_join(),
                                 quoted_name(projection->name), figures_alias("t", *projection));
  }
}

void NounTable::add_statements(const Dialect& dialect) {
  std::string columns;
  std::string parameters;
  for (std::size_t i = 0; i < table_.columns.size(); ++i) {
    if (i > 0) columns += ", ", parameters += ", ";
    columns += quoted_name(table_.columns[i].name);
    parameters += dialect.parameter(static_cast<int>(i) + 1);
  }
  insert_sql_ =
      fmt::format("INSERT INTO {} ({}) VALUES ({})", quoted_name(table_.name), columns, parameters);
  find_sql_ =
      fmt::format("SELECT {} FROM {} WHERE t.id = {}", select_list_, from(), dialect.parameter(1));
}

const Place& NounTable::place(std::string_view key) const {
  const auto found = by_key_.find(key);
  assert(found != by_key_.end() && "no such field");
  return *found->second;
}

NounTables::NounTables(const Model& model, const Dialect& dialect)
    : model_(model), dialect_(dialect) {
  for (const auto& type : model.types()) {
    tables_.emplace_back(type, model, dialect);
    by_type_.emplace(&type, &tables_.back());
  }
}

const NounTable& NounTables::of(const ObjectType& type) const {
  const auto found = by_type_.find(&type);
  if (found != by_type_.end()) return *found->second;
  // Some hold a copy of a declaration; the name decides.
  return *by_type_.at(&model_.type(type.name));
}

std::vector<Table> NounTables::schema() const {
  auto tables = common_tables();
  for (const auto& noun : tables_) {
    tables.push_back(noun.table());
    for (const auto& figures : noun.figure_tables()) tables.push_back(figures);
  }
  return tables;
}

std::vector<std::string> NounTables::search_indexes() const {
  std::vector<std::string> statements;
  for (const auto& noun : tables_) {
    if (noun.search_index().empty()) continue;
    for (auto& statement : dialect_.search_index(noun.search_index())) {
      // A database may have one for all nouns.
      const bool is_new =
          std::find(statements.begin(), statements.end(), statement) == statements.end();
      if (is_new) statements.push_back(std::move(statement));
    }
  }
  return statements;
}

std::string NounTables::create_all() const {
  std::string script;
  for (const auto& table : schema()) {
    script += create_table(table, dialect_) + ";\n";
    for (const auto& index : table.indexes) script += create_index(table, index, dialect_) + ";\n";
  }
  for (const auto& statement : search_indexes()) script += statement + ";\n";
  return script;
}

}  // namespace clientela
