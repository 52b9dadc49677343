#include "features/imports/import_rows.h"

#include <algorithm>

#include "base/delimited_writer.h"
#include "base/text.h"
#include "model/kinds/kind.h"

namespace clientela {
namespace {

constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

Error wrong(Message text) { return invalid("", std::move(text)); }

// Neither white space at the ends nor anything else that cleaning would change.
bool is_plain(std::string_view text) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ') return false;
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c < 127; });
}

std::string_view without_padding(std::string_view text) {
  const auto dot = text.find('.');
  return dot == std::string_view::npos ? text : text.substr(0, dot);
}

Message number_problem(NumberProblem problem) {
  if (problem == NumberProblem::out_of_range) return message("{}: this number is too large");
  if (problem == NumberProblem::ambiguous) {
    return message("{}: say whether the comma parts thousands or decimals");
  }
  return message("{}: not a number");
}

Result<std::int64_t> read_number(std::string_view text, int decimals, DecimalMark mark) {
  const auto number = parse_decimal_text(text, decimals, mark);
  if (!number.ok()) return wrong(number_problem(number.problem));
  if (number.rounded) return wrong(message("{}: this number has too many decimals"));
  return number.scaled;
}

std::string blank_or_short(std::string_view text) { return cleaned(shortened(text, 200)); }

RowRefusal wrong_count(const Row& row, std::size_t expected) {
  return {message("This row has {} columns, the others have {}", std::to_string(row.fields.size()),
                  std::to_string(expected)),
          {}};
}

std::optional<RowRefusal> broken(const Row& row) {
  switch (row.problem) {
    case RowProblem::unclosed_quote:
      return RowRefusal{message("A quotation mark is never closed"), blank_or_short(row.raw)};
    case RowProblem::field_too_long:
      return RowRefusal{message("A field is too long"), blank_or_short(row.raw)};
    case RowProblem::record_too_long:
      return RowRefusal{message("This row is too long"), blank_or_short(row.raw)};
    case RowProblem::nul_byte:
      return RowRefusal{message("There are zero bytes in this row"), blank_or_short(row.raw)};
    default:
      return std::nullopt;
  }
}

}  // namespace

ImportMapping::ImportMapping(const ImportSettings& given, Reading& reading)
    : settings(given), targets(import_targets(reading.model())) {
  const ParseContext context = reading.parse_context();
  zone = context.zone;
  currency = context.currency;
  now = context.now;
  for (const auto& column : settings.columns) {
    const auto target = std::find_if(targets.begin(), targets.end(), [&](const ImportTarget& each) {
      return each.key == column.target;
    });
    columns.push_back(
        {column.name, target == targets.end() ? nullptr : &*target, column.whole_numbers});
  }
}

int ImportMapping::column_of(std::string_view target) const {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].target != nullptr && columns[i].target->key == target) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

std::vector<int> ImportMapping::columns_of(std::string_view noun) const {
  std::vector<int> found;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto* target = columns[i].target;
    if (target == nullptr || target->is_contact() || target->type->name != noun) continue;
    found.push_back(static_cast<int>(i));
  }
  return found;
}

std::vector<int> ImportMapping::contact_columns() const {
  std::vector<int> found;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto* target = columns[i].target;
    if (target != nullptr && target->is_contact()) found.push_back(static_cast<int>(i));
  }
  return found;
}

const Value& ImportRow::at(int column) const {
  static const Value empty;
  return column < 0 ? empty : values[static_cast<std::size_t>(column)];
}

std::string_view ImportRow::text(int column) const {
  const auto* held = std::get_if<std::string>(&at(column));
  return held == nullptr ? std::string_view() : std::string_view(*held);
}

ImportRowReader::ImportRowReader(const ImportMapping& mapping)
    : mapping_(mapping), kept_(mapping.columns.size()) {}

std::optional<RowRefusal> ImportRowReader::read(const Row& from, ImportRow& row) {
  if (auto refusal = broken(from)) return refusal;
  const std::size_t expected = mapping_.columns.size();
  if (from.fields.size() < expected) return wrong_count(from, expected);
  for (std::size_t i = expected; i < from.fields.size(); ++i) {
    if (!from.fields[i].empty()) return wrong_count(from, expected);
  }
  row.values.resize(expected);
  for (std::size_t i = 0; i < expected; ++i) {
    const auto& column = mapping_.columns[i];
    if (column.target == nullptr) continue;
    Kept& kept = kept_[i];
    if (!kept.known || kept.text != from.fields[i]) {
      kept.text = from.fields[i];
      kept.value = read_value(column, kept.text);
      kept.known = true;
    }
    if (!kept.value) {
      Message reason = kept.value.error().message;
      reason.arguments.insert(reason.arguments.begin(), column.name);
      return RowRefusal{std::move(reason), blank_or_short(kept.text)};
    }
    row.values[i] = *kept.value;
  }
  return std::nullopt;
}

Result<Value> ImportRowReader::read_value(const ImportMapping::Column& column,
                                          std::string_view field) const {
  const std::string_view text = strip_formula_guard(field);
  const ImportTarget& target = *column.target;
  if (target.is_contact() || !target.field->target.empty()) return read_text(column, text);
  const FieldKind* kind = target.field->kind;
  if (text.find_first_not_of(" \t") == std::string_view::npos) return Value();
  const bool amount = kind == &price_kind() || target.key == "order_line.amount";
  if (amount || kind == &decimal_kind()) {
    // "12.50 EUR", as our own export writes it.
    const AmountText parts = amount ? split_amount(text, mapping_.currency)
                                    : AmountText{std::string(text), mapping_.currency};
    CLIENTELA_ASSIGN(const auto millionths,
                     read_number(parts.amount, 6, mapping_.settings.decimals));
    if (!amount) return Value(Decimal{millionths});
    return Value(Price{Decimal{millionths}, parts.currency});
  }
  if (kind == &integer_kind()) {
    CLIENTELA_ASSIGN(const auto whole, read_number(text, 0, mapping_.settings.decimals));
    return Value(whole);
  }
  if (kind == &date_kind() || kind == &instant_kind()) return read_date(target, text);
  return read_text(column, text);
}

Result<Value> ImportRowReader::read_date(const ImportTarget& target, std::string_view text) const {
  const auto read = parse_date_text(trimmed(text), mapping_.settings.dates);
  if (!read) return wrong(message("{}: not a date"));
  const Date date = Date::of(read->year, read->month, read->day);
  if (read->year < 1900) return wrong(message("{}: this date is too long ago"));
  const bool past = target.key == "order.business_date" || target.key == "client.birthday";
  if (past && date > mapping_.now.utc_date() + 1) {
    return wrong(message("{}: this date is in the future"));
  }
  const bool instant = target.field->kind == &instant_kind();
  if (!instant && (!read->time || target.key != "order.business_date")) return Value(date);
  const auto exact = Instant::parse(trimmed(text));
  if (instant && exact) return Value(*exact);
  const auto time = read->time.value_or(ClockTime{});
  const int minute = time.hour * 60 + time.minute;
  if (!read->utc_offset_minutes) return Value(local_instant(date, minute, mapping_.zone));
  constexpr std::int64_t minute_ms = 60'000;
  const std::int64_t utc_minute =
      std::int64_t{date.days} * 1440 + minute - *read->utc_offset_minutes;
  return Value(Instant{utc_minute * minute_ms});
}

Result<Value> ImportRowReader::read_text(const ImportMapping::Column& column,
                                         std::string_view given) const {
  const ImportTarget& target = *column.target;
  const std::string_view text = column.whole_numbers ? without_padding(given) : given;
  if (text.empty()) return Value();
  if (text.find(replacement_character) != std::string_view::npos) {
    return wrong(message("{}: some characters can't be read; another encoding may fit"));
  }
  if (target.is_contact() && target.contact == ContactKind::email &&
      text.find('@') == std::string_view::npos) {
    return wrong(message("{}: not an e-mail address"));
  }
  const bool is_name = target.is_contact() || !target.field->target.empty();
  const bool is_plain_text =
      is_name || (target.field->kind == &text_kind() && target.field->format == TextFormat::plain);
  if (is_plain_text && is_plain(text) && text.size() <= 1000) return Value(std::string(text));
  if (is_name) {
    std::string name = trimmed(cleaned(text));
    if (character_count(name) > 1000) return wrong(message("{}: this text is too long"));
    return name.empty() ? Value() : Value(std::move(name));
  }
  auto value = target.field->kind->parse(text, *target.field, mapping_.parse());
  if (value) return value;
  return wrong(message("{}: this value does not fit"));
}

std::vector<std::string> fields_of(std::string_view raw, const DelimitedFormat& format) {
  DelimitedFormat alone = format;
  alone.has_separator_line = false;
  DelimitedReader reader(
      [rest = raw](char* buffer, std::size_t capacity) mutable {
        const std::size_t size = rest.copy(buffer, capacity);
        rest.remove_prefix(size);
        return size;
      },
      alone);
  Row row;
  if (!reader.next(row) || row.refused()) return {std::string(raw)};
  return {row.fields.begin(), row.fields.end()};
}

}  // namespace clientela
