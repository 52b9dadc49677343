#include "base/delimited_text.h"

#include <algorithm>
#include <cstring>
#include <utility>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace clientela {
namespace {

// So that a whole vector may be loaded at the last byte.
constexpr std::size_t padding_bytes = 16;
// Of a refused row's beginning that is given to the caller.
constexpr std::size_t excerpt_bytes = 1024;

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

std::uint64_t count_line_ends(const char* from, const char* to) {
  std::uint64_t count = 0;
  for (const char* p = from; p < to; ++p)
    count += *p == '\n' || (*p == '\r' && (p + 1 == to || p[1] != '\n'));
  return count;
}

const char* find_byte(const char* from, const char* to, char byte) {
  const void* found = std::memchr(from, byte, static_cast<std::size_t>(to - from));
  return found ? static_cast<const char*>(found) : to;
}

std::size_t distance(const char* from, const char* to) {
  return static_cast<std::size_t>(to - from);
}

std::string_view view(const char* from, const char* to) { return {from, distance(from, to)}; }

// At most `bytes` of it, cut between two characters.
std::string_view beginning(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (text[bytes] & 0xC0) == 0x80) --bytes;
  return text.substr(0, bytes);
}

// Appends what a quoted field means: without the quotes around it, doubled ones halved, and text
// behind the closing quote as it is.
void append_resolved(std::string_view field, char quote, std::string& out) {
  std::size_t i = 1;
  for (;;) {
    const std::size_t next = field.find(quote, i);
    out.append(field.substr(i, next - i));
    if (next + 1 >= field.size() || field[next + 1] != quote) {
      out.append(field.substr(next + 1));
      return;
    }
    out.push_back(quote);
    i = next + 2;
  }
}

}  // namespace

DelimitedReader::DelimitedReader(ByteSource source, DelimitedFormat format, DelimitedLimits limits)
    : source_(std::move(source)),
      format_(format),
      limits_(limits),
      buffer_(std::max(limits.buffer_bytes, std::size_t{1}) + padding_bytes),
      position_(buffer_.data()),
      end_(buffer_.data()),
      skipping_line_(format.has_separator_line) {}

bool DelimitedReader::next(Row& row) {
  if (skipping_line_ && !skip_rest_of_line()) return false;
  if (!skip_line_ends()) return false;
  for (;;) {
    row.line = line_;
    row.byte_offset = buffer_offset_ + distance(buffer_.data(), position_);
    switch (scan_record(row)) {
      case Scan::complete:
        return true;
      case Scan::refused:
        refuse_record(row);
        return true;
      case Scan::need_more:
        refill();
    }
  }
}

// Moves what is not yet consumed to the front and reads until the buffer is full. It grows when a
// record has filled more than half of it, so scanning that record again costs little altogether.
bool DelimitedReader::refill() {
  const std::size_t kept = distance(position_, end_);
  const std::size_t capacity = buffer_.size() - padding_bytes;
  buffer_offset_ += distance(buffer_.data(), position_);
  std::memmove(buffer_.data(), position_, kept);
  if (kept > capacity / 2) buffer_.resize(std::max(capacity, std::size_t{8}) * 2 + padding_bytes);
  std::size_t filled = kept;
  while (!ended_ && filled < buffer_.size() - padding_bytes) {
    const std::size_t got =
        source_(buffer_.data() + filled, buffer_.size() - padding_bytes - filled);
    ended_ = got == 0;
    filled += got;
  }
  position_ = buffer_.data();
  end_ = buffer_.data() + filled;
  return filled > kept;
}

bool DelimitedReader::skip_line_ends() {
  for (;;) {
    while (position_ < end_ && is_line_end(*position_)) {
      if (*position_ == '\r' && position_ + 1 == end_ && !ended_) break;
      position_ = behind_line_end(position_);
      ++line_;
    }
    if (position_ < end_ && !is_line_end(*position_)) return true;
    if (ended_ && position_ == end_) return false;
    refill();
  }
}

bool DelimitedReader::skip_rest_of_line() {
  for (;;) {
    position_ = std::find_if(position_, end_, is_line_end);
    if (position_ < end_) {
      skipping_line_ = false;
      return true;
    }
    if (ended_) return false;
    refill();
  }
}

// The first delimiter or line end from there on, or end_.
const char* DelimitedReader::find_stop(const char* from) const {
#ifdef __SSE2__
  const __m128i delimiters = _mm_set1_epi8(format_.delimiter);
  const __m128i feeds = _mm_set1_epi8('\n');
  const __m128i returns = _mm_set1_epi8('\r');
  for (; from < end_; from += 16) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
    const __m128i stops =
        _mm_or_si128(_mm_cmpeq_epi8(bytes, delimiters),
                     _mm_or_si128(_mm_cmpeq_epi8(bytes, feeds), _mm_cmpeq_epi8(bytes, returns)));
    const auto mask = static_cast<unsigned>(_mm_movemask_epi8(stops));
    if (mask != 0) return std::min(from + __builtin_ctz(mask), end_);
  }
  return end_;
#else
  return std::find_if(from, end_,
                      [this](char c) { return c == format_.delimiter || is_line_end(c); });
#endif
}

const char* DelimitedReader::behind_line_end(const char* line_end) const {
  return line_end[0] == '\r' && line_end + 1 < end_ && line_end[1] == '\n' ? line_end + 2
                                                                           : line_end + 1;
}

// Scans from position_ and consumes the record only if it is complete.
DelimitedReader::Scan DelimitedReader::scan_record(Row& row) {
  row.fields.clear();
  row.problem = RowProblem::none;
  unresolved_fields_.clear();
  scan_line_ = line_;
  bool joined = false;
  for (field_ = position_;;) {
    field_line_ = scan_line_;
    const bool quoted = field_ < end_ && *field_ == format_.quote;
    FieldEnd field;
    if (quoted) {
      field = scan_quoted_field(field_, row);
    } else {
      field.next = find_stop(field_);
    }
    if (field.scan != Scan::complete) return field.scan;
    const char* stop = field.next;
    if (exceeds_limits(field_, stop, row)) return Scan::refused;
    const bool at_end = stop == end_;
    if (!ended_ && (at_end || (*stop == '\r' && stop + 1 == end_))) return Scan::need_more;
    joined |= field.joined;
    if (!field.spelled_out) unresolved_fields_.push_back(row.fields.size());
    const bool bare = quoted && field.spelled_out;
    row.fields.push_back(bare ? view(field_ + 1, stop - 1) : view(field_, stop));
    if (at_end || *stop != format_.delimiter) {
      complete_record(stop, joined, row);
      return Scan::complete;
    }
    field_ = stop + 1;
  }
}

DelimitedReader::FieldEnd DelimitedReader::scan_quoted_field(const char* field, Row& row) {
  FieldEnd result;
  const char* closing = field + 1;
  for (;; closing += 2) {
    closing = find_byte(closing, end_, format_.quote);
    if (closing == end_ || (closing + 1 == end_ && !ended_)) {
      result.scan = stop_or_wait(field, RowProblem::unclosed_quote, row);
      return result;
    }
    if (closing + 1 == end_ || closing[1] != format_.quote) break;
    result.spelled_out = false;
  }
  const std::uint64_t line_ends = count_line_ends(field, closing);
  scan_line_ += line_ends;
  result.next = closing + 1;
  if (result.next == end_ || is_line_end(*result.next) || *result.next == format_.delimiter)
    return result;
  if (line_ends > 0) {
    row.problem = RowProblem::unclosed_quote;
    exceeds_limits(field, result.next, row);
    result.scan = Scan::refused;
    return result;
  }
  result.next = find_stop(result.next);
  result.spelled_out = false;
  result.joined = true;
  return result;
}

// The data ended within a field.
DelimitedReader::Scan DelimitedReader::stop_or_wait(const char* field, RowProblem at_end,
                                                    Row& row) {
  if (exceeds_limits(field, end_, row)) return Scan::refused;
  if (!ended_) return Scan::need_more;
  row.problem = at_end;
  return Scan::refused;
}

// Names the limit that the field reached first, so that the answer is the same however much of the
// field is in the buffer.
bool DelimitedReader::exceeds_limits(const char* field, const char* field_end, Row& row) const {
  const std::size_t before = distance(position_, field);
  const std::size_t length = distance(field, field_end);
  const bool field_first = before + limits_.field_bytes <= limits_.record_bytes;
  if (length <= limits_.field_bytes && before + length <= limits_.record_bytes) return false;
  row.problem = field_first ? RowProblem::field_too_long : RowProblem::record_too_long;
  return true;
}

void DelimitedReader::complete_record(const char* record_end, bool joined, Row& row) {
  row.raw = view(position_, record_end);
  if (!unresolved_fields_.empty()) resolve_quotes(row);
  if (expected_fields_ == 0) expected_fields_ = row.fields.size();
  if (row.fields.size() < expected_fields_) row.problem = RowProblem::too_few_fields;
  if (row.fields.size() > expected_fields_) row.problem = RowProblem::too_many_fields;
  if (joined) row.problem = RowProblem::text_after_quote;
  if (std::memchr(row.raw.data(), '\0', row.raw.size())) row.problem = RowProblem::nul_byte;
  row.problem_line = row.line;
  position_ = record_end;
  line_ = scan_line_;
  if (position_ == end_) return;
  position_ = behind_line_end(position_);
  ++line_;
}

void DelimitedReader::resolve_quotes(Row& row) {
  resolved_text_.clear();
  resolved_text_.reserve(row.raw.size());  // must not move while views are taken
  for (const std::size_t index : unresolved_fields_) {
    const std::size_t start = resolved_text_.size();
    append_resolved(row.fields[index], format_.quote, resolved_text_);
    row.fields[index] = std::string_view(resolved_text_).substr(start);
  }
}

// Goes on at the line behind the one on which the offending field began.
void DelimitedReader::refuse_record(Row& row) {
  row.fields.clear();
  row.problem_line = field_line_;
  const char* line_end = std::find_if(field_, end_, is_line_end);
  row.raw = beginning(view(position_, line_end),
                      std::min({excerpt_bytes, limits_.field_bytes, limits_.record_bytes}));
  position_ = line_end;
  line_ = field_line_;
  skipping_line_ = line_end == end_;
}

}  // namespace clientela
