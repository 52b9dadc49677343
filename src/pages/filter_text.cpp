#include "model/relative_time.h"
#include "pages/field_view.h"
#include "pages/filter_bar.h"

namespace clientela {
namespace {

bool is_time(const Field& field) {
  return field.kind == &date_kind() || field.kind == &instant_kind();
}

std::string amount_of_time(const PageContext& ctx, int amount, char unit) {
  const std::string number = std::to_string(amount);
  switch (unit) {
    case 'h':
      return ctx.tr.plural("{} hour", "{} hours", amount, {number});
    case 'w':
      return ctx.tr.plural("{} week", "{} weeks", amount, {number});
    case 'm':
      return ctx.tr.plural("{} month", "{} months", amount, {number});
    case 'y':
      return ctx.tr.plural("{} year", "{} years", amount, {number});
    default:
      return ctx.tr.plural("{} day", "{} days", amount, {number});
  }
}

std::string relative_text(const PageContext& ctx, const RelativeTime& time) {
  if (time.amount == 0) return time.from_now ? ctx.tr("now") : ctx.tr("today");
  if (time.amount < 0) return ctx.tr("{} ago", amount_of_time(ctx, -time.amount, time.unit));
  return ctx.tr("in {}", amount_of_time(ctx, time.amount, time.unit));
}

std::string operands_text(const PageContext& ctx, const Field& field,
                          const std::vector<Operand>& operands, const Titles& titles) {
  std::string text;
  for (const auto& operand : operands) {
    if (!text.empty()) text += ", ";
    if (const auto* time = std::get_if<RelativeTime>(&operand)) {
      text += relative_text(ctx, *time);
      continue;
    }
    const Value& value = std::get<Value>(operand);
    // One of a field's tags is a text, all of them a list.
    const auto* tag = field.kind == &tags_kind() ? std::get_if<std::string>(&value) : nullptr;
    text += tag != nullptr ? *tag : field_text(ctx, field, value, titles);
  }
  return text;
}

// Label and values in the order that the language wants.
std::string sentence(const PageContext& ctx, const Field& field, Operator op,
                     const std::string& label, const std::string& values) {
  const bool time = is_time(field);
  switch (op) {
    case Operator::eq:
      return ctx.tr("{} is {}", label, values);
    case Operator::neq:
      return ctx.tr("{} is not {}", label, values);
    case Operator::gt:
      return time ? ctx.tr("{} after {}", label, values) : ctx.tr("{} over {}", label, values);
    case Operator::gte:
      return time ? ctx.tr("{}: {} or later", label, values) : ctx.tr("{} from {}", label, values);
    case Operator::lt:
      return time ? ctx.tr("{} before {}", label, values) : ctx.tr("{} under {}", label, values);
    case Operator::lte:
      return time ? ctx.tr("{}: {} or earlier", label, values)
                  : ctx.tr("{} up to {}", label, values);
    case Operator::like:
      return ctx.tr("{} contains {}", label, values);
    case Operator::starts:
      return ctx.tr("{} begins with {}", label, values);
    case Operator::in:
      return ctx.tr("{} is one of: {}", label, values);
    case Operator::has:
      return ctx.tr("{} include {}", label, values);
    case Operator::is:
      break;
  }
  return label;
}

// Whether people have a word for the condition.
bool is_phrase(const PageContext& ctx, const Field& field, const Comparison& comparison) {
  const std::string_view condition = field.phrase.condition;
  const auto dot = condition.find('.');
  if (dot == std::string_view::npos || comparison.operands.size() != 1) return false;
  if (operator_name(comparison.op) != condition.substr(0, dot)) return false;
  const std::string_view meant = condition.substr(dot + 1);
  const Operand& operand = comparison.operands.front();
  if (const auto* time = std::get_if<RelativeTime>(&operand)) {
    return relative_time_text(*time) == meant;
  }
  const auto value = field.kind->parse(meant, field, ctx.parse());
  return value && *value == std::get<Value>(operand);
}

std::string comparison_text(const PageContext& ctx, const ObjectType& type,
                            const Comparison& comparison, const Titles& titles) {
  const ObjectType* owner = &type;
  std::string label;
  if (!comparison.reference.empty()) {
    const Field* reference = type.find(comparison.reference);
    owner = reference == nullptr ? nullptr : ctx.model.find_type(reference->target);
    if (owner != nullptr) label = ctx.tr(reference->label) + " · ";
  }
  const Field* field = owner == nullptr ? nullptr : query_field(*owner, comparison.key);
  if (field == nullptr) return comparison.key;
  if (is_phrase(ctx, *field, comparison)) return label + ctx.tr(field->phrase.label);
  label += ctx.tr(field->label);
  if (comparison.op == Operator::is) {
    const auto* value =
        comparison.operands.empty() ? nullptr : std::get_if<Value>(&comparison.operands.front());
    const bool empty = value != nullptr && *value == Value(std::string("empty"));
    return empty ? ctx.tr("{} is empty", label) : ctx.tr("{} is filled in", label);
  }
  return sentence(ctx, *field, comparison.op, label,
                  operands_text(ctx, *field, comparison.operands, titles));
}

std::string joined(const PageContext& ctx, const ObjectType& type, const Filter& filter,
                   const std::string& between, const Titles& titles) {
  std::string text;
  for (const auto& child : filter.children) {
    if (!text.empty()) text += between;
    text += filter_text(ctx, type, child, titles);
  }
  return text;
}

}  // namespace

std::string filter_text(const PageContext& ctx, const ObjectType& type, const Filter& filter,
                        const Titles& titles) {
  switch (filter.kind) {
    case Filter::Kind::comparison:
      return comparison_text(ctx, type, filter.comparison, titles);
    case Filter::Kind::all:
      return joined(ctx, type, filter, ctx.tr(" and "), titles);
    case Filter::Kind::any:
      return joined(ctx, type, filter, ctx.tr(" or "), titles);
    case Filter::Kind::none:
      return ctx.tr("not: {}", joined(ctx, type, filter, ctx.tr(" or "), titles));
    case Filter::Kind::related:
      break;
  }
  const ObjectType* related = ctx.model.find_type(filter.related_object);
  if (related == nullptr) return filter.related_object;
  const std::string label = ctx.tr(related->label_plural);
  if (filter.children.empty() || filter.children.front().empty()) return ctx.tr("has {}", label);
  return ctx.tr("has {} with: {}", label,
                filter_text(ctx, *related, filter.children.front(), titles));
}

std::string operator_text(const PageContext& ctx, const Field& field, Operator op) {
  const bool time = is_time(field);
  switch (op) {
    case Operator::eq:
      return ctx.tr("is");
    case Operator::neq:
      return ctx.tr("is not");
    case Operator::gt:
      return time ? ctx.tr("after") : ctx.tr("over");
    case Operator::gte:
      return ctx.tr("from");
    case Operator::lt:
      return time ? ctx.tr("before") : ctx.tr("under");
    case Operator::lte:
      return ctx.tr("up to");
    case Operator::like:
      return ctx.tr("contains");
    case Operator::starts:
      return ctx.tr("begins with");
    case Operator::in:
      return ctx.tr("is one of");
    case Operator::has:
      return ctx.tr("include");
    case Operator::is:
      break;
  }
  return ctx.tr("is empty");
}

}  // namespace clientela
