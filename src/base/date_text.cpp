#include "base/date_text.h"

#include <array>

namespace clientela {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Reads a text from its beginning; each method takes what it recognises or nothing.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  struct Number {
    int value;
    std::size_t digits;
  };
  std::optional<Number> number(std::size_t most_digits) {
    Number number{0, 0};
    while (number.digits < most_digits && number.digits < text_.size() &&
           is_digit(text_[number.digits]))
      number.value = number.value * 10 + (text_[number.digits++] - '0');
    if (number.digits == 0) return std::nullopt;
    text_.remove_prefix(number.digits);
    return number;
  }
  bool take(std::string_view expected) {
    if (text_.substr(0, expected.size()) != expected) return false;
    text_.remove_prefix(expected.size());
    return true;
  }
  // One of the characters, or 0.
  char take_any(std::string_view characters) {
    if (text_.empty() || characters.find(text_.front()) == characters.npos) return '\0';
    const char taken = text_.front();
    text_.remove_prefix(1);
    return taken;
  }
  bool skip_spaces() {
    const std::size_t before = text_.size();
    while (take(" ") || take("\t") || take("\u00A0") || take("\u202F")) {
    }
    return text_.size() < before;
  }
  bool at_end() const { return text_.empty(); }

 private:
  std::string_view text_;
};

bool day_exists(int year, int month, int day) {
  constexpr std::array days_in_month{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (year < 1 || month < 1 || month > 12 || day < 1) return false;
  const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
  const int days = days_in_month[static_cast<std::size_t>(month - 1)];
  return day <= days + (leap && month == 2 ? 1 : 0);
}

std::optional<int> full_year(Cursor::Number number) {
  if (number.digits == 4) return number.value;
  if (number.digits != 2) return std::nullopt;
  return number.value < 69 ? 2000 + number.value : 1900 + number.value;
}

std::optional<DateText> make_date(Cursor::Number year, Cursor::Number month, Cursor::Number day) {
  const auto whole_year = full_year(year);
  if (!whole_year || month.digits > 2 || day.digits > 2) return std::nullopt;
  if (!day_exists(*whole_year, month.value, day.value)) return std::nullopt;
  return DateText{*whole_year, month.value, day.value, {}, {}};
}

std::optional<DateText> take_compact_date(Cursor& cursor) {
  const auto year = cursor.number(4);
  const auto month = cursor.number(2);
  const auto day = cursor.number(2);
  if (!year || !month || !day || year->digits + month->digits + day->digits != 8)
    return std::nullopt;
  return make_date(*year, *month, *day);
}

std::optional<DateText> take_date(Cursor& cursor, DateFormat format) {
  const Cursor start = cursor;
  std::array<Cursor::Number, 3> numbers{};
  char separator = '\0';
  for (std::size_t i = 0; i < 3; ++i) {
    const auto number = cursor.number(4);
    if (!number) return std::nullopt;
    numbers[i] = *number;
    if (i == 2) break;
    const char taken = cursor.take_any(i == 0 ? "-/." : std::string_view(&separator, 1));
    if (!taken) {
      if (i > 0 || format != DateFormat::year_month_day) return std::nullopt;
      cursor = start;
      return take_compact_date(cursor);
    }
    separator = taken;
    if (separator == '.') cursor.skip_spaces();
  }
  if (separator == '.') cursor.take(".");
  const auto& [a, b, c] = numbers;
  if (format == DateFormat::year_month_day)
    return a.digits == 4 ? make_date(a, b, c) : std::nullopt;
  if (format == DateFormat::day_month_year) return make_date(c, b, a);
  return separator == '.' ? std::nullopt : make_date(c, a, b);
}

// "am", "PM", "a.m.": turns an hour of twelve into one of twenty-four.
bool take_half_of_day(Cursor& cursor, ClockTime& time) {
  const char half = cursor.take_any("aApP");
  if (!half) return true;
  cursor.take(".");
  if (!cursor.take_any("mM")) return false;
  cursor.take(".");
  if (time.hour < 1 || time.hour > 12) return false;
  time.hour = time.hour % 12 + (half == 'p' || half == 'P' ? 12 : 0);
  return true;
}

std::optional<ClockTime> take_time(Cursor& cursor) {
  ClockTime time;
  const auto hour = cursor.number(2);
  if (!hour || !cursor.take(":")) return std::nullopt;
  const auto minute = cursor.number(2);
  if (!minute || minute->digits != 2) return std::nullopt;
  time.hour = hour->value;
  time.minute = minute->value;
  if (cursor.take(":")) {
    const auto second = cursor.number(2);
    if (!second || second->digits != 2) return std::nullopt;
    time.second = second->value;
    if (cursor.take_any(".,") && !cursor.number(9)) return std::nullopt;
  }
  cursor.skip_spaces();
  if (!take_half_of_day(cursor, time)) return std::nullopt;
  if (time.hour > 23 || time.minute > 59 || time.second > 59) return std::nullopt;
  return time;
}

// "Z", "+02:00", "+0200" or "+02", if anything; false if it is none of them.
bool take_utc_offset(Cursor& cursor, std::optional<int>& offset_minutes) {
  if (cursor.take_any("Zz")) {
    offset_minutes = 0;
    return true;
  }
  const char sign = cursor.take_any("+-");
  if (!sign) return true;
  const auto hours = cursor.number(2);
  if (!hours || hours->digits != 2 || hours->value > 14) return false;
  int minutes = 0;
  if (const bool colon = cursor.take(":"); colon || !cursor.at_end()) {
    const auto number = cursor.number(2);
    if (!number || number->digits != 2 || number->value > 59) return false;
    minutes = number->value;
  }
  offset_minutes = (hours->value * 60 + minutes) * (sign == '-' ? -1 : 1);
  return true;
}

}  // namespace

std::optional<DateText> parse_date_text(std::string_view text, DateFormat format) {
  Cursor cursor(text);
  cursor.skip_spaces();
  auto date = take_date(cursor, format);
  if (!date) return std::nullopt;
  const bool parted = cursor.skip_spaces();
  if (cursor.at_end()) return date;
  if (!parted && !cursor.take_any("Tt")) return std::nullopt;
  date->time = take_time(cursor);
  if (!date->time || !take_utc_offset(cursor, date->utc_offset_minutes)) return std::nullopt;
  cursor.skip_spaces();
  return cursor.at_end() ? date : std::nullopt;
}

std::optional<DateFormatGuess> guess_date_format(const std::vector<std::string_view>& samples) {
  std::array<DateFormatGuess, 3> guesses{DateFormatGuess{DateFormat::year_month_day},
                                         DateFormatGuess{DateFormat::day_month_year},
                                         DateFormatGuess{DateFormat::month_day_year}};
  std::size_t not_empty = 0;
  for (const auto sample : samples) {
    if (sample.find_first_not_of(" \t") == sample.npos) continue;
    ++not_empty;
    for (auto& guess : guesses) guess.fitting += parse_date_text(sample, guess.format).has_value();
  }
  DateFormatGuess best = guesses[0];
  for (const auto& guess : guesses)
    if (guess.fitting > best.fitting) best = guess;
  if (best.fitting == 0) return std::nullopt;
  best.samples = not_empty;
  best.ambiguous =
      best.format == DateFormat::day_month_year && guesses[1].fitting == guesses[2].fitting;
  return best;
}

}  // namespace clientela
