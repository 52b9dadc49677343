#include <algorithm>
#include <set>

#include "base/text.h"
#include "features/imports/import_settings.h"
#include "features/imports/import_targets.h"

namespace clientela {
namespace {

constexpr std::size_t guessed_rows = 500;
constexpr std::size_t most_columns = 500;

using Rows = std::vector<std::vector<std::string>>;

ByteSource source_of(std::string_view text) {
  return [text](char* buffer, std::size_t capacity) mutable {
    const std::size_t size = std::min(capacity, text.size());
    text.copy(buffer, size);
    text.remove_prefix(size);
    return size;
  };
}

std::string utf8_of(std::string_view sample, Encoding encoding) {
  std::string text;
  Utf8Converter converter(encoding);
  converter.convert(sample.substr(0, encoding_sample_bytes), text);
  converter.finish(text);
  return text;
}

// The first rows; the last one of a sample may be cut short, so it is left out where there are
// others.
Rows read_rows(std::string_view text, const DelimitedFormat& format, std::size_t most) {
  Rows rows;
  DelimitedReader reader(source_of(text), format);
  Row row;
  while (rows.size() <= most && reader.next(row)) {
    if (row.refused()) continue;
    rows.emplace_back(row.fields.begin(),
                      row.fields.begin() +
                          static_cast<std::ptrdiff_t>(std::min(row.fields.size(), most_columns)));
  }
  if (rows.size() > 2) rows.pop_back();
  return rows;
}

// The values of a column that are not empty.
std::vector<std::string_view> column_values(const Rows& rows, std::size_t column) {
  std::vector<std::string_view> values;
  for (const auto& row : rows) {
    if (column < row.size() && !row[column].empty()) values.push_back(row[column]);
  }
  return values;
}

template <typename Test>
bool most_are(const std::vector<std::string_view>& values, Test test) {
  const auto fitting = std::count_if(values.begin(), values.end(), test);
  return !values.empty() && static_cast<std::size_t>(fitting) * 10 >= values.size() * 8;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

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

std::string_view noun_of(std::string_view target) { return target.substr(0, target.find('.')); }

// Chooses a target for each column by its header.
class HeaderGuess {
 public:
  explicit HeaderGuess(const std::vector<ImportColumn>& columns) {
    for (const auto& entry : header_words()) {
      const std::string word = header_word(entry.word);
      for (std::size_t i = 0; i < columns.size(); ++i) {
        if (header_word(columns[i].name) == word) candidates_.emplace_back(i, entry.target);
      }
    }
    for (const auto& [column, target] : candidates_) {
      if (is_certain(column)) nouns_.insert(noun_of(target));
    }
  }

  void fill(std::vector<ImportColumn>& columns) {
    std::set<std::string_view> taken;
    // Those that can mean one thing alone first, so that doubtful ones take what is left.
    for (const bool certain : {true, false}) {
      for (std::size_t i = 0; i < columns.size(); ++i) {
        if (is_certain(i) != certain || !columns[i].target.empty()) continue;
        const auto target = best(i, taken);
        if (target.empty()) continue;
        columns[i].target = target;
        taken.insert(target);
      }
    }
  }

 private:
  bool is_certain(std::size_t column) const {
    return std::count_if(candidates_.begin(), candidates_.end(),
                         [&](const auto& each) { return each.first == column; }) == 1;
  }

  // How well a noun goes with the columns that are certain: a price in a file with invoices is that
  // of a line.
  int liking(std::string_view target) const {
    const auto noun = noun_of(target);
    const bool orders = nouns_.count("order") != 0 || nouns_.count("order_line") != 0;
    if (noun == "order" || noun == "order_line") return orders ? 3 : 0;
    if (noun == "product") return nouns_.count("product") != 0 ? 2 : 0;
    return 1;
  }

  std::string_view best(std::size_t column, const std::set<std::string_view>& taken) const {
    std::string_view chosen;
    int most = -1;
    for (const auto& [place, target] : candidates_) {
      if (place != column || taken.count(target) != 0 || liking(target) <= most) continue;
      chosen = target;
      most = liking(target);
    }
    return chosen;
  }

  std::vector<std::pair<std::size_t, std::string_view>> candidates_;
  std::set<std::string_view> nouns_;
};

void guess_by_values(std::vector<ImportColumn>& columns, const Rows& rows) {
  const auto taken = [&](std::string_view target) {
    return std::any_of(columns.begin(), columns.end(),
                       [&](const ImportColumn& column) { return column.target == target; });
  };
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto values = column_values(rows, i);
    columns[i].whole_numbers = most_are(values, is_padded_whole_number) &&
                               std::all_of(values.begin(), values.end(), is_padded_whole_number);
    if (!columns[i].target.empty()) continue;
    if (most_are(values, is_email) && !taken("client.email")) {
      columns[i].target = "client.email";
    } else if (most_are(values, is_phone) && !taken("client.phone")) {
      columns[i].target = "client.phone";
    }
  }
}

// Orders that have no date, lines that have no price: then these columns meant something else.
void drop_what_can_not_be(ImportSettings& settings) {
  const auto drop = [&](std::string_view noun) {
    for (auto& column : settings.columns) {
      if (noun_of(column.target) == noun) column.target.clear();
    }
  };
  if (!settings.has("order_line.price") && !settings.has("order_line.amount")) drop("order_line");
  if (settings.has("order_line.price") && settings.has("order_line.amount")) {
    for (auto& column : settings.columns) {
      if (column.target == "order_line.amount") column.target.clear();
    }
  }
  if (!settings.has("order.business_date")) {
    drop("order_line");
    drop("order");
  }
  if (!settings.has("product.code") && !settings.has("product.name")) drop("product");
  if (!settings.has("activity.subject")) drop("activity");
}

std::vector<std::string_view> values_for(const ImportSettings& settings, const Rows& rows,
                                         std::initializer_list<std::string_view> endings) {
  std::vector<std::string_view> values;
  for (std::size_t i = 0; i < settings.columns.size(); ++i) {
    const std::string& target = settings.columns[i].target;
    for (const auto ending : endings) {
      if (target.size() < ending.size()) continue;
      if (target.compare(target.size() - ending.size(), ending.size(), ending) != 0) continue;
      const auto more = column_values(rows, i);
      values.insert(values.end(), more.begin(), more.end());
    }
  }
  return values;
}

void guess_formats(ImportSettings& settings, const Rows& rows, const ImportWishes& wishes) {
  const auto dates =
      guess_date_format(values_for(settings, rows, {"_date", ".at", ".due", ".birthday"}));
  settings.dates = wishes.dates.value_or(dates ? dates->format : DateFormat::year_month_day);
  const auto numbers = values_for(
      settings, rows, {".price", ".amount", ".quantity", "_cost", ".rate", ".employees"});
  const auto mark = guess_decimal_mark(numbers).mark;
  settings.decimals =
      wishes.decimals.value_or(mark == DecimalMark::automatic ? DecimalMark::dot : mark);
  // Numbers that are digits, a few with a letter before them: the letter says what they are.
  const auto orders = values_for(settings, rows, {"order.number"});
  if (most_are(orders, is_digits)) {
    settings.return_prefix = "C";
    settings.adjustment_prefix = "A";
  }
}

}  // namespace

ImportSettings guess_import_settings(std::string_view sample, const Model&,
                                     const ImportWishes& wishes) {
  ImportSettings settings;
  settings.encoding = wishes.encoding.value_or(guess_encoding(sample).encoding);
  const std::string text = utf8_of(sample, settings.encoding);
  settings.format = guess_delimited_format(text);
  if (wishes.delimiter) settings.format.delimiter = *wishes.delimiter;
  if (wishes.has_header) settings.format.has_header = *wishes.has_header;
  Rows rows = read_rows(text, settings.format, guessed_rows);
  if (rows.empty()) return settings;
  const auto header = settings.format.has_header ? rows.front() : std::vector<std::string>();
  for (std::size_t i = 0; i < rows.front().size(); ++i) {
    const std::string number = std::to_string(i + 1);
    const std::string name = i < header.size() ? trimmed(cleaned(header[i])) : number;
    settings.columns.push_back({name.empty() ? number : std::string(shortened(name, 200))});
  }
  if (settings.format.has_header) rows.erase(rows.begin());
  HeaderGuess(settings.columns).fill(settings.columns);
  guess_by_values(settings.columns, rows);
  drop_what_can_not_be(settings);
  guess_formats(settings, rows, wishes);
  return settings;
}

std::vector<std::vector<std::string>> sample_rows(std::string_view sample,
                                                  const ImportSettings& settings,
                                                  std::size_t most) {
  const std::string text = utf8_of(sample, settings.encoding);
  Rows rows = read_rows(text, settings.format, most + 1);
  if (settings.format.has_header && !rows.empty()) rows.erase(rows.begin());
  if (rows.size() > most) rows.resize(most);
  return rows;
}

}  // namespace clientela
