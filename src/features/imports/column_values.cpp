#include "features/imports/column_values.h"

#include <algorithm>

#include "base/id.h"

namespace clientela {
namespace {

constexpr std::size_t longest_code = 20;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_of_codes(char c) {
  return is_digit(c) || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         std::string_view("-_./#").find(c) != std::string_view::npos;
}

}  // namespace

ColumnValues column_values(const SampleRows& rows, std::size_t column) {
  ColumnValues values;
  for (const auto& row : rows) {
    if (column < row.size() && !row[column].empty()) values.push_back(row[column]);
  }
  return values;
}

bool most_are(const ColumnValues& values, bool (*test)(std::string_view)) {
  const auto fitting = std::count_if(values.begin(), values.end(), test);
  return !values.empty() && static_cast<std::size_t>(fitting) * 10 >= values.size() * 8;
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_padded_whole_number(std::string_view text) {
  const auto dot = text.find('.');
  if (dot == std::string_view::npos || !is_digits(text.substr(0, dot))) return false;
  const auto decimals = text.substr(dot + 1);
  return !decimals.empty() && decimals.find_first_not_of('0') == std::string_view::npos;
}

bool is_email(std::string_view text) {
  const auto at = text.find('@');
  return at != std::string_view::npos && at > 0 && text.find('.', at) != std::string_view::npos &&
         text.find(' ') == std::string_view::npos;
}

bool is_phone(std::string_view text) {
  const auto digits = std::count_if(text.begin(), text.end(), is_digit);
  return digits >= 7 && digits <= 15 && (text[0] == '+' || text[0] == '(' || text[0] == '0') &&
         text.find_first_not_of("0123456789+()-./ ") == std::string_view::npos;
}

bool is_code(std::string_view text) {
  return text.size() <= longest_code && std::all_of(text.begin(), text.end(), is_of_codes) &&
         std::any_of(text.begin(), text.end(), is_digit);
}

bool is_uuid(std::string_view text) { return Id::parse(text).has_value(); }

std::string_view noun_of(std::string_view target) { return target.substr(0, target.find('.')); }

}  // namespace clientela
