// Any bytes, through encoding, guesses and reader: the rows don't depend on how the bytes arrive,
// and what is written from them is read back the same.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "base/date_text.h"
#include "base/delimited_text.h"
#include "base/delimited_writer.h"
#include "base/encoding.h"
#include "base/number_text.h"

namespace clientela {
namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

ByteSource pieces(std::string_view text, std::size_t piece_bytes) {
  return [text, piece_bytes](char* buffer, std::size_t capacity) mutable {
    const std::size_t given = std::min({capacity, piece_bytes, text.size()});
    if (given > 0) std::memcpy(buffer, text.data(), given);
    text.remove_prefix(given);
    return given;
  };
}

std::string convert(std::string_view bytes, Encoding encoding, std::size_t piece_bytes) {
  Utf8Source source(pieces(bytes, piece_bytes), encoding);
  std::string text;
  char buffer[64];
  while (const std::size_t got = source.read(buffer, sizeof buffer)) text.append(buffer, got);
  return text;
}

// Everything that a reader says about the text, in one string.
std::string describe(std::string_view text, const DelimitedFormat& format,
                     const DelimitedLimits& limits, std::size_t piece_bytes) {
  DelimitedReader reader(pieces(text, piece_bytes), format, limits);
  std::string description;
  std::uint64_t line = 0;
  for (Row row; reader.next(row);) {
    require(row.line > line && row.problem_line >= row.line);
    require(row.refused() == row.fields.empty());
    line = row.line;
    description += std::to_string(row.line) + "/" + std::to_string(row.byte_offset) + "/" +
                   std::to_string(static_cast<int>(row.problem)) + "/" +
                   std::to_string(row.problem_line) + ":";
    for (const auto field : row.fields) description.append(field).append("\x1F");
    description.append(row.raw).append("\x1E");
  }
  return description;
}

void check_round_trip(std::string_view text, const DelimitedFormat& format) {
  DelimitedReader reader(pieces(text, text.size() + 1), format, {.buffer_bytes = text.size() + 1});
  for (Row row; reader.next(row);) {
    if (row.refused()) continue;
    std::string written;
    write_csv_row(row.fields, written, format.delimiter);
    DelimitedFormat written_format;
    written_format.delimiter = format.delimiter;
    DelimitedReader again(pieces(written, written.size()), written_format,
                          {.buffer_bytes = written.size() + 1});
    Row copy;
    require(again.next(copy) && copy.fields.size() == row.fields.size());
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
      require(strip_formula_guard(copy.fields[i]) == row.fields[i]);
      const auto number = parse_decimal_text(row.fields[i], 2);
      require(number.ok() || number.scaled == 0);
    }
    guess_date_format(row.fields);
    guess_decimal_mark(row.fields);
    require(!again.next(copy));
  }
}

}  // namespace
}  // namespace clientela

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace clientela;
  if (size < 4) return 0;
  const DelimitedLimits limits{.field_bytes = 1 + data[0] % 64u,
                               .record_bytes = 1 + data[1] % 128u,
                               .buffer_bytes = data[2] % 32u};
  const std::size_t piece_bytes = 1 + data[3] % 8u;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 4, size - 4);
  const Encoding encoding = guess_encoding(bytes).encoding;
  const std::string text = convert(bytes, encoding, bytes.size() + 1);
  require(text == convert(bytes, encoding, piece_bytes));
  require(text.size() < 3 || convert(text, Encoding::utf8, text.size()).size() + 3 >= text.size());
  const DelimitedFormat format = guess_delimited_format(text);
  DelimitedLimits roomy = limits;
  roomy.buffer_bytes = text.size() + 1;
  require(describe(text, format, limits, piece_bytes) ==
          describe(text, format, roomy, text.size() + 1));
  check_round_trip(text, format);
  return 0;
}
