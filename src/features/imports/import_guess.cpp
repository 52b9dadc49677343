#include <algorithm>

#include "base/text.h"
#include "features/imports/column_values.h"
#include "features/imports/header_guess.h"
#include "features/imports/import_settings.h"
#include "features/imports/import_targets.h"

namespace clientela {
namespace {

constexpr std::size_t guessed_rows = 500;
constexpr std::size_t most_columns = 500;

using Rows = SampleRows;

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

// The first rows; the last one of a sample that ends within a line may be cut short, so it is left
// out where there are others.
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
  const bool ends_within_a_line = text.empty() || text.back() != '\n';
  if (rows.size() > 2 && ends_within_a_line) rows.pop_back();
  return rows;
}

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
  // A tax number finds a client, where there is nothing better.
  if (!settings.names_client() && settings.has("client.tax_id")) {
    settings.match = ClientMatch::tax_id;
  }
  if (!settings.names_client()) drop("client");
  if (!settings.names_client() || !settings.has("membership.organisation")) drop("membership");
}

// Whether a column's values can be kept in a field that is no reference. Of numbers and days the
// form of writing is not known yet.
bool fits(const ColumnValues& values, const Field& field) {
  const bool plain =
      field.kind == &text_kind() || field.kind == &choice_kind() || field.kind == &boolean_kind();
  if (!plain || values.empty()) return false;
  return std::all_of(values.begin(), values.end(), [&](std::string_view value) {
    return field.kind->parse(value, field, ParseContext{}).ok();
  });
}

// Columns under the name of a field of ours, as our own exports have them.
void guess_by_own_names(ImportSettings& settings, const Rows& rows, const Model& model) {
  std::vector<ImportTarget> targets = import_targets(model);
  std::erase_if(targets, [&](const ImportTarget& target) {
    const std::string_view noun = target.type->name;
    const bool thing = noun == "client" || noun == "order" || noun == "product";
    return target.is_contact() || !thing || !settings.has_noun(noun);
  });
  for (std::size_t i = 0; i < settings.columns.size(); ++i) {
    ImportColumn& column = settings.columns[i];
    if (!column.target.empty()) continue;
    const std::string word = header_word(column.name);
    for (const auto& target : targets) {
      const Field& field = *target.field;
      const bool named = header_word(field.key) == word || header_word(field.label) == word;
      if (!named || settings.has(target.key) || !fits(column_values(rows, i), field)) continue;
      column.target = target.key;
      break;
    }
  }
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
  const auto dates = guess_date_format(
      values_for(settings, rows, {"_date", ".at", ".due", ".birthday", ".from", ".to"}));
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

ImportSettings guess_import_settings(std::string_view sample, const Model& model,
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
  guess_by_headers(settings.columns, rows);
  guess_by_values(settings.columns, rows);
  drop_what_can_not_be(settings);
  guess_by_own_names(settings, rows, model);
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
