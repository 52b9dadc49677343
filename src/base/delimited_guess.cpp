#include <algorithm>
#include <array>
#include <cstring>
#include <functional>
#include <map>
#include <optional>
#include <set>

#include "base/date_text.h"
#include "base/delimited_text.h"
#include "base/number_text.h"

namespace clientela {
namespace {

constexpr std::size_t most_rows = 500;

struct SampleRow {
  std::vector<std::string> cells;  // none of a row that the reader refused
  bool sound = false;
};
using Table = std::vector<SampleRow>;

ByteSource source_of(std::string_view text) {
  return [text](char* buffer, std::size_t capacity) mutable {
    const std::size_t given = std::min(capacity, text.size());
    std::memcpy(buffer, text.data(), given);
    text.remove_prefix(given);
    return given;
  };
}

bool is_quoted(std::string_view field, std::string_view raw) {
  const std::less<const char*> before;
  const bool resolved = before(field.data(), raw.data()) || before(raw.end(), field.data());
  return resolved || (field.data() > raw.data() && field.data()[-1] == '"');
}

// With the wrong delimiter a quoted field falls apart: something follows its closing quote, or its
// quotes lie within fields that begin with none. Quotes within a quoted field say nothing.
bool is_sound(const Row& row) {
  if (row.refused() || row.problem == RowProblem::text_after_quote) return false;
  return std::none_of(row.fields.begin(), row.fields.end(), [&](std::string_view field) {
    return std::count(field.begin(), field.end(), '"') % 2 == 1 && !is_quoted(field, row.raw);
  });
}

Table read_table(std::string_view sample, const DelimitedFormat& format) {
  DelimitedReader reader(source_of(sample), format, {.buffer_bytes = sample.size() + 1});
  Table table;
  for (Row row; table.size() < most_rows && reader.next(row);)
    table.push_back({{row.fields.begin(), row.fields.end()}, is_sound(row)});
  // The sample may end amid a row.
  const bool cut =
      table.size() < most_rows && !sample.empty() && sample.back() != '\n' && sample.back() != '\r';
  if (cut && table.size() > 2) table.pop_back();
  return table;
}

// How well rows agree on a number of columns above one: 0 to 1, and a little more if the first row
// agrees too, because a header holds no decimal commas.
double agreement(const Table& table) {
  std::map<std::size_t, std::size_t> rows_by_columns;
  for (const auto& row : table)
    if (row.sound) ++rows_by_columns[row.cells.size()];
  rows_by_columns.erase(1);
  if (rows_by_columns.empty()) return 0;
  const auto most =
      std::max_element(rows_by_columns.begin(), rows_by_columns.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  const double share = static_cast<double>(most->second) / static_cast<double>(table.size());
  return share + (table.front().cells.size() == most->first ? 0.05 : 0.0);
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
  const auto& first = table.front().cells;
  if (std::any_of(first.begin(), first.end(), is_data)) return false;
  std::set<std::string_view> names;
  for (const auto& cell : first)
    if (!cell.empty() && !names.insert(cell).second) return false;
  if (names.empty()) return false;
  for (const auto& [cells, sound] : table) {
    if (cells == first) continue;
    for (std::size_t column = 0; column < std::min(first.size(), cells.size()); ++column)
      if (!first[column].empty() && cells[column] == first[column]) return false;
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
