#include "model/record.h"

#include <cassert>

#include "model/query.h"
#include "model/relative_time.h"

namespace clientela {
namespace {

Value initial_value(const Field& field, const ParseContext& context) {
  if (!field.preset.empty()) {
    if (const auto relative = parse_relative_time(field.preset)) {
      const Value moment = operand_value(*relative, field, context);
      if (!is_empty(moment)) return moment;
    }
    auto preset = field.kind->parse(field.preset, field, context);
    assert(preset.ok() && "a preset must be a value of its field");
    return std::move(preset).value();
  }
  const bool begins_filled = field.kind == &boolean_kind() || field.kind == &choice_kind();
  return begins_filled && !field.required ? field.when_empty : Value();
}

}  // namespace

Record::Record(const ObjectType& type)
    : type(&type), values(type.fields.size() + type.figures.size()) {}

const Value& Record::operator[](std::string_view key) const {
  const int at = type->position(key);
  assert(at >= 0 && "the noun has no such field");
  return values[static_cast<std::size_t>(at)];
}

Value& Record::operator[](std::string_view key) {
  const int at = type->position(key);
  assert(at >= 0 && "the noun has no such field");
  return values[static_cast<std::size_t>(at)];
}

void Record::read_into(void* object) const {
  for (std::size_t i = 0; i < type->fields.size(); ++i) type->fields[i].set(object, values[i]);
}

void Record::write_from(const void* object) {
  for (std::size_t i = 0; i < type->fields.size(); ++i) {
    const Field& field = type->fields[i];
    Value value = field.get(object);
    // A member that can't be empty must not turn an empty value into 0 by a mere reading.
    if (is_empty(values[i]) && value == field.when_empty) continue;
    values[i] = std::move(value);
  }
}

std::string Record::title() const {
  if (type->title) return type->title(*this);
  assert(!type->fields.empty());
  return type->fields[0].kind->text(values[0], type->fields[0]);
}

Record new_record(const ObjectType& type, const ParseContext& context) {
  Record record(type);
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    record.values[i] = initial_value(type.fields[i], context);
  }
  return record;
}

}  // namespace clientela
