#pragma once

#include <random>

#include "tests/unit/model/sample_model.h"

namespace clientela::sample {

// Filters on clients of all shapes that the language can express, within its limits.
class RandomFilters {
 public:
  explicit RandomFilters(std::uint64_t seed) : random_(seed) {}

  int below(int n) { return static_cast<int>(random_() % static_cast<std::uint64_t>(n)); }

  Filter filter(const ObjectType& type, int depth) {
    const int shape = below(depth > 0 ? 8 : 4);
    if (shape < 4) return simple(type);
    if (shape == 7) return related(type, depth);
    Filter group;
    group.kind = static_cast<Filter::Kind>(shape - 4);
    const int count = below(4);
    for (int i = 0; i < count; ++i) group.children.push_back(filter(type, depth - 1));
    return group;
  }

  Value value(const Field& field) {
    const FieldKind* kind = field.kind;
    if (kind == &boolean_kind()) return below(2) == 0;
    if (kind == &integer_kind()) return std::int64_t{below(5) - 2};
    if (kind == &decimal_kind()) return Decimal{(below(5) - 2) * 250'000};
    if (kind == &money_kind()) return Money{below(4) * 50, currency()};
    if (kind == &price_kind()) return Price{Decimal{below(4) * 500'000}, currency()};
    if (kind == &date_kind()) return Date::of(2026, 3, 29 + below(3));
    if (kind == &instant_kind()) return Instant{1'774'900'000'000 + below(3) * 40'000'000LL};
    if (kind == &reference_kind()) return id(10 + static_cast<std::uint64_t>(below(4)));
    if (kind == &choice_kind())
      return std::string(field.choices[static_cast<std::size_t>(below(3))].key);
    if (kind == &tags_kind()) return std::vector<std::string>{word(), "z"};
    return word();
  }

  std::string word() {
    static const char* const words[] = {"Brno",  "a,b",   "(x)",       "\"quoted\"", "back\\slash",
                                        "Žofie", "a & b", "100 % + 1", "김민수",     "not.eq.x"};
    return words[below(10)];
  }

 private:
  Currency currency() { return *Currency::parse(below(2) == 0 ? "EUR" : "CZK"); }

  Filter simple(const ObjectType& type) {
    Filter filter;
    filter.kind = Filter::Kind::comparison;
    const ObjectType* holder = &type;
    if (type.name == "purchase" && below(3) == 0) {
      filter.comparison.reference = "buyer";
      holder = &model().type("client");
    }
    const Field& field = any_field(*holder);
    filter.comparison.key = field.key;
    const auto ops = operators(field);
    filter.comparison.op = ops[static_cast<std::size_t>(below(static_cast<int>(ops.size())))];
    const int count = filter.comparison.op == Operator::in ? below(4) : 1;
    for (int i = 0; i < count; ++i) filter.comparison.operands.push_back(operand(filter, field));
    if (below(4) != 0) return filter;
    Filter negation;
    negation.kind = Filter::Kind::none;
    negation.children.push_back(std::move(filter));
    return negation;
  }

  const Field& any_field(const ObjectType& type) {
    static const char* const system[] = {"id", "created_at", "modified_by"};
    const int at = below(static_cast<int>(type.fields.size() + type.figures.size()) + 3);
    if (at < 3) return *query_field(type, system[at]);
    const auto index = static_cast<std::size_t>(at - 3);
    return index < type.fields.size() ? type.fields[index]
                                      : type.figures[index - type.fields.size()];
  }

  Operand operand(const Filter& filter, const Field& field) {
    const Operator op = filter.comparison.op;
    if (op == Operator::is) return Value(std::string(below(2) == 0 ? "empty" : "filled"));
    if (op == Operator::has) return Value(word());
    if (field.kind == &text_kind()) return Value(word());
    const bool time = field.kind == &date_kind() || field.kind == &instant_kind();
    if (time && below(2) == 0) {
      const int amount = below(5) - 2;
      return RelativeTime{below(2) == 0, amount, amount == 0 ? 'd' : "hdwmy"[below(5)]};
    }
    return value(field);
  }

  Filter related(const ObjectType& type, int depth) {
    if (type.name != "client") return simple(type);
    Filter filter;
    filter.kind = Filter::Kind::related;
    const bool part = below(2) == 0;
    filter.related_object = part ? "contact_point" : "purchase";
    filter.related_key = part ? "client" : below(2) == 0 ? "buyer" : "payer";
    filter.children.push_back(this->filter(model().type(filter.related_object), depth - 1));
    return filter;
  }

  std::mt19937_64 random_;
};

// How many conditions of that kind it has in all.
inline int count_of(Filter::Kind kind, const Filter& filter) {
  int count = filter.kind == kind ? 1 : 0;
  for (const Filter& child : filter.children) count += count_of(kind, child);
  return count;
}

}  // namespace clientela::sample
