#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace clientela {

// A day of the Gregorian calendar, without a time or a zone.
struct Date {
  std::int32_t days = 0;  // since 1970-01-01

  static Date of(int year, int month, int day);
  // Whether such a day exists, for years 1 to 9999.
  static bool exists(int year, int month, int day);
  // Reads "2026-03-31" and nothing else.
  static std::optional<Date> parse(std::string_view text);

  struct Parts {
    int year, month, day;
  };
  Parts parts() const;
  int weekday() const;       // 0 Monday ... 6 Sunday
  std::string text() const;  // "2026-03-31"

  friend auto operator<=>(const Date&, const Date&) = default;
  friend Date operator+(Date date, int days) { return {date.days + days}; }
  friend Date operator-(Date date, int days) { return {date.days - days}; }
  friend int operator-(Date a, Date b) { return a.days - b.days; }
};

// A moment in UTC, to the millisecond.
struct Instant {
  std::int64_t ms = 0;  // since 1970-01-01T00:00:00Z

  // Reads RFC 3339: "2026-03-31T12:30:00Z", with optional seconds, fraction and offset.
  static std::optional<Instant> parse(std::string_view text);
  std::string text() const;  // "2026-03-31T12:30:00.000Z"
  Date utc_date() const;

  friend auto operator<=>(const Instant&, const Instant&) = default;
};

}  // namespace clientela
