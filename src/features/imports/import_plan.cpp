#include "features/imports/import_plan.h"

#include <algorithm>
#include <cassert>

namespace clientela {
namespace {

JsonObject values_of(const PlannedValues& values) {
  JsonObject json;
  for (const auto& value : values) {
    json[value.field->key] = value.field->kind->to_json(value.now, *value.field);
  }
  return json;
}

JsonObject patch_of(const PlannedValues& values) {
  JsonObject json;
  for (const auto& value : values) {
    const auto& kind = *value.field->kind;
    JsonObject change{{"now", kind.to_json(value.now, *value.field)}};
    if (!is_empty(value.was)) change["was"] = kind.to_json(value.was, *value.field);
    json[value.field->key] = std::move(change);
  }
  return json;
}

JsonArray parts_of(const std::vector<PlannedPart>& parts) {
  JsonArray json;
  json.reserve(parts.size());
  for (const auto& part : parts) {
    JsonObject change{{"object", part.type->name}};
    if (part.id.empty()) {
      change["values"] = values_of(part.values);
    } else {
      change["id"] = part.id.text();
      change["patch"] = patch_of(part.values);
    }
    json.push_back(std::move(change));
  }
  return json;
}

}  // namespace

PlannedValue* PlannedCall::find(std::string_view key) {
  const auto found = std::find_if(values.begin(), values.end(), [&](const PlannedValue& value) {
    return value.field->key == key;
  });
  return found == values.end() ? nullptr : &*found;
}

void PlannedCall::set(const Field& field, Value now, Value was) {
  if (auto* planned = find(field.key)) {
    planned->now = std::move(now);
    return;
  }
  values.push_back({&field, std::move(now), std::move(was)});
}

Call PlannedCall::call() const {
  JsonObject arguments;
  if (creates) {
    arguments["values"] = values_of(values);
  } else {
    arguments["id"] = record.text();
    arguments["patch"] = patch_of(values);
  }
  if (!parts.empty()) arguments["parts"] = parts_of(parts);
  return {std::string(type->name) + (creates ? ".create" : ".update"), std::move(arguments), id};
}

// An id has the time, then 54 bits: 20 of them tell the job, 34 the row and what it makes. So ids
// grow as the file goes on, and indexes grow at their end.
ImportIds::ImportIds(const Job& job) : ms_(job.started_at.ms) {
  seed_ = std::hash<Id>{}(job.id) & 0xfffff;
}

Id ImportIds::make(std::uint64_t serial) const {
  // Id::make takes the upper 50 and the lower 4 bits.
  return Id::make(ms_, seed_ << 44 | (serial >> 4) << 14 | (serial & 0xf));
}

Id ImportIds::of(std::int64_t row, Slot slot, std::int64_t n) const {
  assert(row >= 0 && row < std::int64_t{1} << 27 && n >= 0 && n < 16);
  return make(static_cast<std::uint64_t>(row << 7 | slot << 4 | n));
}

bool ImportIds::made(Id record) const {
  const Id action = record.action();
  return !(action < make(0)) && !(make((std::uint64_t{1} << 34) - 1) < action);
}

std::vector<PlannedCall*> ImportBatch::calls() {
  std::vector<PlannedCall*> list;
  for (auto* stage : {&references, &clients, &products, &orders, &more_lines, &activities}) {
    for (auto& call : *stage) {
      if (!call.empty()) list.push_back(&call);
    }
  }
  return list;
}

KnownRecord* KnownRecords::find(const std::string& key) {
  const auto found = records_.find(key);
  return found == records_.end() ? nullptr : &found->second;
}

KnownRecord& KnownRecords::add(const std::string& key, KnownRecord record) {
  return records_[key] = record;
}

void KnownRecords::trim() {
  if (bounded_ && records_.size() >= most) records_.clear();
}

}  // namespace clientela
