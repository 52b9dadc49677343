#include "model/condition_parse.h"

#include <algorithm>
#include <utility>

#include "model/model.h"

namespace clientela {
namespace {

constexpr int max_depth = 4;
constexpr int max_comparisons = 50;
constexpr int max_related = 10;  // each may be asked of every record

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

Error unknown_name(std::string_view name, const ObjectType& type) {
  return invalid(std::string(shortened(name, 100)),
                 message("“{}” has no field “{}”.", std::string(type.name), quotable(name)));
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string text;
  for (const std::string_view word : words) {
    if (!text.empty()) text += ", ";
    text += word;
  }
  return text;
}

struct GroupWord {
  std::string_view text;
  Filter::Kind kind;
  bool negated;
};

constexpr GroupWord group_words[] = {{"and(", Filter::Kind::all, false},
                                     {"or(", Filter::Kind::any, false},
                                     {"not.and(", Filter::Kind::all, true},
                                     {"not.or(", Filter::Kind::none, false}};

Filter negation(Filter filter) {
  std::vector<Filter> only;
  only.push_back(std::move(filter));
  return filter_of(Filter::Kind::none, std::move(only));
}

}  // namespace

bool is_predicate_word(std::string_view word) {
  return word == "not" || word == "any" || word == "none" || find_operator(word).has_value();
}

Filter filter_of(Filter::Kind kind, std::vector<Filter> children) {
  Filter filter;
  filter.kind = kind;
  filter.children = std::move(children);
  return filter;
}

std::vector<std::string_view> references_to(const ObjectType& related, const ObjectType& type) {
  std::vector<std::string_view> keys;
  for (const Field& field : related.fields) {
    if (field.kind == &reference_kind() && field.target == type.name) keys.push_back(field.key);
  }
  return keys;
}

bool ConditionParser::Cursor::accept(std::string_view expected) {
  if (text.substr(at, expected.size()) != expected) return false;
  at += expected.size();
  return true;
}

void ConditionParser::Cursor::skip_blanks() {
  while (at < text.size() && text[at] == ' ') ++at;
}

std::string_view ConditionParser::Cursor::word() {
  const std::size_t start = at;
  while (at < text.size() && is_word_character(text[at])) ++at;
  return text.substr(start, at - start);
}

Result<std::string> ConditionParser::related_key(const ObjectType& type, const ObjectType& related,
                                                 std::string_view wanted) const {
  const auto keys = references_to(related, type);
  if (keys.empty()) return unknown_name(related.plural, type);
  if (wanted.empty() && keys.size() == 1) return std::string(keys.front());
  if (std::find(keys.begin(), keys.end(), wanted) != keys.end()) return std::string(wanted);
  return invalid(std::string(related.plural),
                 message("Say which reference is meant, such as “{}.{}”. There are: {}.",
                         std::string(related.plural), std::string(keys.front()), joined(keys)));
}

Result<Subject> ConditionParser::subject(const ObjectType& type, std::string_view path) const {
  const auto dot = path.find('.');
  const std::string_view first = path.substr(0, dot);
  const bool has_second = dot != std::string_view::npos;
  const std::string_view second = has_second ? path.substr(dot + 1) : std::string_view();
  Subject subject;
  subject.field = query_field(type, first);
  if (subject.field != nullptr && !has_second) {
    subject.key = first;
    return subject;
  }
  if (subject.field != nullptr) {
    const bool reference = subject.field->kind == &reference_kind();
    const ObjectType* target = reference ? model_.find_type(subject.field->target) : nullptr;
    if (target == nullptr) return unknown_name(path, type);
    subject.reference = first;
    subject.key = second;
    subject.field = query_field(*target, second);
    if (subject.field == nullptr) return unknown_name(second, *target);
    return subject;
  }
  subject.related = model_.find_type_by_plural(first);
  // What has no history is the program's own (who saw what, sessions): nobody asks by it.
  const bool known = subject.related != nullptr && subject.related->history != History::none;
  if (!known) return unknown_name(path, type);
  if (has_second && second.empty()) return unknown_name(path, type);
  CLIENTELA_ASSIGN(subject.related_key, related_key(type, *subject.related, second));
  return subject;
}

Result<Filter> ConditionParser::predicate(const Subject& subject, std::string_view text) {
  Cursor cursor{text, 0, false};
  CLIENTELA_ASSIGN(Filter filter, predicate(subject, cursor));
  if (!cursor.at_end()) return not_understood(text.substr(cursor.at));
  return filter;
}

Result<std::vector<Filter>> ConditionParser::group(const ObjectType& type, std::string_view text) {
  Cursor cursor{text};
  if (!cursor.accept("(")) {
    return invalid("", message("Conditions in brackets are expected: (a.eq.1,b.gt.2)."));
  }
  CLIENTELA_ASSIGN(std::vector<Filter> filters, list(type, cursor));
  if (!cursor.at_end()) return not_understood(text.substr(cursor.at));
  return filters;
}

// Conditions up to the closing bracket, the opening one being read.
Result<std::vector<Filter>> ConditionParser::list(const ObjectType& type, Cursor& cursor) {
  if (++depth_ > max_depth) {
    return Error{ErrorCode::too_large, "",
                 message("Brackets can be nested {} deep.", std::to_string(max_depth))};
  }
  std::vector<Filter> filters;
  const bool outer = std::exchange(cursor.in_brackets, true);
  cursor.skip_blanks();
  if (!cursor.accept(")")) {
    do {
      cursor.skip_blanks();
      CLIENTELA_ASSIGN(Filter filter, element(type, cursor));
      filters.push_back(std::move(filter));
      cursor.skip_blanks();
    } while (cursor.accept(","));
    if (!cursor.accept(")")) return not_understood(cursor.text.substr(cursor.at));
  }
  cursor.in_brackets = outer;
  --depth_;
  return filters;
}

Result<Filter> ConditionParser::element(const ObjectType& type, Cursor& cursor) {
  for (const GroupWord& word : group_words) {
    if (!cursor.accept(word.text)) continue;
    CLIENTELA_ASSIGN(std::vector<Filter> children, list(type, cursor));
    Filter filter = filter_of(word.kind, std::move(children));
    return word.negated ? negation(std::move(filter)) : std::move(filter);
  }
  const std::size_t start = cursor.at;
  std::size_t end = start;
  while (true) {
    const std::string_view word = cursor.word();
    if (is_predicate_word(word)) break;
    end = cursor.at;
    if (word.empty() || !cursor.accept(".")) return not_understood(cursor.text.substr(start));
  }
  cursor.at = end;
  CLIENTELA_ASSIGN(const Subject found, subject(type, cursor.text.substr(start, end - start)));
  if (!cursor.accept(".")) return not_understood(cursor.text.substr(start));
  auto filter = predicate(found, cursor);
  if (!filter && filter.error().field.empty()) {
    filter.error().field = cursor.text.substr(start, end - start);
  }
  return filter;
}

Result<Filter> ConditionParser::predicate(const Subject& subject, Cursor& cursor) {
  const bool negated = cursor.accept("not.");
  if (subject.related != nullptr) return related(subject, negated, cursor);
  CLIENTELA_ASSIGN(Filter filter, comparison(subject, cursor));
  return negated ? negation(std::move(filter)) : std::move(filter);
}

Result<Filter> ConditionParser::related(const Subject& subject, bool negated, Cursor& cursor) {
  if (++related_ > max_related) {
    return Error{ErrorCode::too_large, "",
                 message("A query has at most {} conditions on related records.",
                         std::to_string(max_related))};
  }
  const bool none = cursor.accept("none(");
  if (!none && !cursor.accept("any(")) {
    return invalid("", message("Write any(...) or none(...) with conditions on related records."));
  }
  CLIENTELA_ASSIGN(std::vector<Filter> conditions, list(*subject.related, cursor));
  if (conditions.size() != 1) {
    Filter all = filter_of(Filter::Kind::all, std::move(conditions));
    conditions.clear();
    conditions.push_back(std::move(all));
  }
  Filter filter = filter_of(Filter::Kind::related, std::move(conditions));
  filter.related_object = subject.related->name;
  filter.related_key = subject.related_key;
  return none != negated ? negation(std::move(filter)) : std::move(filter);
}

Result<Filter> ConditionParser::comparison(const Subject& subject, Cursor& cursor) {
  const std::size_t start = cursor.at;
  const std::string_view word = cursor.word();
  const auto op = find_operator(word);
  if (!op || !cursor.accept(".")) {
    return invalid(
        "", message("“{}” does not begin with an operator. Write, for example, eq.{}.",
                    quotable(cursor.text.substr(start)), quotable(cursor.text.substr(start))));
  }
  const auto allowed = operators(*subject.field);
  if (std::find(allowed.begin(), allowed.end(), *op) == allowed.end()) {
    return invalid("", message("“{}” can't be asked of “{}”.", std::string(word), subject.key));
  }
  if (++comparisons_ > max_comparisons) {
    return Error{ErrorCode::too_large, "",
                 message("A query has at most {} conditions.", std::to_string(max_comparisons))};
  }
  Filter filter;
  filter.kind = Filter::Kind::comparison;
  filter.comparison.reference = subject.reference;
  filter.comparison.key = subject.key;
  filter.comparison.op = *op;
  CLIENTELA_ASSIGN(filter.comparison.operands, operands(subject, *op, cursor));
  return filter;
}

}  // namespace clientela
