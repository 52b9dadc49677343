#include "pages/filter_suggestions.h"

#include <set>
#include <utility>

#include "base/text.h"
#include "pages/attribute_if.h"
#include "pages/filter_days.h"
#include "pages/filter_form.h"
#include "pages/filter_words.h"
#include "pages/list_address.h"

namespace clientela {
namespace {

constexpr std::size_t most_suggestions = 12;
constexpr std::size_t most_values = 6;      // of one field
constexpr std::size_t least_beginning = 3;  // letters of a phrase that name it
constexpr int looked_at = 100;              // records whose values are offered

// Builds the suggestions for one line.
class Suggester {
 public:
  Suggester(const PageContext& ctx, Reading& reading, const ListAddress& address)
      : ctx_(ctx), reading_(reading), address_(address), type_(*address.type) {}

  std::vector<FilterSuggestion> suggest(std::string_view typed) {
    const std::string text = trimmed(typed);
    add_phrases(search_text(text));
    const auto named = named_fields(ctx_, type_, text);
    for (const auto& each : named) add_conditions(each, named.size() == 1);
    if (named.empty() && !text.empty()) add_by_value(text);
    if (text.empty()) {
      for (const Field* field : filter_fields(type_)) add_field(*field);
    }
    return std::move(found_);
  }

 private:
  void add_phrases(const std::string& wanted);
  void add_conditions(const NamedField& named, bool alone);
  void add_values(const Field& field, const std::string& op, const std::string& value);
  void add_by_value(const std::string& value);
  bool add(const Field& field, std::string_view op, const std::string& value,
           const Titles& titles = {});
  bool add_condition(const Field& field, const std::string& condition, const Titles& titles = {});
  void add_field(const Field& field);
  void add_choices(const Field& field, const std::string& op, const std::string& value);
  void add_references(const Field& field, const std::string& op, const std::string& value);
  void add_texts(const Field& field, const std::string& op, const std::string& value);
  void add_tags(const Field& field, const std::string& value);
  void add_yes_or_no(const Field& field, const std::string& op, const std::string& value);
  void add_quantity(const Field& field, const std::string& op, const std::string& value);
  void add_spans(const Field& field, const std::string& op);
  std::set<std::string> values_there(const Field& field, const std::string& part);

  const PageContext& ctx_;
  Reading& reading_;
  const ListAddress& address_;
  const ObjectType& type_;
  std::vector<FilterSuggestion> found_;
};

// What has a name of its own is meant before a field whose label begins like it.
void Suggester::add_phrases(const std::string& wanted) {
  for (const Field* field : filter_fields(type_)) {
    if (field->phrase.label.empty()) continue;
    const auto rank = label_rank(search_text(ctx_.tr(field->phrase.label)), wanted);
    if (!rank || *rank > 1 || (*rank == 1 && wanted.size() < least_beginning)) continue;
    const std::string condition(field->phrase.condition);
    add_condition(*field, std::string(field->key) + "=" + condition);
  }
}

void Suggester::add_conditions(const NamedField& named, bool alone) {
  const Field& field = *named.field;
  std::string rest = named.rest;
  const std::string op = take_operator(ctx_, field, rest);
  if (op == "is.empty" || op == "is.filled") {
    add(field, op, {});
    return;
  }
  if (rest.empty() && !alone) {
    add_field(field);
    return;
  }
  add_values(field, op, rest);
  if (!rest.empty()) return;
  add(field, "is.filled", {});
  add(field, "is.empty", {});
}

void Suggester::add_values(const Field& field, const std::string& op, const std::string& value) {
  if (field.kind == &choice_kind()) {
    add_choices(field, op, value);
  } else if (field.kind == &boolean_kind()) {
    add_yes_or_no(field, op, value);
  } else if (field.kind == &reference_kind()) {
    add_references(field, op, value);
  } else if (field.kind == &tags_kind()) {
    add_tags(field, value);
  } else if (field.kind == &text_kind()) {
    add_texts(field, op, value);
  } else if (value.empty()) {
    add_spans(field, op);
  } else {
    add_quantity(field, op, value);
  }
}

// Where no field is named, the value itself says which one is meant.
void Suggester::add_by_value(const std::string& value) {
  for (const Field* field : filter_fields(type_)) {
    if (field->kind == &choice_kind()) add_choices(*field, {}, value);
    if (field->kind == &tags_kind()) add_tags(*field, value);
    const bool told = field->filter || field->list;
    const bool title = &type_.fields.front() == field;
    if (field->kind == &text_kind() && told && !title) {
      for (const auto& there : values_there(*field, value)) add(*field, "eq", there);
    }
    if (field->kind == &reference_kind() && told) add_references(*field, {}, value);
  }
}

// Only what the address can say, in the words that it will have as a chip.
bool Suggester::add(const Field& field, std::string_view op, const std::string& value,
                    const Titles& titles) {
  return add_condition(field, condition_from_form(field, op, {value, ""}), titles);
}

bool Suggester::add_condition(const Field& field, const std::string& condition,
                              const Titles& titles) {
  if (found_.size() >= most_suggestions || condition.empty()) return false;
  const auto query = parse_query(ctx_.model, type_, condition, reading_.parse_context());
  if (!query || query->filter.empty()) return false;
  std::string url = list_url(ctx_.model, address_);
  url += url.find('?') == std::string::npos ? '?' : '&';
  found_.push_back(
      {filter_text(ctx_, type_, query->filter, titles), std::string(field.key), url + condition});
  return true;
}

void Suggester::add_field(const Field& field) {
  if (found_.size() < most_suggestions) {
    found_.push_back({ctx_.tr(field.label), std::string(field.key)});
  }
}

void Suggester::add_choices(const Field& field, const std::string& op, const std::string& value) {
  const std::string wanted = search_text(value);
  const bool negated = op == "neq" || op == "not.in";
  for (const auto& choice : field.choices) {
    const std::string label = search_text(ctx_.tr(choice.label));
    if (!wanted.empty() && !label_rank(label, wanted)) continue;
    add(field, negated ? "not.in" : "in", std::string(choice.key));
  }
}

void Suggester::add_yes_or_no(const Field& field, const std::string& op, const std::string& value) {
  const std::string wanted = search_text(value);
  for (const bool yes : {true, false}) {
    const std::string word = search_text(yes ? ctx_.tr("Yes") : ctx_.tr("No"));
    if (word.rfind(wanted, 0) == 0) add(field, op.empty() ? "eq" : op, yes ? "true" : "false");
  }
}

void Suggester::add_references(const Field& field, const std::string& op,
                               const std::string& value) {
  const ObjectType* target = ctx_.model.find_type(field.target);
  if (target == nullptr || target->is_part() || ctx_.role < target->read_role) return;
  Query query;
  query.type = target;
  query.search = value;
  query.limit = static_cast<int>(most_values);
  query.order = {std::string(target->order.key), target->order.descending};
  for (const auto& record : reading_.list(query).records) {
    add(field, op == "neq" ? op : "eq", record.id.text(), {{record.id, record.title()}});
  }
}

// What stands in the field of records, so far as they hold the part.
std::set<std::string> Suggester::values_there(const Field& field, const std::string& part) {
  Query query;
  query.type = &type_;
  if (!part.empty()) {
    const bool tags = field.kind == &tags_kind();
    const std::string condition = condition_from_form(field, tags ? "is.filled" : "like", {part});
    auto parsed = parse_query(ctx_.model, type_, condition, reading_.parse_context());
    if (!parsed) return {};
    query = std::move(*parsed);
  }
  query.limit = looked_at;
  query.order = {std::string(type_.order.key), type_.order.descending};
  const std::string wanted = search_text(part);
  std::set<std::string> values;
  const auto take = [&](const std::string& value) {
    const bool fits = search_text(value).find(wanted) != std::string::npos;
    if (fits && !value.empty() && values.size() < most_values) values.insert(value);
  };
  for (const auto& record : reading_.list(query).records) {
    const Value value = query_value(record, field.key);
    if (const auto* text = std::get_if<std::string>(&value)) take(*text);
    if (const auto* tags = std::get_if<std::vector<std::string>>(&value)) {
      for (const auto& tag : *tags) take(tag);
    }
  }
  return values;
}

void Suggester::add_tags(const Field& field, const std::string& value) {
  for (const auto& tag : values_there(field, value)) add(field, "has", tag);
}

void Suggester::add_texts(const Field& field, const std::string& op, const std::string& value) {
  if (!op.empty() && !value.empty()) {
    add(field, op, value);
    return;
  }
  for (const auto& there : values_there(field, value)) add(field, "eq", there);
  if (!value.empty()) add(field, "like", value);
}

void Suggester::add_quantity(const Field& field, const std::string& op, const std::string& value) {
  const bool time = field.kind == &date_kind() || field.kind == &instant_kind();
  const auto days = time ? spoken_days(ctx_, value) : std::nullopt;
  if (days) {
    add_condition(field, span_condition(field, op, *days));
    return;
  }
  if (!op.empty()) {
    add(field, op, value);
    return;
  }
  // An exact amount or moment is seldom meant.
  const bool counted = field.kind == &integer_kind() || field.kind == &date_kind();
  if (counted) add(field, "eq", value);
  for (const auto* each : {"gte", "lte"}) add(field, each, value);
}

// Usual spans of days; an amount must be typed, so only its comparison is offered.
void Suggester::add_spans(const Field& field, const std::string& op) {
  static const std::vector<std::pair<std::string, std::string>> spans = {
      {"gte", "today"},    {"gte", "today-7d"}, {"gte", "today-30d"}, {"gte", "today-90d"},
      {"lt", "today-90d"}, {"lt", "today"},     {"lte", "today+7d"}};
  if (field.kind == &date_kind() || field.kind == &instant_kind()) {
    for (const auto& [each, day] : spans) add(field, each, day);
    return;
  }
  if (!op.empty()) return;
  for (const Operator each : {Operator::gt, Operator::lt, Operator::eq}) {
    const std::string words = ctx_.tr(field.label) + " " + operator_text(ctx_, field, each);
    found_.push_back({words, std::string(field.key)});
  }
}

}  // namespace

std::vector<FilterSuggestion> filter_suggestions(const PageContext& ctx, Reading& reading,
                                                 const ListAddress& address,
                                                 std::string_view typed) {
  return Suggester(ctx, reading, address).suggest(typed);
}

std::string filter_suggestion_options(const PageContext& ctx,
                                      const std::vector<FilterSuggestion>& suggestions) {
  Html html;
  for (const auto& each : suggestions) {
    const bool whole = !each.url.empty();
    html.element("div",
                 {{"class", "option"},
                  {"role", "option"},
                  attribute_if(whole, "data-url", each.url),
                  attribute_if(!whole, "data-text", each.text)},
                 [&] { html.span("option-title", whole ? each.text : each.text + " …"); });
  }
  if (suggestions.empty()) {
    html.element("div", {{"class", "palette-none"}}, ctx.tr("No filter fits that"));
  }
  return html.take();
}

}  // namespace clientela
