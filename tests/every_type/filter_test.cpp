// Each operator of each field means the same in SQL as in memory, and in an address as in a query.
#include <set>

#include "tests/every_type/every_type.h"

namespace clientela {
namespace {

constexpr std::string_view system_fields[] = {"id", "created_at", "created_by", "modified_at",
                                              "modified_by"};

class FilterOfEveryType : public EveryType {
 protected:
  FilterOfEveryType() {
    for (int i = 0; i < 16; ++i) records_.push_back(put(type()));
  }

  std::vector<const Field*> fields() {
    std::vector<const Field*> all;
    for (const auto& field : type().fields) all.push_back(&field);
    for (const auto& figure : type().figures) all.push_back(&figure);
    for (const auto key : system_fields) all.push_back(query_field(type(), key));
    return all;
  }

  // Mostly what one of the records has, so that something is found.
  Value value_for(const Field& field) {
    Value value = query_value(samples.one_of(records_), field.key);
    if (!is_empty(value) || field.kind == &reference_kind()) return value;
    return samples.value(field);
  }

  // A piece of a text for `like`, a beginning for `starts`, one of the tags for `has`.
  static Operand piece(Operator op, const Value& value) {
    if (const auto* tags = std::get_if<std::vector<std::string>>(&value)) {
      return Value(tags->front());
    }
    const auto& text = std::get<std::string>(value);
    const std::string whole = search_text(text);
    if (op == Operator::starts) return Value(trimmed(shortened(whole, 12)));
    return Value(trimmed(shortened(whole, whole.size() / 2)));
  }

  std::optional<Filter> filter_on(const Field& field, Operator op) {
    Filter filter;
    filter.kind = Filter::Kind::comparison;
    filter.comparison.key = field.key;
    filter.comparison.op = op;
    auto& operands = filter.comparison.operands;
    if (op == Operator::is) {
      operands.emplace_back(Value(std::string(samples.one_in(2) ? "empty" : "filled")));
      return filter;
    }
    const int count = op == Operator::in ? 3 : 1;
    for (int i = 0; i < count; ++i) {
      const Value value = value_for(field);
      if (is_empty(value)) return std::nullopt;
      const bool part = op == Operator::like || op == Operator::starts || op == Operator::has;
      operands.push_back(part ? piece(op, value) : Operand(value));
      const auto* held = std::get_if<Value>(&operands.back());
      const auto* text = held == nullptr ? nullptr : std::get_if<std::string>(held);
      if (text != nullptr && trimmed(*text).empty()) return std::nullopt;
    }
    return filter;
  }

  void expect_agreement(const Filter& filter) {
    engine().read(Asker::program(), [&](Reading& reading) {
      Query query;
      query.type = &type();
      query.filter.children = {filter};
      query.limit = 1000;
      std::set<Id> by_sql, by_memory;
      for (const auto& record : reading.list(query).records) by_sql.insert(record.id);
      for (const auto& record : records_) {
        if (matches(filter, record, reading, reading.parse_context())) by_memory.insert(record.id);
      }
      const std::string address = query_text(company().model(), query);
      EXPECT_EQ(by_sql, by_memory) << address;
      EXPECT_EQ(reading.count(query, 1000), static_cast<std::int64_t>(by_sql.size())) << address;
      const auto read = parse_query(company().model(), type(), address, reading.parse_context());
      ASSERT_TRUE(read) << address << ": " << english(read.error().message);
      EXPECT_TRUE(read->filter == query.filter) << address;
    });
  }

  std::vector<Record> records_;
};

TEST_P(FilterOfEveryType, EachOperatorOfEachFieldAgreesWithMemory) {
  for (const auto* field : fields()) {
    for (const auto op : operators(*field)) {
      for (int i = 0; i < 4; ++i) {
        if (const auto filter = filter_on(*field, op)) expect_agreement(*filter);
      }
    }
  }
}

TEST_P(FilterOfEveryType, EachFieldOrdersTheListPageByPage) {
  for (const auto* field : fields()) {
    if (!sortable(*field)) continue;
    for (const bool descending : {false, true}) {
      engine().read(Asker::program(), [&](Reading& reading) {
        Query query;
        query.type = &type();
        query.order = {std::string(field->key), descending};
        query.limit = 1000;
        std::vector<Id> at_once, by_pages;
        for (const auto& record : reading.list(query).records) at_once.push_back(record.id);
        query.limit = 5;
        do {
          const Slice slice = reading.list(query);
          for (const auto& record : slice.records) by_pages.push_back(record.id);
          query.cursor = slice.next;
        } while (!query.cursor.empty() && by_pages.size() <= at_once.size());
        EXPECT_EQ(at_once.size(), records_.size());
        EXPECT_EQ(at_once, by_pages) << field->key;
      });
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Nouns, FilterOfEveryType, testing::ValuesIn(every_noun()), noun_of);

}  // namespace
}  // namespace clientela
