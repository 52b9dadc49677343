#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <optional>
#include <set>

#include "base/date_text.h"
#include "base/delimited_text.h"
#include "base/number_text.h"

namespace clientela {
namespace {

constexpr std::size_t most_rows = 500;

using Table = std::vector<std::vector<std::string>>;

ByteSource source_of(std::string_view text) {
  return [text](char* buffer, std::size_t capacity) mutable {
    const std::size_t given = std::min(capacity, text.size());
    std::memcpy(buffer, text.data(), given);
    text.remove_prefix(given);
    return given;
  };
}

Table read_table(std::string_view sample, const DelimitedFormat& format) {
  DelimitedReader reader(source_of(sample), format, {.buffer_bytes = sample.size() + 1});
  Table table;
  for (Row row; table.size() < most_rows && reader.next(row);)
    if (!row.refused()) table.emplace_back(row.fields.begin(), row.fields.end());
  // The sample may end amid a row.
  const bool cut =
      table.size() < most_rows && !sample.empty() && sample.back() != '\n' && sample.back() != '\r';
  if (cut && table.size() > 2) table.pop_back();
  return table;
}

// With the wrong delimiter a quoted field falls apart, which leaves single quotes.
bool has_torn_quotes(const std::vector<std::string>& row) {
  return std::any_of(row.begin(), row.end(), [](const std::string& cell) {
    return std::count(cell.begin(), cell.end(), '"') % 2 == 1;
  });
}

// How well rows agree on a number of columns above one: 0 to 1, and a little more if the first row
// agrees too, because a header holds no decimal commas.
double agreement(const Table& table) {
  std::map<std::size_t, std::size_t> rows_by_columns;
  for (const auto& row : table)
    if (!has_torn_quotes(row)) ++rows_by_columns[row.size()];
  rows_by_columns.erase(1);
  if (rows_by_columns.empty()) return 0;
  const auto most =
      std::max_element(rows_by_columns.begin(), rows_by_columns.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  const double share = static_cast<double>(most->second) / static_cast<double>(table.size());
  return share + (table.front().size() == most->first ? 0.05 : 0.0);
}

// "sep=;" in the first line is how a file tells Excel its delimiter.
std::optional<char> declared_delimiter(std::string_view sample) {
  if (sample.substr(0, 4) != "sep=" || sample.size() < 6) return std::nullopt;
  const auto is_line_end = [](char c) { return c == '\r' || c == '\n'; };
  if (!is_line_end(sample[5]) || is_line_end(sample[4]) || sample[4] == '"') return std::nullopt;
  return sample[4];
}

bool is_data(std::string_view cell) {
  return cell.find('@') != cell.npos || parse_decimal_text(cell, 0, DecimalMark::dot).ok() ||
         parse_decimal_text(cell, 0, DecimalMark::comma).ok() ||
         guess_date_format({cell}).has_value();
}

// Names of columns are words, all different, and don't recur below; data are often numbers.
bool looks_like_header(const Table& table) {
  if (table.empty()) return true;
  const auto& first = table.front();
  if (std::any_of(first.begin(), first.end(), is_data)) return false;
  std::set<std::string_view> names;
  for (const auto& cell : first)
    if (!cell.empty() && !names.insert(cell).second) return false;
  if (names.empty()) return false;
  for (const auto& row : table) {
    if (row == first) continue;
    for (std::size_t column = 0; column < std::min(first.size(), row.size()); ++column)
      if (!first[column].empty() && row[column] == first[column]) return false;
  }
  return true;
}

}  // namespace

DelimitedFormat guess_delimited_format(std::string_view sample) {
  DelimitedFormat best;
  if (const auto declared = declared_delimiter(sample)) {
    best.delimiter = *declared;
    best.has_separator_line = true;
  } else {
    double best_agreement = 0;
    // Where two agree equally well, the one that is rarer inside of texts and numbers wins.
    for (const char delimiter : {'\t', ';', '|', ','}) {
      DelimitedFormat candidate;
      candidate.delimiter = delimiter;
      const double found = agreement(read_table(sample, candidate));
      if (found <= best_agreement) continue;
      best_agreement = found;
      best = candidate;
    }
  }
  best.has_header = looks_like_header(read_table(sample, best));
  return best;
}

}  // namespace clientela
