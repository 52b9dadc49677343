#include "engine/engine_transaction.h"

namespace clientela {
namespace {

constexpr int at_once = 1000;

Query referring(const ObjectType& type, const Field& field, Id to) {
  Query query;
  query.type = &type;
  query.limit = at_once;
  query.filter.kind = Filter::Kind::comparison;
  query.filter.comparison.key = field.key;
  query.filter.comparison.operands = {Value(to)};
  return query;
}

}  // namespace

Result<void> EngineTransaction::redirect(const ObjectType& type, const Field& field, Id from,
                                         Id to) {
  carried_over_ = true;
  const Query query = referring(type, field, from);
  for (;;) {
    const Slice slice = everything_.list(query);
    if (slice.records.empty()) return {};
    for (const auto& record : slice.records) {
      // Nothing refers to itself: who was brought by the other one was brought by nobody now.
      const Value now = record.id == to ? Value() : Value(to);
      const Patch patch{{std::string(field.key), Value(from), now}};
      if (!type.is_part()) {
        CLIENTELA_TRY(change_found(record, {patch, {}}));
        continue;
      }
      const auto owner =
          everything_.find(model_.type(type.part_of), record.get<Id>(type.part_of), false);
      if (!owner) return Error{ErrorCode::unavailable, "", message("A part has lost its owner.")};
      const PartChange change{PartChange::Kind::update, std::string(type.name), record.id, patch};
      CLIENTELA_TRY(change_found(*owner, {{}, {change}}));
    }
  }
}

}  // namespace clientela
