#include <algorithm>
#include <array>

#include "model/query.h"
#include "model/relative_time.h"

namespace clientela {
namespace {

Field system_field(std::string_view key, std::string_view label, const FieldKind& kind) {
  Field field;
  field.key = key;
  field.label = label;
  field.kind = &kind;
  field.computed = true;
  return field;
}

Value id_value(const Id& id) { return id ? Value(id) : Value(); }

struct SystemField {
  Field field;
  Value (*get)(const Record&);
};

const std::array<SystemField, 5>& system_fields() {
  static const std::array<SystemField, 5> fields = {{
      {system_field("id", "Id", reference_kind()),
       [](const Record& record) { return id_value(record.id); }},
      {system_field("created_at", "Created", instant_kind()),
       [](const Record& record) { return Value(record.created_at); }},
      {system_field("created_by", "Created by", reference_kind()),
       [](const Record& record) { return id_value(record.created_by); }},
      {system_field("modified_at", "Changed", instant_kind()),
       [](const Record& record) { return Value(record.modified_at); }},
      {system_field("modified_by", "Changed by", reference_kind()),
       [](const Record& record) { return id_value(record.modified_by); }},
  }};
  return fields;
}

const SystemField* find_system_field(std::string_view key) {
  for (const SystemField& known : system_fields()) {
    if (known.field.key == key) return &known;
  }
  return nullptr;
}

using enum Operator;

constexpr std::array operator_names = {
    std::pair{eq, "eq"},     std::pair{neq, "neq"},       std::pair{gt, "gt"},
    std::pair{gte, "gte"},   std::pair{lt, "lt"},         std::pair{lte, "lte"},
    std::pair{like, "like"}, std::pair{starts, "starts"}, std::pair{Operator::in, "in"},
    std::pair{has, "has"},   std::pair{is, "is"}};

constexpr Operator for_texts[] = {like, starts, eq, neq, in, gt, gte, lt, lte, is};
constexpr Operator for_quantities[] = {eq, neq, gt, gte, lt, lte, in, is};
constexpr Operator for_names[] = {eq, neq, in, is};
constexpr Operator for_booleans[] = {eq, neq, is};
constexpr Operator for_tags[] = {has, is};

}  // namespace

const Field* query_field(const ObjectType& type, std::string_view key) {
  if (const Field* own = type.find(key)) return own;
  const SystemField* known = find_system_field(key);
  return known == nullptr ? nullptr : &known->field;
}

Value query_value(const Record& record, std::string_view key) {
  const int at = record.type->position(key);
  if (at >= 0) return record.values[static_cast<std::size_t>(at)];
  const SystemField* known = find_system_field(key);
  return known == nullptr ? Value() : known->get(record);
}

std::string_view operator_name(Operator op) {
  for (const auto& [known, name] : operator_names) {
    if (known == op) return name;
  }
  return {};
}

std::optional<Operator> find_operator(std::string_view name) {
  for (const auto& [op, known] : operator_names) {
    if (known == name) return op;
  }
  return std::nullopt;
}

std::span<const Operator> operators(const Field& field) {
  const FieldKind* kind = field.kind;
  if (kind == &text_kind()) {
    if (field.format == TextFormat::secret) return {};
    return for_texts;
  }
  if (kind == &boolean_kind()) return for_booleans;
  if (kind == &choice_kind() || kind == &reference_kind()) return for_names;
  if (kind == &tags_kind()) return for_tags;
  return for_quantities;
}

bool sortable(const Field& field) {
  return field.kind != &tags_kind() && field.kind != &reference_kind() &&
         field.format != TextFormat::secret;
}

Value operand_value(const Operand& operand, const Field& field, const ParseContext& context) {
  if (const auto* value = std::get_if<Value>(&operand)) return *value;
  const auto& time = std::get<RelativeTime>(operand);
  if (field.kind == &date_kind()) return relative_date(time, context);
  if (field.kind == &instant_kind()) return relative_instant(time, context);
  return {};
}

}  // namespace clientela
