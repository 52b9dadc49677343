#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date_text.h"
#include "base/delimited_text.h"
#include "base/encoding.h"
#include "base/json.h"
#include "base/number_text.h"
#include "model/model.h"

namespace clientela {

struct ImportColumn {
  std::string name;            // its header, or "3" where the file has none
  std::string target = {};     // "client.number"; empty: left out
  bool whole_numbers = false;  // a spreadsheet wrote 17850 as 17850.0
};

// By what a file's clients are found among those that are here. Usual: by the first of number,
// e-mail, phone and name that a row has.
enum class ClientMatch { usual, number, email, phone, name, tax_id };

// How a file is to be read and what its columns mean.
struct ImportSettings {
  Encoding encoding = Encoding::utf8;
  DelimitedFormat format = {};
  DateFormat dates = DateFormat::year_month_day;
  DecimalMark decimals = DecimalMark::dot;
  // Letters before an order's number that tell its kind: C536379 is a return. Empty: they tell
  // nothing.
  std::string return_prefix = {}, adjustment_prefix = {};
  ClientMatch match = ClientMatch::usual;
  std::vector<ImportColumn> columns = {};

  bool has(std::string_view target) const;
  // Whether a column belongs to that noun.
  bool has_noun(std::string_view noun) const;
  // Whether a column says which client a row means.
  bool names_client() const;

  JsonObject json() const;
  static ImportSettings parse(const JsonObject& json);
};

// What a person said about a file; the rest is guessed.
struct ImportWishes {
  std::optional<Encoding> encoding = {};
  std::optional<char> delimiter = {};
  std::optional<bool> has_header = {};
  std::optional<DateFormat> dates = {};
  std::optional<DecimalMark> decimals = {};
};

// Finds everything out from the beginning of a file. Whatever the sample, the answer is usable.
ImportSettings guess_import_settings(std::string_view sample, const Model& model,
                                     const ImportWishes& wishes = {});

// The first rows behind the header, as they are read with the settings.
std::vector<std::vector<std::string>> sample_rows(std::string_view sample,
                                                  const ImportSettings& settings, std::size_t most);

// Whether the columns make sense together. The field of the Error is "column.<n>", or empty.
Result<void> check_settings(const ImportSettings& settings, const Model& model);

// Names of the choices, as commands and pages spell them: "ymd" "dmy" "mdy"; "dot" "comma" "auto".
std::string_view date_format_name(DateFormat format);
std::optional<DateFormat> parse_date_format_name(std::string_view name);
std::string_view decimal_mark_name(DecimalMark mark);
std::optional<DecimalMark> parse_decimal_mark_name(std::string_view name);
// "usual" "number" "email" "phone" "name" "tax_id".
std::string_view client_match_name(ClientMatch match);
std::optional<ClientMatch> parse_client_match_name(std::string_view name);
// "comma", "semicolon", "tab", "pipe", or the character itself.
std::optional<char> parse_delimiter_name(std::string_view name);

}  // namespace clientela
