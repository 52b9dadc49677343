#include "model/kinds/kind.h"

namespace clientela {
namespace {

constexpr std::int64_t minute_ms = 60'000;

// With an offset it is a moment by itself; without one it is local time in the zone, as
// <input type=datetime-local> sends it; a day alone is its midnight.
std::optional<Instant> read_instant(const std::string& text, std::string_view zone) {
  if (const auto instant = Instant::parse(text)) return instant;
  if (const auto date = Date::parse(text)) return local_instant(*date, 0, zone);
  const auto as_if_utc = Instant::parse(text + "Z");
  if (!as_if_utc) return std::nullopt;
  const Date date = as_if_utc->utc_date();
  const std::int64_t within_day_ms = as_if_utc->ms - date.days * (24 * 60 * minute_ms);
  const auto minute = static_cast<int>(within_day_ms / minute_ms);
  return Instant{local_instant(date, minute, zone).ms + within_day_ms % minute_ms};
}

class InstantKind final : public TypedKind<Instant> {
 public:
  std::string_view name() const override { return "instant"; }
  std::span<const KindColumn> columns() const override { return integer_column; }

  Result<Value> parse(std::string_view text, const Field&,
                      const ParseContext& context) const override {
    const std::string moment = trimmed(text);
    if (moment.empty()) return Value();
    if (const auto instant = read_instant(moment, context.zone)) return Value(*instant);
    return invalid("", message("“{}” is not a time. Write it as 2026-03-31T12:30, with an offset "
                               "such as +02:00 or Z if it is not local time.",
                               cleaned(shortened(moment, 100))));
  }

  Value load(std::span<const Cell> cells) const override {
    const auto* ms = std::get_if<std::int64_t>(&cells[0]);
    return ms == nullptr ? Value() : Value(Instant{*ms});
  }

 private:
  std::string text_of(const Instant& value, const Field&) const override { return value.text(); }
  std::string shown_of(const Instant& value, const Field&,
                       const ShowContext& context) const override {
    return context.formats.date_time(value, context.zone);
  }
  void store_value(const Instant& value, std::span<Cell> cells) const override {
    cells[0] = value.ms;
  }
};

}  // namespace

const FieldKind& instant_kind() {
  static const InstantKind kind;
  return kind;
}

}  // namespace clientela
