#pragma once

#include <string>
#include <utility>
#include <vector>

#include "model/query.h"

namespace clientela {

// Conditions of the questions that features ask.
inline Filter where_operand(std::string_view key, Operator op, Operand operand) {
  Filter filter;
  filter.kind = Filter::Kind::comparison;
  filter.comparison.key = key;
  filter.comparison.op = op;
  filter.comparison.operands = {std::move(operand)};
  return filter;
}
inline Filter where(std::string_view key, Operator op, Value value) {
  return where_operand(key, op, Operand(std::move(value)));
}
// A day so many days from today; stays relative when it stands in an address.
inline Filter where_day(std::string_view key, Operator op, int days_from_today) {
  return where_operand(key, op, Operand(RelativeTime{false, days_from_today, 'd'}));
}
inline Filter where(std::string_view key, Value value) {
  return where(key, Operator::eq, std::move(value));
}
// Of a choice: its key.
inline Filter where_choice(std::string_view key, std::string_view choice) {
  return where(key, Operator::eq, Value(std::string(choice)));
}
inline Filter where_filled(std::string_view key) {
  return where(key, Operator::is, Value(std::string("filled")));
}
inline Filter where_any(std::vector<Filter> filters) {
  Filter filter;
  filter.kind = Filter::Kind::any;
  filter.children = std::move(filters);
  return filter;
}

// Records that meet all the conditions.
inline Query question(const ObjectType& type, std::vector<Filter> conditions, SortOrder order,
                      int limit) {
  Query query;
  query.type = &type;
  query.filter.children = std::move(conditions);
  query.order = std::move(order);
  query.limit = limit;
  return query;
}

}  // namespace clientela
