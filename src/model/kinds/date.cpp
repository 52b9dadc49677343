#include "base/date_text.h"
#include "model/kinds/kind.h"

namespace clientela {
namespace {

// The canonical form, or one that can't be misread: year first, or points between (31.3.2026).
std::optional<Date> read_date(const std::string& text) {
  if (const auto date = Date::parse(text)) return date;
  const bool points = text.find('.') != std::string::npos;
  for (const DateFormat format : {DateFormat::year_month_day, DateFormat::day_month_year}) {
    if (format == DateFormat::day_month_year && !points) continue;
    const auto read = parse_date_text(text, format);
    if (read && !read->time && Date::exists(read->year, read->month, read->day)) {
      return Date::of(read->year, read->month, read->day);
    }
  }
  return std::nullopt;
}

class DateKind final : public TypedKind<Date> {
 public:
  std::string_view name() const override { return "date"; }
  std::span<const KindColumn> columns() const override { return integer_column; }

  Result<Value> parse(std::string_view text, const Field&, const ParseContext&) const override {
    const std::string day = trimmed(text);
    if (day.empty()) return Value();
    if (const auto date = read_date(day)) return Value(*date);
    return invalid("", message("“{}” is not a date. Write it as year-month-day: 2026-03-31.",
                               cleaned(shortened(day, 100))));
  }

  Value load(std::span<const Cell> cells) const override {
    const auto* days = std::get_if<std::int64_t>(&cells[0]);
    return days == nullptr ? Value() : Value(Date{static_cast<std::int32_t>(*days)});
  }

 private:
  std::string text_of(const Date& value, const Field&) const override { return value.text(); }
  std::string shown_of(const Date& value, const Field&, const ShowContext& context) const override {
    return context.formats.date(value);
  }
  void store_value(const Date& value, std::span<Cell> cells) const override {
    cells[0] = std::int64_t{value.days};
  }
};

}  // namespace

const FieldKind& date_kind() {
  static const DateKind kind;
  return kind;
}

}  // namespace clientela
