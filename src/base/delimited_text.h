#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_source.h"

namespace clientela {

enum class RowProblem {
  none,
  // The row is given, and what is wrong with it:
  too_few_fields,  // fewer than the first row has
  too_many_fields,
  text_after_quote,  // "abc"def was read as abcdef
  nul_byte,
  // The row is refused; it has no fields:
  unclosed_quote,
  field_too_long,
  record_too_long,
};

// One record. The views are valid until the next call of DelimitedReader::next.
struct Row {
  std::vector<std::string_view> fields;
  // The record as it stands in the file, without the line end; of a refused one the beginning.
  std::string_view raw;
  std::uint64_t line = 0;  // the physical line where the record starts, from 1
  std::uint64_t byte_offset = 0;
  RowProblem problem = RowProblem::none;
  // Of a refused row: the line where the offending field begins, thus where its quote opened.
  std::uint64_t problem_line = 0;

  bool refused() const { return problem >= RowProblem::unclosed_quote; }
};

struct DelimitedFormat {
  char delimiter = ',';
  char quote = '"';
  bool has_header = true;  // the first row names the columns; the reader gives it like any other
  // The first line is Excel's "sep=;": the reader drops it.
  bool has_separator_line = false;

  friend bool operator==(const DelimitedFormat&, const DelimitedFormat&) = default;
};

struct DelimitedLimits {
  std::size_t field_bytes = std::size_t{1} << 20;  // as written, quotes included
  std::size_t record_bytes = std::size_t{4} << 20;
  std::size_t buffer_bytes = std::size_t{256} << 10;  // to begin with; grows to hold one record
};

// Reads delimited text (RFC 4180) in UTF-8 record by record, in flat memory.
//
// Lines end with LF, CRLF or CR; empty lines are skipped. A quote only opens at the beginning of a
// field; elsewhere it is an ordinary character. How many fields a row should have is learnt from
// the first one.
//
// A quote that is never closed must not swallow the file. A field is refused when it grows beyond
// the limits, when the file ends within its quotes, or when its quotes span lines and something
// other than a delimiter or a line end follows the closing one (then that was the opening quote of
// a later field). The record so far becomes one refused row, and reading goes on at the first line
// start after the line on which the offending field began. Up to where the field was given up there
// is no unpaired quote, so no byte is scanned more than twice on account of this rule.
//
// For one thread. What the source throws passes through.
class DelimitedReader {
 public:
  explicit DelimitedReader(ByteSource source, DelimitedFormat format = {},
                           DelimitedLimits limits = {});
  DelimitedReader(const DelimitedReader&) = delete;
  DelimitedReader& operator=(const DelimitedReader&) = delete;

  // Fills `row` (whose memory is reused) with the next record; false at the end.
  bool next(Row& row);

 private:
  enum class Scan { complete, need_more, refused };
  struct FieldEnd {
    const char* next = nullptr;  // behind the field: delimiter, line end or end of data
    bool spelled_out = true;     // false if quotes within must still be resolved
    bool joined = false;         // text followed the closing quote
    Scan scan = Scan::complete;
  };

  bool refill();
  bool skip_line_ends();
  bool skip_rest_of_line();
  Scan scan_record(Row& row);
  FieldEnd scan_quoted_field(const char* field, Row& row);
  Scan stop_or_wait(const char* field, RowProblem at_end, Row& row);
  bool exceeds_limits(const char* field, const char* field_end, Row& row) const;
  void complete_record(const char* record_end, bool joined, Row& row);
  void resolve_quotes(Row& row);
  void refuse_record(Row& row);
  const char* find_stop(const char* from) const;
  const char* behind_line_end(const char* line_end) const;

  ByteSource source_;
  DelimitedFormat format_;
  DelimitedLimits limits_;

  std::vector<char> buffer_;
  const char* position_ = nullptr;   // where the next record starts
  const char* end_ = nullptr;        // behind the last byte read
  std::uint64_t buffer_offset_ = 0;  // of the buffer's first byte, from the start of the stream
  bool ended_ = false;               // the source has no more
  bool skipping_line_ = false;
  std::uint64_t line_ = 1;  // of position_

  // While a record is scanned.
  const char* field_ = nullptr;
  std::uint64_t field_line_ = 0;
  std::uint64_t scan_line_ = 0;
  std::vector<std::size_t> unresolved_fields_;
  std::string resolved_text_;
  std::size_t expected_fields_ = 0;
};

// Finds out delimiter and header from the beginning of a file, in UTF-8. Meant for some dozens of
// kilobytes; whatever the sample, the answer is usable.
DelimitedFormat guess_delimited_format(std::string_view sample);

}  // namespace clientela
