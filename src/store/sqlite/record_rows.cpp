#include "store/sqlite/record_rows.h"

#include <fmt/format.h>

#include <cassert>

namespace clientela {

namespace {

constexpr std::size_t max_columns_of_a_kind = 4;

Value read_by_kind(const FieldKind& kind, const Statement& statement, int column) {
  Cell cells[max_columns_of_a_kind];
  const auto columns = kind.columns();
  assert(columns.size() <= max_columns_of_a_kind);
  for (std::size_t i = 0; i < columns.size(); ++i) {
    statement.read(column + static_cast<int>(i), columns[i].storage, cells[i]);
  }
  return kind.load({cells, columns.size()});
}

// Reads the value of a place from that column on, and moves on behind it.
Value read_value(const Place& place, const Statement& statement, int& next_column) {
  const int column = next_column;
  next_column += static_cast<int>(place.columns.size());
  if (statement.is_null(column)) return {};
  switch (place.loading) {
    case Loading::text: {
      const auto text = statement.text(column);
      return text.empty() ? Value() : Value(std::string(text));
    }
    case Loading::id: {
      const Id id = statement.id(column);
      return id.empty() ? Value() : Value(id);
    }
    case Loading::integer:
      return Value(statement.integer(column));
    case Loading::by_kind:
      break;
  }
  return read_by_kind(*place.field->kind, statement, column);
}

Cell id_cell(const Id& id) { return id.empty() ? Cell() : Cell(Blob{std::string(id.bytes())}); }

// A list of columns and what is to be written into them.
struct Cells {
  std::vector<std::string_view> columns;
  std::vector<Cell> cells;

  void add(std::string_view column, Cell cell) {
    columns.push_back(column);
    cells.push_back(std::move(cell));
  }
  void add(const Place& place, const Value& value, const Collation& collation) {
    const std::size_t first = cells.size();
    cells.resize(first + place.columns.size());
    columns.insert(columns.end(), place.columns.begin(), place.columns.end());
    place.field->kind->store(value, {cells.data() + first, place.columns.size()});
    if (place.sort_column.empty()) return;
    const auto* text = std::get_if<std::string>(&value);
    add(place.sort_column, text == nullptr ? Cell() : Cell(Blob{collation.key(*text)}));
  }
};

void bind_all(Statement& statement, const std::vector<Cell>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    statement.bind(static_cast<int>(i) + 1, cells[i]);
  }
}

void set_all(Database& database, std::string_view table, Cells cells, std::int64_t row) {
  std::string sql = fmt::format("UPDATE {} SET ", quoted_name(table));
  for (std::size_t i = 0; i < cells.columns.size(); ++i) {
    fmt::format_to(std::back_inserter(sql), "{}\"{}\" = ?{}", i == 0 ? "" : ", ", cells.columns[i],
                   i + 1);
  }
  cells.cells.push_back(row);
  fmt::format_to(std::back_inserter(sql), " WHERE \"row\" = ?{}", cells.cells.size());
  auto statement = database.prepare(sql);
  bind_all(statement, cells.cells);
  statement.run();
  if (database.changes() != 1) {
    throw StoreFailure("A record that was to be changed is not in the company file.");
  }
}

void add_system_cells(Cells& cells, const Record& record) {
  cells.add("version", record.version);
  cells.add("root", record.root);
  cells.add("modified_at", record.modified_at.ms);
  cells.add("modified_by", id_cell(record.modified_by));
  cells.add("deleted_at", record.deleted_at ? Cell(record.deleted_at->ms) : Cell());
}

std::int64_t row_of(Database& database, const NounTable& table, Id id) {
  auto statement = database.prepare(
      fmt::format("SELECT \"row\" FROM {} WHERE id = ?1", quoted_name(table.name())));
  statement.bind(1, id);
  return statement.step() ? statement.integer(0) : 0;
}

}  // namespace

Record read_record(const NounTable& table, const Statement& statement, int column) {
  Record record;
  record.type = &table.type();
  record.row = statement.integer(column);
  record.id = statement.id(column + 1);
  record.version = statement.integer(column + 2);
  record.root = statement.integer(column + 3);
  record.created_at = {statement.integer(column + 4)};
  record.created_by = statement.id(column + 5);
  record.modified_at = {statement.integer(column + 6)};
  record.modified_by = statement.id(column + 7);
  if (!statement.is_null(column + 8)) {
    record.deleted_at = Instant{statement.integer(column + 8)};
  }
  column += NounTable::system_columns;
  record.values.reserve(table.places().size());
  for (const auto& place : table.places()) {
    record.values.push_back(read_value(place, statement, column));
  }
  return record;
}

std::optional<Record> find_record(Database& database, const NounTable& table, Id id) {
  auto statement = database.prepare(table.find_sql());
  statement.bind(1, id);
  if (!statement.step()) return std::nullopt;
  return read_record(table, statement);
}

void insert_record(Database& database, const NounTable& table, const Record& record,
                   const Collation& collation) {
  Cells cells;
  cells.add("row", record.row);
  cells.add("id", Blob{std::string(record.id.bytes())});
  cells.add("version", record.version);
  cells.add("root", record.root);
  cells.add("created_at", record.created_at.ms);
  cells.add("created_by", id_cell(record.created_by));
  cells.add("modified_at", record.modified_at.ms);
  cells.add("modified_by", id_cell(record.modified_by));
  cells.add("deleted_at", record.deleted_at ? Cell(record.deleted_at->ms) : Cell());
  for (std::size_t i = 0; i < table.type().fields.size(); ++i) {
    cells.add(table.places()[i], record.values[i], collation);
  }
  assert(cells.cells.size() == table.table().columns.size());
  auto statement = database.prepare(table.insert_sql());
  bind_all(statement, cells.cells);
  statement.run();
  for (const auto* projection : table.projections()) {
    database
        .prepare(fmt::format("INSERT INTO {} (\"row\") VALUES (?1)", quoted_name(projection->name)))
        .bind(1, record.row)
        .run();
  }
}

void update_record(Database& database, const NounTable& table, const Record& before,
                   const Record& after, const Collation& collation) {
  Cells cells;
  add_system_cells(cells, after);
  for (std::size_t i = 0; i < table.type().fields.size(); ++i) {
    if (before.values[i] == after.values[i]) continue;
    cells.add(table.places()[i], after.values[i], collation);
  }
  const auto row = before.row != 0 ? before.row : row_of(database, table, before.id);
  set_all(database, table.name(), std::move(cells), row);
}

void erase_record(Database& database, const NounTable& table, std::int64_t row) {
  const auto erase = [&](std::string_view name) {
    database.prepare(fmt::format("DELETE FROM {} WHERE \"row\" = ?1", quoted_name(name)))
        .bind(1, row)
        .run();
  };
  erase(table.name());
  for (const auto* projection : table.projections()) erase(projection->name);
}

Figures read_figures(Database& database, const NounTable& table, const Projection& projection,
                     Id record) {
  std::string columns;
  for (const auto& place : table.places()) {
    if (place.projection != &projection) continue;
    for (const auto& column : place.columns) columns += ", f." + quoted_name(column);
  }
  auto statement = database.prepare(
      fmt::format("SELECT f.\"row\"{} FROM {} AS t JOIN {} AS f ON f.\"row\" = t.\"row\" "
                  "WHERE t.id = ?1",
                  columns, quoted_name(table.name()), quoted_name(projection.name)));
  statement.bind(1, record);
  Figures figures(projection.figures.size());
  if (!statement.step()) return figures;
  int column = 1;
  std::size_t next = 0;
  for (const auto& place : table.places()) {
    if (place.projection == &projection) figures[next++] = read_value(place, statement, column);
  }
  return figures;
}

void write_figures(Database& database, const NounTable& table, const Projection& projection,
                   Id record, const Figures& figures, const Collation& collation) {
  assert(figures.size() == projection.figures.size());
  const auto row = row_of(database, table, record);
  if (row == 0) return;
  Cells cells;
  std::size_t next = 0;
  for (const auto& place : table.places()) {
    if (place.projection == &projection) cells.add(place, figures[next++], collation);
  }
  set_all(database, projection.name, std::move(cells), row);
}

void clear_figures(Database& database, const NounTable& table, const Projection& projection) {
  database.run(fmt::format("DELETE FROM {0}; INSERT INTO {0} (\"row\") SELECT \"row\" FROM {1}",
                           quoted_name(projection.name), quoted_name(table.name())));
}

}  // namespace clientela
