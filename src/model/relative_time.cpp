#include "model/relative_time.h"

#include <algorithm>
#include <cstdlib>

namespace clientela {
namespace {

constexpr std::int64_t minute_ms = 60'000;
constexpr std::int64_t hour_ms = 60 * minute_ms;
constexpr std::size_t max_digits = 5;
constexpr std::string_view units = "hdwmy";

Date clamped(std::int64_t days) {
  static const Date first = Date::of(1, 1, 1);
  static const Date last = Date::of(9999, 12, 31);
  return {static_cast<std::int32_t>(std::clamp<std::int64_t>(days, first.days, last.days))};
}

Date plus_months(Date date, int months) {
  const auto parts = date.parts();
  const int month_count = parts.year * 12 + (parts.month - 1) + months;
  const int year = month_count / 12;
  if (month_count < 12) return clamped(Date::of(1, 1, 1).days);
  if (year > 9999) return clamped(Date::of(9999, 12, 31).days);
  const int month = month_count % 12 + 1;
  int day = parts.day;
  while (!Date::exists(year, month, day)) --day;
  return Date::of(year, month, day);
}

// Moved by days, weeks, months or years; hours leave it as it is.
Date moved(Date date, const RelativeTime& time) {
  switch (time.unit) {
    case 'd':
      return clamped(std::int64_t{date.days} + time.amount);
    case 'w':
      return clamped(std::int64_t{date.days} + std::int64_t{time.amount} * 7);
    case 'm':
      return plus_months(date, time.amount);
    case 'y':
      return plus_months(date, time.amount * 12);
    default:
      return date;
  }
}

Instant plus_hours(Instant instant, int hours) {
  static const std::int64_t first = Date::of(1, 1, 1).days * 24 * hour_ms;
  static const std::int64_t last =
      (Date::of(9999, 12, 31).days + std::int64_t{1}) * 24 * hour_ms - 1;
  return {std::clamp(instant.ms + hours * hour_ms, first, last)};
}

}  // namespace

std::optional<RelativeTime> parse_relative_time(std::string_view text) {
  RelativeTime time;
  if (text.substr(0, 3) == "now") {
    time.from_now = true;
    text.remove_prefix(3);
  } else if (text.substr(0, 5) == "today") {
    text.remove_prefix(5);
  } else {
    return std::nullopt;
  }
  if (text.empty()) return time;
  const char sign = text.front();
  const char unit = text.back();
  if (text.size() < 3 || text.size() > max_digits + 2) return std::nullopt;
  if (std::string_view("+- ").find(sign) == std::string_view::npos) return std::nullopt;
  if (units.find(unit) == std::string_view::npos) return std::nullopt;
  for (const char c : text.substr(1, text.size() - 2)) {
    if (c < '0' || c > '9') return std::nullopt;
    time.amount = time.amount * 10 + (c - '0');
  }
  if (sign == '-') time.amount = -time.amount;
  if (time.amount != 0) time.unit = unit;
  return time;
}

std::string relative_time_text(const RelativeTime& time) {
  std::string text = time.from_now ? "now" : "today";
  if (time.amount == 0) return text;
  text += time.amount < 0 ? '-' : '+';
  text += std::to_string(std::abs(time.amount));
  text += time.unit;
  return text;
}

Date relative_date(const RelativeTime& time, const ParseContext& context) {
  if (time.unit == 'h') return local_date(relative_instant(time, context), context.zone);
  return moved(local_date(context.now, context.zone), time);
}

Instant relative_instant(const RelativeTime& time, const ParseContext& context) {
  const Date today = local_date(context.now, context.zone);
  if (time.unit == 'h' || time.amount == 0) {
    const Instant start = time.from_now ? context.now : local_instant(today, 0, context.zone);
    return plus_hours(start, time.unit == 'h' ? time.amount : 0);
  }
  const Date day = moved(today, time);
  if (!time.from_now) return local_instant(day, 0, context.zone);
  const std::int64_t local_ms =
      context.now.ms + zone_offset_minutes(context.now, context.zone) * minute_ms;
  const std::int64_t within_day_ms = local_ms - today.days * 24 * hour_ms;
  const auto minute = static_cast<int>(within_day_ms / minute_ms);
  return {local_instant(day, minute, context.zone).ms + within_day_ms % minute_ms};
}

}  // namespace clientela
