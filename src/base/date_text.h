#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace clientela {

// In which order a column of dates names year, month and day.
enum class DateFormat {
  year_month_day,  // 2026-03-31, 2026/3/31, 20260331, "2026. 3. 31."
  day_month_year,  // 31.3.2026, 31/03/26, 31-3-2026
  month_day_year,  // 3/31/2026
};

struct ClockTime {
  int hour = 0;
  int minute = 0;
  int second = 0;

  friend bool operator==(const ClockTime&, const ClockTime&) = default;
};

// A day of the Gregorian calendar that exists, with what else the text told.
struct DateText {
  int year = 0;
  int month = 0;
  int day = 0;
  std::optional<ClockTime> time;
  std::optional<int> utc_offset_minutes;

  friend bool operator==(const DateText&, const DateText&) = default;
};

// Reads a date, with a time behind it or without: "3/31/2026 1:05 PM",
// "2026-03-31T13:05:09.25+02:00". Years of two digits are 1969 to 2068. Fractions of seconds are
// dropped. Nothing if the text is no date in that format; names of months are not understood.
std::optional<DateText> parse_date_text(std::string_view text, DateFormat format);

struct DateFormatGuess {
  DateFormat format = DateFormat::year_month_day;
  std::size_t fitting = 0;  // samples that are dates in that format
  std::size_t samples = 0;  // that are not empty
  // All fitting samples would be dates with day and month exchanged as well: ask a person.
  bool ambiguous = false;
};

// Chooses the format that fits most samples; where day and month could be exchanged, those above
// 12 decide. Dots mean day.month.year. Nothing if no sample is a date.
std::optional<DateFormatGuess> guess_date_format(const std::vector<std::string_view>& samples);

}  // namespace clientela
