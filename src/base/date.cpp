#include "base/date.h"

#include <fmt/format.h>

namespace clientela {
namespace {

// Days from civil and back: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms".
std::int32_t days_from_civil(int y, int m, int d) {
  y -= m <= 2;
  const int era = (y >= 0 ? y : y - 399) / 400;
  const int year_of_era = y - era * 400;
  const int day_of_year = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

// Reads exactly `count` digits at `at` and moves behind them; -1 when they are not there.
int digits(std::string_view text, std::size_t& at, std::size_t count) {
  if (text.size() < at + count) return -1;
  int value = 0;
  for (std::size_t end = at + count; at < end; ++at) {
    if (text[at] < '0' || text[at] > '9') return -1;
    value = value * 10 + (text[at] - '0');
  }
  return value;
}

bool accept(std::string_view text, std::size_t& at, char c) {
  if (at >= text.size() || text[at] != c) return false;
  ++at;
  return true;
}

std::optional<Date> read_date(std::string_view text, std::size_t& at) {
  const int year = digits(text, at, 4);
  if (year < 0 || !accept(text, at, '-')) return std::nullopt;
  const int month = digits(text, at, 2);
  if (month < 0 || !accept(text, at, '-')) return std::nullopt;
  const int day = digits(text, at, 2);
  if (day < 0 || !Date::exists(year, month, day)) return std::nullopt;
  return Date::of(year, month, day);
}

// ":30:05.123" behind the hour, in milliseconds; seconds and fraction may be missing.
std::optional<std::int64_t> read_minutes(std::string_view text, std::size_t& at) {
  if (!accept(text, at, ':')) return std::nullopt;
  const int minute = digits(text, at, 2);
  if (minute < 0 || minute > 59) return std::nullopt;
  std::int64_t ms = minute * 60'000LL;
  if (!accept(text, at, ':')) return ms;
  const int second = digits(text, at, 2);
  if (second < 0 || second > 59) return std::nullopt;
  ms += second * 1000LL;
  if (!accept(text, at, '.')) return ms;
  int place = 100;
  const std::size_t start = at;
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') {
    ms += place * (text[at++] - '0');
    place /= 10;
  }
  if (at == start) return std::nullopt;
  return ms;
}

std::optional<std::int64_t> read_offset(std::string_view text, std::size_t& at) {
  if (accept(text, at, 'Z') || accept(text, at, 'z')) return 0;
  const bool west = at < text.size() && text[at] == '-';
  if (!accept(text, at, '+') && !accept(text, at, '-')) return std::nullopt;
  const int hour = digits(text, at, 2);
  accept(text, at, ':');
  const int minute = digits(text, at, 2);
  if (hour < 0 || hour > 18 || minute < 0 || minute > 59) return std::nullopt;
  const std::int64_t offset = (hour * 60LL + minute) * 60'000;
  return west ? -offset : offset;
}

}  // namespace

Date Date::of(int year, int month, int day) { return {days_from_civil(year, month, day)}; }

bool Date::exists(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return false;
  static constexpr int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  return day <= lengths[month - 1] + (month == 2 && leap ? 1 : 0);
}

std::optional<Date> Date::parse(std::string_view text) {
  std::size_t at = 0;
  const auto date = read_date(text, at);
  if (!date || at != text.size()) return std::nullopt;
  return date;
}

Date::Parts Date::parts() const {
  const int z = days + 719468;
  const int era = (z >= 0 ? z : z - 146096) / 146097;
  const int day_of_era = z - era * 146097;
  const int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted_month = (5 * day_of_year + 2) / 153;
  const int day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
  const int month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day};
}

int Date::weekday() const { return ((days + 3) % 7 + 7) % 7; }

std::string Date::text() const {
  const auto p = parts();
  return fmt::format("{:04}-{:02}-{:02}", p.year, p.month, p.day);
}

std::optional<Instant> Instant::parse(std::string_view text) {
  std::size_t at = 0;
  const auto date = read_date(text, at);
  if (!date || (!accept(text, at, 'T') && !accept(text, at, 't') && !accept(text, at, ' ')))
    return std::nullopt;
  const int hour = digits(text, at, 2);
  if (hour < 0 || hour > 23) return std::nullopt;
  const auto minutes = read_minutes(text, at);
  if (!minutes) return std::nullopt;
  const auto offset = read_offset(text, at);
  if (!offset || at != text.size()) return std::nullopt;
  return Instant{date->days * 86'400'000LL + hour * 3'600'000LL + *minutes - *offset};
}

std::string Instant::text() const {
  const Date date = utc_date();
  const std::int64_t rest = ms - date.days * 86'400'000LL;
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", date.text(), rest / 3'600'000,
                     rest / 60'000 % 60, rest / 1000 % 60, rest % 1000);
}

Date Instant::utc_date() const {
  std::int64_t day = ms / 86'400'000;
  if (ms % 86'400'000 < 0) --day;
  return {static_cast<std::int32_t>(day)};
}

}  // namespace clientela
