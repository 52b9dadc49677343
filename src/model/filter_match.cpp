#include <algorithm>
#include <cassert>

#include "model/model.h"
#include "model/query.h"
#include "model/reading.h"

namespace clientela {
namespace {

std::string search_form(std::string_view text) { return trimmed(search_text(text)); }

// Amounts of different currencies are neither less nor greater.
bool comparable(const Value& a, const Value& b) {
  const auto* money = std::get_if<Money>(&a);
  const auto* other_money = std::get_if<Money>(&b);
  if (money != nullptr && other_money != nullptr) return money->currency == other_money->currency;
  const auto* price = std::get_if<Price>(&a);
  const auto* other_price = std::get_if<Price>(&b);
  if (price != nullptr && other_price != nullptr) return price->currency == other_price->currency;
  return true;
}

bool ordered_as(Operator op, int order) {
  switch (op) {
    case Operator::gt:
      return order > 0;
    case Operator::gte:
      return order >= 0;
    case Operator::lt:
      return order < 0;
    default:
      return order <= 0;
  }
}

const std::string& text_of(const Value& value) {
  static const std::string none;
  const auto* text = std::get_if<std::string>(&value);
  return text == nullptr ? none : *text;
}

bool has_tag(const Value& value, const std::string& tag) {
  const auto* tags = std::get_if<std::vector<std::string>>(&value);
  return tags != nullptr && std::find(tags->begin(), tags->end(), tag) != tags->end();
}

bool meets(const Comparison& comparison, const Field& field, const Value& value,
           const ParseContext& context) {
  const auto operand = [&](std::size_t i) {
    return operand_value(comparison.operands[i], field, context);
  };
  const auto same = [&](std::size_t i) { return field.kind->compare(value, operand(i)) == 0; };
  assert(comparison.op == Operator::in || comparison.operands.size() == 1);
  if (comparison.op == Operator::is) return is_empty(value) == (text_of(operand(0)) == "empty");
  if (is_empty(value)) return comparison.op == Operator::neq;
  switch (comparison.op) {
    case Operator::eq:
      return same(0);
    case Operator::neq:
      return !same(0);
    case Operator::in:
      for (std::size_t i = 0; i < comparison.operands.size(); ++i) {
        if (same(i)) return true;
      }
      return false;
    case Operator::like:
      return like_matches(text_of(value), text_of(operand(0)));
    case Operator::starts:
      return starts_matches(text_of(value), text_of(operand(0)));
    case Operator::has:
      return has_tag(value, text_of(operand(0)));
    default:
      return comparable(value, operand(0)) &&
             ordered_as(comparison.op, field.kind->compare(value, operand(0)));
  }
}

// A text, list or id without contents is stored as nothing.
Value stored_form(Value value) {
  const auto* text = std::get_if<std::string>(&value);
  const auto* list = std::get_if<std::vector<std::string>>(&value);
  const auto* id = std::get_if<Id>(&value);
  const bool blank = (text != nullptr && text->empty()) || (list != nullptr && list->empty()) ||
                     (id != nullptr && id->empty());
  return blank ? Value() : value;
}

const ObjectType& type_behind(const ObjectType& type, std::string_view reference,
                              const Model& model) {
  const Field* field = query_field(type, reference);
  assert(field != nullptr && "the filter is not of this noun");
  return model.type(field->target);
}

bool meets(const Comparison& comparison, const Record& record, Reading& reading,
           const ParseContext& context) {
  const ObjectType* type = record.type;
  Value value;
  if (comparison.reference.empty()) {
    value = query_value(record, comparison.key);
  } else {
    type = &type_behind(*type, comparison.reference, reading.model());
    const Value reference = query_value(record, comparison.reference);
    if (const Id* id = std::get_if<Id>(&reference)) {
      const auto target = reading.find(*type, *id);
      if (target) value = query_value(*target, comparison.key);
    }
  }
  const Field* field = query_field(*type, comparison.key);
  assert(field != nullptr && "the filter is not of this noun");
  return meets(comparison, *field, stored_form(std::move(value)), context);
}

// The filter with relative times replaced by what they mean now, for another view of the data may
// count them from another moment.
Filter at_this_moment(Filter filter, const ObjectType& type, const Model& model,
                      const ParseContext& context) {
  const ObjectType& child_type =
      filter.kind == Filter::Kind::related ? model.type(filter.related_object) : type;
  for (Filter& child : filter.children) {
    child = at_this_moment(std::move(child), child_type, model, context);
  }
  if (filter.kind != Filter::Kind::comparison) return filter;
  Comparison& comparison = filter.comparison;
  const ObjectType& holder =
      comparison.reference.empty() ? type : type_behind(type, comparison.reference, model);
  const Field* field = query_field(holder, comparison.key);
  assert(field != nullptr && "the filter is not of this noun");
  for (Operand& operand : comparison.operands) operand = operand_value(operand, *field, context);
  return filter;
}

bool has_related(const Filter& filter, const Record& record, Reading& reading,
                 const ParseContext& context) {
  if (!record.id) return false;
  Query query;
  query.type = &reading.type(filter.related_object);
  Filter refers;
  refers.kind = Filter::Kind::comparison;
  refers.comparison.key = filter.related_key;
  refers.comparison.operands.emplace_back(Value(record.id));
  query.filter.children.push_back(std::move(refers));
  assert(filter.children.size() == 1);
  query.filter.children.push_back(
      at_this_moment(filter.children[0], *query.type, reading.model(), context));
  return reading.count(query, 1) > 0;
}

}  // namespace

bool like_matches(std::string_view text, std::string_view pattern) {
  const std::string searched = search_form(text);
  std::size_t from = 0;
  while (!pattern.empty()) {
    const auto star = std::min(pattern.find('*'), pattern.size());
    const std::string piece = search_form(pattern.substr(0, star));
    const auto found = searched.find(piece, from);
    if (found == std::string::npos) return false;
    from = found + piece.size();
    pattern.remove_prefix(std::min(star + 1, pattern.size()));
  }
  return true;
}

bool starts_matches(std::string_view text, std::string_view beginning) {
  const std::string start = search_form(beginning);
  return search_form(text).compare(0, start.size(), start) == 0;
}

bool matches(const Filter& filter, const Record& record, Reading& reading,
             const ParseContext& context) {
  const auto met = [&](const Filter& child) { return matches(child, record, reading, context); };
  switch (filter.kind) {
    case Filter::Kind::all:
      return std::all_of(filter.children.begin(), filter.children.end(), met);
    case Filter::Kind::any:
      return std::any_of(filter.children.begin(), filter.children.end(), met);
    case Filter::Kind::none:
      return std::none_of(filter.children.begin(), filter.children.end(), met);
    case Filter::Kind::comparison:
      return meets(filter.comparison, record, reading, context);
    case Filter::Kind::related:
      return has_related(filter, record, reading, context);
  }
  return false;
}

}  // namespace clientela
