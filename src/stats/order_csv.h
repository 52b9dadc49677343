#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "stats/client_statistics.h"

namespace clientela {

// Purchases read from text, column by column, ready for summarise_purchases. Client `i` is
// keys[i]; keys are views into the text that was read.
struct OrderTable {
  struct Part {
    std::vector<std::uint32_t> client;
    std::vector<std::int32_t> day;
    std::vector<std::int64_t> amount;  // minor units
  };
  std::vector<Part> parts;
  std::vector<std::string_view> keys;
  std::uint64_t rows = 0;
  std::uint64_t bad_rows = 0;       // could not be understood and were left out
  std::uint64_t first_bad_row = 0;  // line number, 1 is the first line; 0: none
  std::vector<PurchaseColumns> columns() const;
};

struct OrderCsvFormat {
  char separator = ',';
  int client_column = 0;
  int date_column = 1;
  int amount_column = 2;
  int minor_digits = 2;  // digits of the currency's minor unit; further ones are rounded half-even
};

// Reads a table of orders for speed: a line a row, UTF-8, dates as 2026-03-31 or 20260331 (what
// follows a date, such as a time, is passed over), amounts with a decimal point, fields in double
// quotes or bare, no line breaks inside fields. `text` must outlive the table. A first line whose
// date and amount can't be read is a heading and no bad row. Errors: nothing readable at all.
Result<OrderTable> read_order_csv(std::string_view text, const OrderCsvFormat& format = {},
                                  unsigned threads = useful_threads());

// The format that the heading of `text` asks for, by names such as client, customer_id, date,
// amount, value, total; the first three columns otherwise. Separators: , ; tab |.
OrderCsvFormat guess_order_csv_format(std::string_view text);

}  // namespace clientela
