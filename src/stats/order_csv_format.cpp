#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>

#include "stats/order_csv.h"

namespace clientela {
namespace {

std::string folded(std::string_view text) {
  std::string result;
  for (const char character : text) {
    if (character == '"' || character == '\r' || character == ' ' || character == '_') continue;
    const bool upper = character >= 'A' && character <= 'Z';
    result += upper ? static_cast<char>(character - 'A' + 'a') : character;
  }
  return result;
}

std::vector<std::string> columns_of(std::string_view line, char separator) {
  std::vector<std::string> columns;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find(separator, at), line.size());
    columns.push_back(folded(line.substr(at, end - at)));
    at = end + 1;
  }
  return columns;
}

// The first of the names that is there, or `otherwise`.
int column_named(const std::vector<std::string>& columns,
                 std::initializer_list<std::string_view> names, int otherwise) {
  for (const std::string_view name : names) {
    const auto found = std::find(columns.begin(), columns.end(), name);
    if (found != columns.end()) return static_cast<int>(found - columns.begin());
  }
  return otherwise;
}

}  // namespace

OrderCsvFormat guess_order_csv_format(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (text.substr(0, mark.size()) == mark) text.remove_prefix(mark.size());
  const std::string_view line = text.substr(0, text.find('\n'));
  constexpr std::array<char, 4> separators{',', ';', '\t', '|'};
  OrderCsvFormat format;
  format.separator = *std::max_element(separators.begin(), separators.end(), [&](char a, char b) {
    return std::count(line.begin(), line.end(), a) < std::count(line.begin(), line.end(), b);
  });
  const auto columns = columns_of(line, format.separator);
  format.client_column =
      column_named(columns, {"client", "clientid", "customer", "customerid", "cust", "id"}, 0);
  format.date_column = column_named(
      columns, {"date", "orderdate", "invoicedate", "day", "time", "timestamp", "createdat"}, 1);
  format.amount_column = column_named(
      columns, {"amount", "total", "value", "revenue", "spent", "price", "sum", "sales"}, 2);
  return format;
}

}  // namespace clientela
