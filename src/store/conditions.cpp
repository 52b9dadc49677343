#include "store/conditions.h"

#include <fmt/format.h>

#include <cassert>

#include "base/json.h"

namespace clientela {

namespace {

constexpr std::string_view never = "false";
constexpr std::string_view always = "true";

std::string opposite(const std::string& condition) {
  return fmt::format("NOT coalesce({}, false)", condition);
}

std::vector<Cell> cells_of(const Place& place, const Value& value) {
  std::vector<Cell> cells(place.columns.size());
  place.field->kind->store(value, cells);
  return cells;
}

std::string_view sign(Operator op) {
  switch (op) {
    case Operator::gt:
      return ">";
    case Operator::gte:
      return ">=";
    case Operator::lt:
      return "<";
    default:
      return "<=";
  }
}

}  // namespace

bool asks_for_empty(const Comparison& comparison) {
  assert(comparison.op == Operator::is && comparison.operands.size() == 1);
  const auto* value = std::get_if<Value>(&comparison.operands.front());
  const auto* word = value == nullptr ? nullptr : std::get_if<std::string>(value);
  return word != nullptr && *word == "empty";
}

std::string Parameters::add(Cell cell) {
  cells_.push_back(std::move(cell));
  return dialect_.parameter(static_cast<int>(cells_.size()));
}

std::string Conditions::filter(const Filter& filter, Scope& scope) {
  switch (filter.kind) {
    case Filter::Kind::all:
    case Filter::Kind::any:
      return group(filter, scope);
    case Filter::Kind::none: {
      Filter any = filter;
      any.kind = Filter::Kind::any;
      return opposite(group(any, scope));
    }
    case Filter::Kind::comparison:
      return comparison(filter.comparison, scope);
    case Filter::Kind::related:
      return related(filter, scope);
  }
  return std::string(never);
}

std::string Conditions::group(const Filter& filter, Scope& scope) {
  const bool all = filter.kind == Filter::Kind::all;
  if (filter.children.empty()) return std::string(all ? always : never);
  std::string text;
  for (const auto& child : filter.children) {
    if (!text.empty()) text += all ? " AND " : " OR ";
    text += this->filter(child, scope);
  }
  return filter.children.size() == 1 ? text : "(" + text + ")";
}

std::string Conditions::column(Scope& scope, const Place& place, std::string_view name) {
  if (place.projection != nullptr) scope.figures = true;
  return NounTable::column(scope.alias, place, name);
}

std::string Conditions::visible(std::string_view alias) {
  const auto& visibility = context_.visibility;
  if (visibility.everything) return {};
  if (visibility.tags.empty()) return fmt::format("{}.root = 0", alias);
  std::string tags;
  for (const Tag tag : visibility.tags) {
    if (!tags.empty()) tags += ", ";
    tags += parameters_.add(tag);
  }
  return fmt::format(
      "({0}.root = 0 OR EXISTS (SELECT 1 FROM root_tag AS g WHERE g.root = {0}.root AND g.tag IN "
      "({1})))",
      alias, tags);
}

std::string Conditions::exists(Scope& inner, const std::string& index, const std::string& link,
                               const std::string& condition) {
  const std::string seen = visible(inner.alias);
  std::string joins;
  if (inner.figures) {
    for (const auto* projection : inner.table.projections()) {
      fmt::format_to(std::back_inserter(joins), " JOIN {0} AS {1} ON {1}.\"row\" = {2}.\"row\"",
                     quoted_name(projection->name),
                     NounTable::figures_alias(inner.alias, *projection), inner.alias);
    }
  }
  return fmt::format(
      "EXISTS (SELECT 1 FROM {0} AS {1}{2}{3} WHERE {4} AND {1}.deleted_at IS NULL{5}{6} AND {7})",
      quoted_name(inner.table.name()), inner.alias, index.empty() ? "" : dialect_.by_index(index),
      joins, link, seen.empty() ? "" : " AND ", seen, condition);
}

std::string Conditions::related(const Filter& filter, Scope& scope) {
  assert(filter.children.size() == 1);
  Scope inner{tables_.of(filter.related_object), next_alias()};
  const Place& via = inner.table.place(filter.related_key);
  const std::string link =
      fmt::format("{} = {}.id", column(inner, via, via.columns.front()), scope.alias);
  return exists(inner, via.index, link, this->filter(filter.children.front(), inner));
}

std::string Conditions::behind_reference(const Comparison& comparison, Scope& scope) {
  const Place& reference = scope.table.place(comparison.reference);
  // A reference that leads nowhere has empty fields: ask for the opposite and deny it.
  Comparison asked = comparison;
  asked.reference.clear();
  bool deny = false;
  if (comparison.op == Operator::neq) {
    asked.op = Operator::eq;
    deny = true;
  } else if (comparison.op == Operator::is && asks_for_empty(comparison)) {
    asked.operands = {Value(std::string("filled"))};
    deny = true;
  }
  const ObjectType* target = tables_.model().find_type(reference.field->target);
  if (target == nullptr) return std::string(deny ? always : never);
  Scope inner{tables_.of(*target), next_alias()};
  const std::string link =
      fmt::format("{}.id = {}", inner.alias, column(scope, reference, reference.columns.front()));
  const std::string found =
      exists(inner, "", link, own(asked, inner.table.place(comparison.key), inner));
  return deny ? "NOT " + found : found;
}

std::string Conditions::comparison(const Comparison& comparison, Scope& scope) {
  if (!comparison.reference.empty()) return behind_reference(comparison, scope);
  return own(comparison, scope.table.place(comparison.key), scope);
}

std::string Conditions::as_indexed(const Comparison& comparison, const Place& place, Scope& scope) {
  const bool by_sort_key = comparison.op == Operator::eq && !place.sort_column.empty();
  if (!by_sort_key) return own(comparison, place, scope);
  const Value value = operand(comparison, place);
  const auto* words = std::get_if<std::string>(&value);
  if (words == nullptr) return own(comparison, place, scope);
  return column(scope, place, place.sort_column) + " = " +
         parameters_.add(Blob{collation_.key(*words)});
}

Value Conditions::operand(const Comparison& comparison, const Place& place, std::size_t n) const {
  return operand_value(comparison.operands.at(n), *place.field, context_.parse);
}

std::string Conditions::own(const Comparison& comparison, const Place& place, Scope& scope) {
  const std::string first = column(scope, place, place.columns.front());
  switch (comparison.op) {
    case Operator::eq:
      return same(place, operand(comparison, place), scope);
    case Operator::neq: {
      const Value value = operand(comparison, place);
      if (place.columns.size() > 1) return opposite(same(place, value, scope));
      return dialect_.differs(first, parameters_.add(cells_of(place, value).front()));
    }
    case Operator::gt:
    case Operator::gte:
    case Operator::lt:
    case Operator::lte:
      return ranked(comparison, place, scope);
    case Operator::in:
      return one_of(comparison, place, scope);
    case Operator::has:
      return has_tag(comparison, place, scope);
    case Operator::is:
      return first + (asks_for_empty(comparison) ? " IS NULL" : " IS NOT NULL");
    case Operator::like:
    case Operator::starts:
      return fmt::format("clientela_{}({}, {})", operator_name(comparison.op), first,
                         parameters_.add(cells_of(place, operand(comparison, place)).front()));
  }
  return std::string(never);
}

std::string Conditions::same(const Place& place, const Value& value, Scope& scope) {
  const auto cells = cells_of(place, value);
  std::string text;
  const auto* words = std::get_if<std::string>(&value);
  if (!place.sort_column.empty() && words != nullptr) {
    // Equal texts have equal sort keys, and those have an index.
    text = column(scope, place, place.sort_column) + " = " +
           parameters_.add(Blob{collation_.key(*words)});
  }
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (!text.empty()) text += " AND ";
    text += column(scope, place, place.columns[i]) + " = " + parameters_.add(cells[i]);
  }
  return "(" + text + ")";
}

std::string Conditions::one_of(const Comparison& comparison, const Place& place, Scope& scope) {
  if (comparison.operands.empty()) return std::string(never);
  std::string text;
  const bool single = place.columns.size() == 1;
  for (std::size_t i = 0; i < comparison.operands.size(); ++i) {
    const Value value = operand(comparison, place, i);
    if (i > 0) text += single ? ", " : " OR ";
    text += single ? parameters_.add(cells_of(place, value).front()) : same(place, value, scope);
  }
  if (!single) return "(" + text + ")";
  return fmt::format("{} IN ({})", column(scope, place, place.columns.front()), text);
}

std::string Conditions::ranked(const Comparison& comparison, const Place& place, Scope& scope) {
  const auto cells = cells_of(place, operand(comparison, place));
  std::string ranked = column(scope, place, place.columns.front());
  const bool upward = comparison.op == Operator::gt || comparison.op == Operator::gte;
  if (&place == cursor_place_ && upward != cursor_descending_) ranked = dialect_.unindexed(ranked);
  std::string text =
      fmt::format("{} {} {}", ranked, sign(comparison.op), parameters_.add(cells.front()));
  // Amounts compare within one currency.
  for (std::size_t i = 1; i < cells.size(); ++i) {
    text += fmt::format(" AND {} = {}", column(scope, place, place.columns[i]),
                        parameters_.add(cells[i]));
  }
  return cells.size() == 1 ? text : "(" + text + ")";
}

std::string Conditions::has_tag(const Comparison& comparison, const Place& place, Scope& scope) {
  const Value value = operand(comparison, place);
  std::string tag;
  if (const auto* text = std::get_if<std::string>(&value)) tag = *text;
  if (const auto* tags = std::get_if<std::vector<std::string>>(&value); tags && !tags->empty()) {
    tag = tags->front();
  }
  // Tags are a JSON array of texts. A quote inside one follows a backslash, never [ or a comma.
  const std::string json = json_text(Json(tag));
  const std::string stored = column(scope, place, place.columns.front());
  return fmt::format("({} OR {})", dialect_.contains(stored, parameters_.add("[" + json)),
                     dialect_.contains(stored, parameters_.add("," + json)));
}

std::string Conditions::search(const std::vector<std::string>& needles, std::string_view alias) {
  std::string text;
  for (const auto& needle : needles) {
    text += " AND " + dialect_.contains("e.text", parameters_.add(needle));
  }
  return fmt::format("EXISTS (SELECT 1 FROM search_entry AS e WHERE e.\"row\" = {}.\"row\"{})",
                     alias, text);
}

}  // namespace clientela
