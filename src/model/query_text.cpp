#include <cassert>

#include "model/condition_parse.h"
#include "model/model.h"
#include "model/relative_time.h"
#include "model/url_text.h"
#include "model/usual_order.h"

namespace clientela {
namespace {

using Kind = Filter::Kind;

bool needs_quotes(std::string_view text) {
  return text.empty() || text.front() == ' ' || text.back() == ' ' ||
         text.find_first_of(",()\"\\") != std::string_view::npos;
}

std::string in_brackets(const std::string& text) {
  if (!needs_quotes(text)) return text;
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

// A comparison or relation, and whether it is written with "not" or "none" before it.
struct Simple {
  const Filter* filter = nullptr;
  bool negated = false;
};

// The filter as one condition; null when it is a group.
Simple simple(const Filter& filter) {
  const auto is_single = [](Kind kind) {
    return kind == Kind::comparison || kind == Kind::related;
  };
  if (is_single(filter.kind)) return {&filter, false};
  const bool negation = filter.kind == Kind::none && filter.children.size() == 1 &&
                        is_single(filter.children[0].kind);
  return negation ? Simple{&filter.children[0], true} : Simple{};
}

class Writer {
 public:
  explicit Writer(const Model& model) : model_(model) {}

  // What stands before "=" or, in brackets, before the next dot.
  std::string name(const ObjectType& type, const Filter& filter) const {
    const Filter* single = simple(filter).filter;
    if (single == nullptr) return group_name(filter);
    if (single->kind == Kind::related) return related_name(type, *single);
    const Comparison& comparison = single->comparison;
    return comparison.reference.empty() ? comparison.key
                                        : comparison.reference + "." + comparison.key;
  }

  // What stands behind it.
  std::string predicate(const ObjectType& type, const Filter& filter, bool bracketed) const {
    const Simple one = simple(filter);
    if (one.filter == nullptr) return list(type, grouped(filter).children);
    if (one.filter->kind == Kind::related) {
      const std::string conditions = related_list(*one.filter);
      return one.negated ? "none" + conditions : "any" + conditions;
    }
    const std::string text = comparison(type, one.filter->comparison, bracketed);
    return one.negated ? "not." + text : text;
  }

 private:
  static std::string group_name(const Filter& filter) {
    if (filter.kind == Kind::all) return "and";
    if (filter.kind == Kind::any) return "or";
    return &grouped(filter) == &filter ? "not.or" : "not.and";
  }

  // The filter whose children the brackets hold: of "not.and", the one inside.
  static const Filter& grouped(const Filter& filter) {
    const bool not_all = filter.kind == Kind::none && filter.children.size() == 1 &&
                         filter.children[0].kind == Kind::all;
    return not_all ? filter.children[0] : filter;
  }

  std::string related_name(const ObjectType& type, const Filter& filter) const {
    const ObjectType& related = model_.type(filter.related_object);
    std::string name(related.plural);
    if (references_to(related, type).size() != 1) name.append(".").append(filter.related_key);
    return name;
  }

  std::string related_list(const Filter& filter) const {
    assert(filter.children.size() == 1);
    const ObjectType& related = model_.type(filter.related_object);
    const Filter& condition = filter.children[0];
    return condition.empty() ? "()" : list(related, filter.children);
  }

  std::string list(const ObjectType& type, const std::vector<Filter>& filters) const {
    std::string text = "(";
    for (const Filter& filter : filters) {
      if (text.size() > 1) text += ',';
      text += name(type, filter);
      if (simple(filter).filter != nullptr) text += '.';
      text += predicate(type, filter, true);
    }
    return text + ")";
  }

  const Field& field_of(const ObjectType& type, const Comparison& comparison) const {
    const ObjectType* holder = &type;
    if (!comparison.reference.empty()) {
      const Field* reference = type.find(comparison.reference);
      assert(reference != nullptr && "the filter is not of this noun");
      holder = &model_.type(reference->target);
    }
    const Field* field = query_field(*holder, comparison.key);
    assert(field != nullptr && "the filter is not of this noun");
    return *field;
  }

  static std::string operand(const Operand& operand, const Field& field) {
    if (const auto* time = std::get_if<RelativeTime>(&operand)) return relative_time_text(*time);
    const Value& value = std::get<Value>(operand);
    // Operands of like, starts, has and is are texts, whatever the field holds.
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    return field.kind->text(value, field);
  }

  std::string comparison(const ObjectType& type, const Comparison& comparison,
                         bool bracketed) const {
    const Field& field = field_of(type, comparison);
    std::string text(operator_name(comparison.op));
    text += '.';
    if (comparison.op != Operator::in) {
      assert(comparison.operands.size() == 1);
      const std::string value = operand(comparison.operands[0], field);
      return text + (bracketed ? in_brackets(value) : value);
    }
    text += '(';
    for (std::size_t i = 0; i < comparison.operands.size(); ++i) {
      if (i > 0) text += ',';
      text += in_brackets(operand(comparison.operands[i], field));
    }
    return text + ")";
  }

  const Model& model_;
};

void append(std::string& text, std::string_view name, std::string_view value) {
  if (!text.empty()) text += '&';
  text += query_encoded(name);
  text += '=';
  text += query_encoded(value);
}

bool is_usual_order(const Query& query) {
  const SortOrder usual = usual_order(*query.type, !query.search.empty());
  return query.order.key == usual.key && query.order.descending == usual.descending;
}

}  // namespace

std::string condition_text(const Model& model, const ObjectType& type, const Filter& filter) {
  return Writer(model).predicate(type, filter, false);
}

std::string query_text(const Model& model, const Query& query) {
  const Writer writer(model);
  const ObjectType& type = *query.type;
  std::string text;
  const auto add = [&](const Filter& filter) {
    append(text, writer.name(type, filter), writer.predicate(type, filter, false));
  };
  if (query.filter.kind == Kind::all) {
    for (const Filter& filter : query.filter.children) add(filter);
  } else {
    add(query.filter);
  }
  if (!query.search.empty()) append(text, "q", query.search);
  if (query.deleted) append(text, "deleted", "true");
  if (!is_usual_order(query)) {
    const std::string key = query.order.key.empty() ? "created_at" : query.order.key;
    append(text, "order", query.order.descending ? key + ".desc" : key);
  }
  if (query.limit != Query().limit) append(text, "limit", std::to_string(query.limit));
  return text;
}

}  // namespace clientela
