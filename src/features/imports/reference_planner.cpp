#include "features/imports/reference_planner.h"

namespace clientela {
namespace {

bool may_be_made(const ObjectType& type) {
  return type.name == "category" || type.name == "channel";
}

Error nobody(const Field& field) {
  return invalid(std::string(field.key), message("{}: there is nothing of this name"));
}

}  // namespace

std::optional<Id> ReferencePlanner::find(const ObjectType& type, std::string_view text) const {
  if (const auto id = Id::parse(text); id && context_.reading->find(type, *id)) return id;
  for (const auto key : {"code", "number", "login", "name"}) {
    if (type.find(key) == nullptr) continue;
    const auto record = context_.reading->find_by(type, key, Value(std::string(text)));
    if (record) return record->id;
  }
  return std::nullopt;
}

Result<Value> ReferencePlanner::resolve(const Field& field, std::string_view text) {
  const ObjectType& type = context_.reading->type(field.target);
  const std::string key = std::string(type.name) + ":" + std::string(text);
  if (const auto* known = known_.find(key)) return Value(known->id);
  if (const auto found = find(type, text)) {
    known_.add(key, {.id = *found});
    return Value(*found);
  }
  if (!may_be_made(type)) return nobody(field);
  const Id made = plan_new(type, text);
  known_.add(key, {.id = made, .made = true});
  return Value(made);
}

Id ReferencePlanner::plan_new(const ObjectType& type, std::string_view name) {
  auto& calls = context_.batch->references;
  std::int64_t n = 0;
  for (const auto& call : calls) n += !call.rows.empty() && call.rows.front() == context_.row_place;
  PlannedCall& call = calls.emplace_back();
  call.id = context_.ids.of(context_.row->number, ImportIds::reference, n);
  call.type = &type;
  call.record = call.id.derive(1);
  call.creates = true;
  call.set(*type.find("name"), Value(std::string(name)));
  call.rows.push_back(context_.row_place);
  return call.record;
}

}  // namespace clientela
