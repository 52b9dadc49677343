#include "store/sqlite/questions.h"

#include <fmt/format.h>

#include <algorithm>

#include "store/conditions.h"
#include "store/sqlite/record_rows.h"

namespace clientela {

Statement prepared(Database& database, const Sql& sql) {
  auto statement = database.prepare(sql.text);
  for (std::size_t i = 0; i < sql.cells.size(); ++i) {
    statement.bind(static_cast<int>(i) + 1, sql.cells[i]);
  }
  return statement;
}

bool Questions::visible(std::int64_t root, const Visibility& visibility) {
  if (visibility.everything || root == 0) return true;
  for (const Tag tag : visibility.tags) {
    auto row = database_.prepare("SELECT 1 FROM root_tag WHERE root = ?1 AND tag = ?2");
    if (row.bind(1, root).bind(2, tag).step()) return true;
  }
  return false;
}

std::optional<Record> Questions::find(const ObjectType& type, Id id, bool deleted_too,
                                      const ReadContext& context) {
  auto record = find_record(database_, tables_.of(type), id);
  if (!record || (record->deleted_at && !deleted_too)) return std::nullopt;
  if (!visible(record->root, context.visibility)) return std::nullopt;
  return record;
}

std::optional<Record> Questions::find_by(const ObjectType& type, std::string_view key,
                                         const Value& value, const ReadContext& context) {
  if (is_empty(value)) return std::nullopt;
  const NounTable& table = tables_.of(type);
  const Place& place = table.place(key);
  Parameters parameters(tables_.dialect());
  Conditions conditions(tables_, context, connection_.shared->collation, parameters);
  Conditions::Scope scope{table, "t"};
  std::string condition = conditions.same(place, value, scope);
  const std::string seen = conditions.visible("t");
  if (!seen.empty()) condition += " AND " + seen;
  const std::string index = place.projection == nullptr ? place.exact_index : std::string();
  auto row = database_.prepare(fmt::format(
      "SELECT {} FROM {} AS t{}{} WHERE {} AND t.deleted_at IS NULL ORDER BY t.\"row\" LIMIT 1",
      table.select_list(), quoted_name(table.name()), tables_.dialect().by_index(index),
      table.figures_join(), condition));
  for (std::size_t i = 0; i < parameters.cells().size(); ++i) {
    row.bind(static_cast<int>(i) + 1, parameters.cells()[i]);
  }
  if (!row.step()) return std::nullopt;
  return read_record(table, row);
}

std::vector<Record> Questions::parts(const Record& owner, bool deleted_too) {
  std::vector<Record> found;
  for (const auto* type : tables_.model().parts_of(*owner.type)) {
    const NounTable& table = tables_.of(*type);
    const Place& place = table.place(type->part_of);
    auto row = database_.prepare(fmt::format("SELECT {} FROM {} WHERE {} = ?1{}",
                                             table.select_list(), table.from(),
                                             NounTable::column("t", place, place.columns.front()),
                                             deleted_too ? "" : " AND t.deleted_at IS NULL"));
    row.bind(1, owner.id);
    while (row.step()) found.push_back(read_record(table, row));
  }
  std::sort(found.begin(), found.end(),
            [](const Record& a, const Record& b) { return a.row < b.row; });
  return found;
}

}  // namespace clientela
