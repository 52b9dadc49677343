#include "features/imports/record_planner.h"

namespace clientela {
namespace {

std::size_t combined(std::size_t hash, std::size_t more) {
  return hash * 0x9e3779b97f4a7c15u + more + 1;
}

std::size_t hash_of(const Value& value, const Field& field) {
  if (is_empty(value)) return 0;
  if (const auto* text = std::get_if<std::string>(&value)) return std::hash<std::string>{}(*text);
  return std::hash<std::string>{}(field.kind->text(value, field));
}

}  // namespace

RecordPlanner::RecordPlanner(PlanContext& context, ReferencePlanner& references,
                             const ObjectType& type, std::deque<PlannedCall> ImportBatch::*calls,
                             ImportIds::Slot slot, ImportReport::Count ImportReport::*count)
    : context_(context),
      type_(type),
      known_(!context.rehearsal),
      references_(references),
      calls_(calls),
      slot_(slot),
      count_(count),
      columns_(context.mapping.columns_of(type.name)) {}

std::size_t RecordPlanner::what_is_said() const {
  std::size_t hash = hash_of_parts();
  for (const int column : columns_) {
    const auto& field = *context_.mapping.columns[static_cast<std::size_t>(column)].target->field;
    hash = combined(hash, hash_of(context_.row->at(column), field));
  }
  return hash;
}

Result<PlannedValues> RecordPlanner::values() {
  PlannedValues values;
  for (const int column : columns_) {
    const auto& field = *context_.mapping.columns[static_cast<std::size_t>(column)].target->field;
    const Value& value = context_.row->at(column);
    if (is_empty(value)) continue;
    if (field.target.empty()) {
      values.push_back({&field, value});
      continue;
    }
    CLIENTELA_ASSIGN(Value id, references_.resolve(field, context_.row->text(column)));
    values.push_back({&field, std::move(id)});
  }
  return values;
}

Result<Id> RecordPlanner::resolve() {
  const std::string called = key();
  if (called.empty()) return resolve_nameless();
  const std::size_t said = what_is_said();
  if (auto* known = known_.find(called)) {
    if (known->seen == said) return known->id;
    CLIENTELA_TRY(fill_in(*known));
    known->seen = said;
    return known->id;
  }
  KnownRecord known;
  CLIENTELA_TRY(introduce(known));
  known.seen = said;
  known_.add(called, known);
  return known.id;
}

Result<void> RecordPlanner::introduce(KnownRecord& known) {
  const auto record = look_up();
  if (!record) return plan_new(known);
  known.id = record->id;
  known.made = context_.ids.made(record->id);
  // A record that an earlier part of this import made counts as new already.
  known.counted = known.made;
  return plan_change(known, *record, !known.made);
}

Result<void> RecordPlanner::plan_new(KnownRecord& known) {
  PlannedCall call;
  CLIENTELA_ASSIGN(call.values, values());
  call.id = context_.ids.of(context_.row->number, slot_);
  call.record = call.id.derive(1);
  call.creates = true;
  (call.counts.*count_).created = 1;
  add_parts(call, nullptr);
  known.id = call.record;
  known.made = known.counted = true;
  keep(known, std::move(call));
  return {};
}

void RecordPlanner::keep(KnownRecord& known, PlannedCall call) {
  call.type = &type_;
  call.rows.push_back(context_.row_place);
  auto& kept = (context_.batch->*calls_).emplace_back(std::move(call));
  known.call = &kept;
  known.batch = context_.batch->number;
}

Result<void> RecordPlanner::add_changes(PlannedCall& call, const Record& record, bool overwrite) {
  CLIENTELA_ASSIGN(const PlannedValues said, values());
  for (const auto& value : said) {
    const Value& was = record[value.field->key];
    if (value.now == was || call.find(value.field->key) != nullptr) continue;
    if (!overwrite && !is_empty(was) && !is_stand_in(record, *value.field)) continue;
    call.set(*value.field, value.now, was);
  }
  add_parts(call, &record);
  return {};
}

Result<void> RecordPlanner::plan_change(KnownRecord& known, const Record& record, bool overwrite) {
  PlannedCall call;
  call.id = context_.ids.of(context_.row->number, slot_);
  call.record = record.id;
  CLIENTELA_TRY(add_changes(call, record, overwrite));
  if (call.empty()) return {};
  if (!known.counted) (call.counts.*count_).updated = 1;
  known.counted = true;
  keep(known, std::move(call));
  return {};
}

// A later row speaks of a record that this import knows already.
Result<void> RecordPlanner::fill_in(KnownRecord& known) {
  const bool pending = known.call != nullptr && known.batch == context_.batch->number;
  if (pending && known.call->creates) {
    CLIENTELA_ASSIGN(const PlannedValues said, values());
    for (const auto& value : said) {
      if (known.call->find(value.field->key) == nullptr) known.call->set(*value.field, value.now);
    }
    add_parts(*known.call, nullptr);
    return {};
  }
  const auto record = context_.reading->find(type_, known.id);
  if (!record) return {};  // a rehearsal made it in mind only
  return pending ? add_changes(*known.call, *record, false) : plan_change(known, *record, false);
}

void RecordPlanner::finish() {
  for (auto& call : context_.batch->*calls_) {
    if (call.creates) complete(call);
  }
  known_.trim();
}

}  // namespace clientela
