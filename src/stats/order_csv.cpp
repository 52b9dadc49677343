#include "stats/order_csv.h"

#include <algorithm>
#include <array>

#include "stats/key_numbers.h"
#include "stats/order_fields.h"

namespace clientela {
namespace {

constexpr std::size_t rows_at_once = 64;

// Reads one stretch of whole lines.
class PartReader {
 public:
  PartReader(std::string_view text, const OrderCsvFormat& format)
      : at_(text.data()),
        end_(text.data() + text.size()),
        format_(format),
        stops_(format.separator),
        last_column_(std::max({format.client_column, format.date_column, format.amount_column})) {
    const std::size_t rows = text.size() / 24 + 1;
    part_.client.reserve(rows);
    part_.day.reserve(rows);
    part_.amount.reserve(rows);
  }

  void read() {
    while (at_ != end_) {
      std::size_t waiting = 0;
      while (waiting < rows_at_once && at_ != end_) {
        if (read_row(waiting)) ++waiting;
      }
      for (std::size_t i = 0; i < waiting; ++i) {
        part_.client.push_back(keys_.number_of(probes_[i]));
      }
    }
  }

  OrderTable::Part& part() { return part_; }
  KeyNumbers& keys() { return keys_; }
  std::uint64_t lines() const { return lines_; }
  std::uint64_t bad_rows() const { return bad_rows_; }
  std::uint64_t first_bad_line() const { return first_bad_line_; }

 private:
  // The next field of the line, without quotes; at_ then stands on what ended it.
  std::string_view next_field() {
    if (at_ != end_ && *at_ == '"') {
      const char* begin = ++at_;
      while (at_ != end_ && *at_ != '\n' && (*at_ != '"' || is_doubled_quote())) ++at_;
      const std::string_view field(begin, static_cast<std::size_t>(at_ - begin));
      while (at_ != end_ && *at_ != format_.separator && *at_ != '\n') ++at_;
      return field;
    }
    const char* begin = at_;
    at_ = stops_.find(at_, end_);
    const char* end = at_;
    if (end != begin && end[-1] == '\r') --end;
    return {begin, static_cast<std::size_t>(end - begin)};
  }

  bool is_doubled_quote() {
    if (at_ + 1 == end_ || at_[1] != '"') return false;
    ++at_;
    return true;
  }

  // One line; false if it has no order. Notes day and amount, and the client's key for later.
  bool read_row(std::size_t waiting) {
    ++lines_;
    const char* begin = at_;
    std::string_view client, date, amount;
    for (int column = 0; column <= last_column_; ++column) {
      const std::string_view field = next_field();
      if (column == format_.client_column) client = trimmed(field);
      if (column == format_.date_column) date = trimmed(field);
      if (column == format_.amount_column) amount = trimmed(field);
      if (at_ == end_ || *at_ == '\n') break;
      ++at_;
    }
    while (at_ != end_ && *at_ != '\n') ++at_;
    const char* line_end = at_;
    if (at_ != end_) ++at_;
    const auto day = dates_.read(date);
    const auto units = read_amount(amount, format_.minor_digits);
    if (!day || !units || client.empty()) {
      const bool blank = line_end == begin || (line_end - begin == 1 && *begin == '\r');
      if (!blank && bad_rows_++ == 0) first_bad_line_ = lines_;
      return false;
    }
    probes_[waiting] = keys_.prepare(client, static_cast<std::size_t>(end_ - client.data()));
    part_.day.push_back(*day);
    part_.amount.push_back(*units);
    return true;
  }

  const char* at_;
  const char* end_;
  const OrderCsvFormat& format_;
  FieldEnds stops_;
  int last_column_;
  DateField dates_;
  KeyNumbers keys_;
  std::array<KeyNumbers::Probe, rows_at_once> probes_;
  OrderTable::Part part_;
  std::uint64_t lines_ = 0;
  std::uint64_t bad_rows_ = 0;
  std::uint64_t first_bad_line_ = 0;
};

std::vector<std::string_view> stretches(std::string_view text, unsigned threads) {
  constexpr std::size_t worth_a_thread = 1 << 16;
  const std::size_t count =
      std::clamp<std::size_t>(text.size() / worth_a_thread, 1, std::max(threads, 1U));
  std::vector<std::string_view> parts;
  for (std::size_t left = count; left > 0 && !text.empty(); --left) {
    const std::size_t line_end = text.find('\n', text.size() / left - 1);
    const std::size_t size = line_end == std::string_view::npos ? text.size() : line_end + 1;
    parts.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return parts;
}

// The numbers that the keys of a later part have among those of all.
std::vector<std::uint32_t> numbers_in(KeyNumbers& all, const std::vector<std::string_view>& keys) {
  std::vector<std::uint32_t> numbers;
  numbers.reserve(keys.size());
  std::array<KeyNumbers::Probe, rows_at_once> probes;
  for (std::size_t begin = 0; begin < keys.size(); begin += rows_at_once) {
    const std::size_t count = std::min(rows_at_once, keys.size() - begin);
    for (std::size_t i = 0; i < count; ++i)
      probes[i] = all.prepare(keys[begin + i], keys[begin + i].size());
    for (std::size_t i = 0; i < count; ++i) numbers.push_back(all.number_of(probes[i]));
  }
  return numbers;
}

std::string_view without_mark(std::string_view text) {
  constexpr std::string_view mark = "\xEF\xBB\xBF";
  if (text.substr(0, mark.size()) == mark) text.remove_prefix(mark.size());
  return text;
}

OrderTable joined(std::vector<PartReader>& readers, std::uint64_t lines_before, unsigned threads) {
  OrderTable table;
  std::vector<std::vector<std::uint32_t>> renumbered(readers.size());
  for (std::size_t i = 0; i < readers.size(); ++i) {
    PartReader& reader = readers[i];
    if (i > 0) renumbered[i] = numbers_in(readers[0].keys(), reader.keys().keys());
    if (reader.bad_rows() > 0 && table.first_bad_row == 0) {
      table.first_bad_row = lines_before + reader.first_bad_line();
    }
    table.bad_rows += reader.bad_rows();
    lines_before += reader.lines();
    table.rows += reader.part().client.size();
    table.parts.push_back(std::move(reader.part()));
  }
  for_each_part(readers.size(), threads, [&](std::size_t i) {
    if (i == 0) return;
    for (std::uint32_t& client : table.parts[i].client) client = renumbered[i][client];
  });
  table.keys = readers[0].keys().take_keys();
  return table;
}

}  // namespace

std::vector<PurchaseColumns> OrderTable::columns() const {
  std::vector<PurchaseColumns> all;
  for (const Part& part : parts) all.push_back({part.client, part.day, part.amount});
  return all;
}

Result<OrderTable> read_order_csv(std::string_view text, const OrderCsvFormat& format,
                                  unsigned threads) {
  text = without_mark(text);
  const std::string_view first_line = text.substr(0, text.find('\n'));
  PartReader heading(first_line, format);
  heading.read();
  const bool has_heading = heading.bad_rows() > 0;
  if (has_heading) text.remove_prefix(std::min(first_line.size() + 1, text.size()));

  std::vector<PartReader> readers;
  for (const std::string_view part : stretches(text, threads)) readers.emplace_back(part, format);
  if (readers.empty()) readers.emplace_back(text, format);
  for_each_part(readers.size(), threads, [&](std::size_t i) { readers[i].read(); });
  OrderTable table = joined(readers, has_heading ? 1 : 0, threads);
  if (table.rows == 0) {
    return invalid("", message("No orders could be read. A line should have a client, a date such "
                               "as 2026-03-31 and an amount such as 12.50."));
  }
  return table;
}

}  // namespace clientela
