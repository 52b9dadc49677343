#include "tests/support/noun_company.h"

#include <stdexcept>

namespace clientela {
namespace {

constexpr int most_tries = 60;

const Record* find_part(const Whole& whole, Id id) {
  for (const auto& part : whole.parts) {
    if (part.id == id) return &part;
  }
  return nullptr;
}

}  // namespace

bool has_doors(const ObjectType& type) { return !type.is_part() && type.history != History::none; }

void NounCompany::make_referred(const ObjectType& type, std::string_view owner) {
  for (const auto& field : type.fields) {
    const bool own = field.target == type.name || field.target == owner;
    if (field.target.empty() || samples.knows(field.target) || own) continue;
    const ObjectType& target = company().model().type(field.target);
    if (has_doors(target)) make(target);
  }
}

JsonObject NounCompany::values(const ObjectType& type) {
  JsonObject values;
  for (const auto* field : settable_fields(type)) {
    const Value value = samples.value(*field);
    if (!is_empty(value)) values[field->key] = field->kind->to_json(value, *field);
  }
  return values;
}

JsonArray NounCompany::parts(const ObjectType& type) {
  JsonArray parts;
  for (const auto* part : company().model().parts_of(type)) {
    bool possible = true;
    for (const auto* field : settable_fields(*part)) {
      if (field->required && !field->target.empty()) possible &= samples.knows(field->target);
    }
    if (possible) parts.push_back(JsonObject{{"object", part->name}, {"values", values(*part)}});
  }
  return parts;
}

JsonObject NounCompany::drawn(const ObjectType& type) {
  return {{"values", values(type)}, {"parts", parts(type)}};
}

Id NounCompany::make(const ObjectType& type) {
  const bool first = !samples.knows(type.name);
  make_referred(type);
  for (const auto* part : company().model().parts_of(type)) make_referred(*part, type.name);
  Id made = make_one(type);
  // What refers to its own kind has something to refer to from the third one on.
  for (int i = 0; first && i < 2; ++i) made = make_one(type);
  return made;
}

Id NounCompany::make_one(const ObjectType& type) {
  std::string refusal;
  for (int tries = 0; tries < most_tries; ++tries) {
    auto outcome =
        company().try_perform(Asker::program(), std::string(type.name) + ".create", drawn(type));
    if (outcome) {
      const Id id = *Id::parse(string_member(outcome->result, "id"));
      samples.know(type.name, id);
      return id;
    }
    refusal = outcome.error().field + ": " + english(outcome.error().message);
  }
  throw std::runtime_error("no " + std::string(type.name) + " could be made; " + refusal);
}

Record NounCompany::put(const ObjectType& type) {
  Record record(type);
  record.id = engine().new_id();
  record.version = 1;
  record.created_at = record.modified_at = company().now();
  company().now().ms += 1000;
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    if (samples.one_in(4)) continue;
    record.values[i] = samples.value(type.fields[i]);
  }
  Figures figures;
  for (const auto& figure : type.figures) {
    figures.push_back(samples.one_in(4) ? Value() : samples.value(figure));
    record.values[type.fields.size() + figures.size() - 1] = figures.back();
  }
  company().company.store->write([&](StoreWriter& writer) {
    writer.insert(record);
    auto next = figures.begin();
    for (const auto& projection : company().model().projections()) {
      if (projection.owner != type.name) continue;
      const auto end = next + static_cast<std::ptrdiff_t>(projection.figures.size());
      writer.write_figures(projection, record.id, Figures(next, end));
      next = end;
    }
    return true;
  });
  samples.know(type.name, record.id);
  return record;
}

Whole NounCompany::whole(const ObjectType& type, Id id) {
  std::optional<Whole> found;
  engine().read(Asker::program(), [&](Reading& reading) { found = reading.find_whole(type, id); });
  if (!found) throw std::runtime_error("there is no such " + std::string(type.name));
  return *found;
}

std::vector<Slot> slots_of(const Whole& whole) {
  std::vector<Slot> slots;
  for (const auto* field : settable_fields(*whole.record.type)) {
    slots.push_back({whole.record.type, field, {}, std::string(field->key)});
  }
  std::map<std::string_view, int> rows;
  for (const auto& part : whole.parts) {
    const std::string row =
        std::string(part.type->name) + "." + std::to_string(rows[part.type->name]++) + ".";
    for (const auto* field : settable_fields(*part.type)) {
      slots.push_back({part.type, field, part.id, row + std::string(field->key)});
    }
  }
  return slots;
}

const Value& value_at(const Whole& whole, const Slot& slot) {
  if (slot.part.empty()) return whole.record[slot.field->key];
  const Record* part = find_part(whole, slot.part);
  if (part == nullptr) throw std::runtime_error("the part has gone");
  return (*part)[slot.field->key];
}

Value NounCompany::another(const Whole& whole, const Slot& slot) {
  for (int tries = 0; tries < most_tries; ++tries) {
    Value value = samples.value(*slot.field);
    const Id* id = std::get_if<Id>(&value);
    if (id != nullptr && *id == whole.record.id) continue;  // nothing refers to itself
    if (value != value_at(whole, slot)) return value;
  }
  return {};
}

JsonObject NounCompany::change(const Whole& whole, const Slot& slot, const Value& now) {
  Patch patch{{std::string(slot.field->key), value_at(whole, slot), now}};
  WholePatch all;
  if (slot.part.empty()) {
    all.patch = std::move(patch);
  } else {
    all.parts.push_back(
        {PartChange::Kind::update, std::string(slot.type->name), slot.part, std::move(patch)});
  }
  return update_arguments(*whole.record.type, whole.record.id, all, company().model());
}

std::int64_t NounCompany::last_seq() {
  std::int64_t seq = 0;
  company().company.store->read([&](StoreReader& reader) { seq = reader.last_seq(); });
  return seq;
}

}  // namespace clientela
