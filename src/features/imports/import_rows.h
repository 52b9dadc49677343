#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/delimited_text.h"
#include "features/imports/import_settings.h"
#include "features/imports/import_targets.h"

namespace clientela {

// The settings, made ready for reading rows: a column's target and how its texts are read.
struct ImportMapping {
  struct Column {
    std::string name;
    const ImportTarget* target = nullptr;  // null: left out
    bool whole_numbers = false;
  };
  ImportSettings settings;
  std::vector<ImportTarget> targets;
  std::vector<Column> columns;
  std::string zone;  // of the company, in which the file's times are meant
  Currency currency;
  Instant now;

  ImportMapping(const ImportSettings& settings, Reading& reading);
  ImportMapping(const ImportMapping&) = delete;
  ImportMapping& operator=(const ImportMapping&) = delete;

  // The column of a target; -1 when there is none.
  int column_of(std::string_view target) const;
  // Columns of a noun's fields, without its contacts.
  std::vector<int> columns_of(std::string_view noun) const;
  std::vector<int> contact_columns() const;
  ParseContext parse() const { return {currency, zone, now}; }
};

// A row as it was read. A reference is still the text that names it; a date with a time is an
// Instant.
struct ImportRow {
  std::int64_t number = 0;  // among the rows, without the header, from 1
  std::int64_t line = 0;    // where it begins in the file
  std::string raw;
  std::vector<Value> values;  // one for each column of the mapping

  const Value& at(int column) const;  // of column -1: the empty value
  std::string_view text(int column) const;
};

// Why a row is not imported.
struct RowRefusal {
  Message reason;
  std::string value;
};

// Reads rows by the mapping. What stands in a column often stands there in the next row too, so
// the last value of each column is kept. For one thread.
class ImportRowReader {
 public:
  explicit ImportRowReader(const ImportMapping& mapping);
  // Fills row.values, or tells why it can't.
  std::optional<RowRefusal> read(const Row& from, ImportRow& row);

 private:
  struct Kept {
    bool known = false;
    std::string text;
    Result<Value> value = Value();
  };
  Result<Value> read_value(const ImportMapping::Column& column, std::string_view text) const;
  Result<Value> read_date(const ImportTarget& target, std::string_view text) const;
  Result<Value> read_text(const ImportMapping::Column& column, std::string_view text) const;

  const ImportMapping& mapping_;
  std::vector<Kept> kept_;
};

// The fields of one raw record.
std::vector<std::string> fields_of(std::string_view raw, const DelimitedFormat& format);

}  // namespace clientela
