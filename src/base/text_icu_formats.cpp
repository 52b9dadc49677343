#include <unicode/dcfmtsym.h>
#include <unicode/decimfmt.h>
#include <unicode/dtfmtsym.h>
#include <unicode/dtptngen.h>
#include <unicode/numberformatter.h>

#include <algorithm>
#include <map>
#include <memory>
#include <mutex>

#include "base/date_style.h"
#include "base/money.h"
#include "base/number_style.h"
#include "base/text.h"
#include "base/text_icu.h"

// ICU's own formatters cost a microsecond or more a call, and a page has hundreds of figures. So
// ICU is asked once how the language writes, and number_style and date_style do the writing.

namespace clientela {
namespace {

using icu_text::require;
using icu_text::to_utf8;

void read_grouping(NumberStyle& style, const icu::Locale& locale) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::NumberFormat> format(
      icu::NumberFormat::createInstance(locale, status));
  require(status, "number format");
  const auto* decimal = dynamic_cast<const icu::DecimalFormat*>(format.get());
  if (decimal == nullptr) return;
  const auto size = [](std::int32_t value, std::size_t otherwise) {
    return value > 0 ? static_cast<std::size_t>(value) : otherwise;
  };
  style.group_size = size(decimal->getGroupingSize(), 0);
  style.next_group_size = size(decimal->getSecondaryGroupingSize(), style.group_size);
  const std::string thousand = to_utf8(
      icu::number::NumberFormatter::withLocale(locale).formatInt(1000, status).toString(status));
  require(status, "number format");
  if (thousand.find(style.group) == std::string::npos) style.least_grouped = 2;
}

// ICU writes a hyphen for a minus in most languages, which people's eyes take for a dash.
std::string with_true_minus(std::string text) {
  const std::size_t hyphen = text.find('-');
  if (hyphen != std::string::npos) text.replace(hyphen, 1, "−");
  return text;
}

NumberStyle number_style(const icu::Locale& locale) {
  using Symbols = icu::DecimalFormatSymbols;
  UErrorCode status = U_ZERO_ERROR;
  const Symbols symbols(locale, status);
  require(status, "number format");
  NumberStyle style;
  for (std::size_t i = 0; i < 10; ++i) {
    style.digits[i] = to_utf8(symbols.getConstDigitSymbol(static_cast<std::int32_t>(i)));
  }
  style.minus = with_true_minus(to_utf8(symbols.getConstSymbol(Symbols::kMinusSignSymbol)));
  style.point = to_utf8(symbols.getConstSymbol(Symbols::kDecimalSeparatorSymbol));
  style.group = to_utf8(symbols.getConstSymbol(Symbols::kGroupingSeparatorSymbol));
  style.money_point = to_utf8(symbols.getConstSymbol(Symbols::kMonetarySeparatorSymbol));
  style.money_group = to_utf8(symbols.getConstSymbol(Symbols::kMonetaryGroupingSeparatorSymbol));
  read_grouping(style, locale);
  return style;
}

// What ICU writes before and after the amount of 1 or -1.
MoneyFrame::Sides money_sides(const icu::Locale& locale, const std::string& digit_one,
                              std::string_view currency, int amount) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::CurrencyUnit unit(
      icu::StringPiece(currency.data(), static_cast<std::int32_t>(currency.size())), status);
  const std::string text = with_true_minus(to_utf8(icu::number::NumberFormatter::withLocale(locale)
                                                       .unit(unit)
                                                       .precision(icu::number::Precision::integer())
                                                       .formatInt(amount, status)
                                                       .toString(status)));
  require(status, "currency format");
  const std::size_t at = text.find(digit_one);
  if (at == std::string::npos) return {text, {}};
  return {text.substr(0, at), text.substr(at + digit_one.size())};
}

template <std::size_t count>
void take_names(std::array<std::string, count>& names, const icu::UnicodeString* found,
                std::int32_t found_count) {
  for (std::size_t i = 0; i < count && static_cast<std::int32_t>(i) < found_count; ++i) {
    names[i] = to_utf8(found[i]);
  }
}

// ICU's weekdays begin with an unused one and Sunday.
void take_weekdays(std::array<std::string, 7>& names, const icu::UnicodeString* found,
                   std::int32_t found_count) {
  for (std::size_t i = 0; i < names.size() && found_count >= 8; ++i) {
    names[i] = to_utf8(found[i == 6 ? 1 : i + 2]);
  }
}

DateNames date_names(const icu::Locale& locale) {
  using Symbols = icu::DateFormatSymbols;
  UErrorCode status = U_ZERO_ERROR;
  const Symbols symbols(locale, status);
  require(status, "date format");
  DateNames names;
  std::int32_t n = 0;
  const auto months = [&](auto& into, auto context, auto width) {
    const auto* found = symbols.getMonths(n, context, width);
    take_names(into, found, n);
  };
  months(names.month, Symbols::FORMAT, Symbols::WIDE);
  months(names.short_month, Symbols::FORMAT, Symbols::ABBREVIATED);
  months(names.standing_month, Symbols::STANDALONE, Symbols::WIDE);
  months(names.short_standing_month, Symbols::STANDALONE, Symbols::ABBREVIATED);
  const auto* weekdays = symbols.getWeekdays(n, Symbols::STANDALONE, Symbols::WIDE);
  take_weekdays(names.weekday, weekdays, n);
  const auto* short_weekdays = symbols.getWeekdays(n, Symbols::STANDALONE, Symbols::ABBREVIATED);
  take_weekdays(names.short_weekday, short_weekdays, n);
  const auto* half_days = symbols.getAmPmStrings(n);
  take_names(names.half_day, half_days, n);
  return names;
}

// English alone means the international kind: the day before the month, 24 hours.
icu::Locale locale_of_dates(std::string_view language) {
  return icu_text::locale_of(language == "en" ? "en-150" : language);
}

}  // namespace

struct Formats::Implementation {
  explicit Implementation(std::string_view language);
  const MoneyFrame& frame_of(std::string_view currency);
  std::string write(const DatePattern& pattern, DatePattern::Moment moment) const {
    return pattern.write(moment, names, numbers.digits);
  }
  std::string write(const DatePattern& pattern, Instant instant, std::string_view zone) const;

  icu::Locale locale;
  NumberStyle numbers;
  DateNames names;
  DatePattern date, month, day_and_month, weekday, date_time, time;

 private:
  std::mutex frames_mutex_;
  std::map<std::string, MoneyFrame, std::less<>> frames_;  // a frame never goes away
};

Formats::Implementation::Implementation(std::string_view language)
    : locale(icu_text::locale_of(language)), numbers(number_style(locale)) {
  const icu::Locale of_dates = locale_of_dates(language);
  names = date_names(of_dates);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
      icu::DateTimePatternGenerator::createInstance(of_dates, status));
  require(status, "date format");
  const auto pattern = [&](const char16_t* skeleton) {
    DatePattern best(to_utf8(patterns->getBestPattern(skeleton, status)));
    require(status, "date format");
    return best;
  };
  date = pattern(u"yMMMd");
  month = pattern(u"yMMMM");
  day_and_month = pattern(u"MMMMd");
  weekday = pattern(u"cccc");
  date_time = pattern(u"yMMMdjm");
  time = pattern(u"jm");
}

const MoneyFrame& Formats::Implementation::frame_of(std::string_view currency) {
  const std::lock_guard lock(frames_mutex_);
  if (const auto known = frames_.find(currency); known != frames_.end()) return known->second;
  const auto sides = [&](int amount) {
    return money_sides(locale, numbers.digits[1], currency, amount);
  };
  return frames_.emplace(std::string(currency), MoneyFrame{sides(1), sides(-1)}).first->second;
}

std::string Formats::Implementation::write(const DatePattern& pattern, Instant instant,
                                           std::string_view zone) const {
  const Instant local{instant.ms + zone_offset_minutes(instant, zone) * 60'000LL};
  const Date day = local.utc_date();
  const auto minute = static_cast<int>((local.ms - day.days * 86'400'000LL) / 60'000);
  return write(pattern, {day, minute});
}

Formats::Formats(std::string_view language)
    : implementation_(std::make_unique<Implementation>(language)) {}
Formats::~Formats() = default;
Formats::Formats(Formats&&) noexcept = default;
Formats& Formats::operator=(Formats&&) noexcept = default;

std::string Formats::integer(std::int64_t value) const {
  return styled_number(implementation_->numbers, std::to_string(value));
}

std::string Formats::number(std::string_view decimal_text) const {
  return styled_number(implementation_->numbers, decimal_text);
}

std::string Formats::money(std::string_view decimal_text, std::string_view currency) const {
  const auto known = Currency::parse(currency);
  if (!known) return number(decimal_text);
  const MoneyFrame& frame = implementation_->frame_of(known->code());
  return styled_money(implementation_->numbers, frame, decimal_text);
}

std::string Formats::date(Date date) const {
  return implementation_->write(implementation_->date, {date});
}

std::string Formats::month(Date date) const {
  return implementation_->write(implementation_->month, {date});
}

std::string Formats::day_and_month(Date date) const {
  return implementation_->write(implementation_->day_and_month, {date});
}

std::string Formats::weekday(Date date) const {
  return implementation_->write(implementation_->weekday, {date});
}

std::string Formats::date_time(Instant instant, std::string_view zone) const {
  return implementation_->write(implementation_->date_time, instant, zone);
}

std::string Formats::time(Instant instant, std::string_view zone) const {
  return implementation_->write(implementation_->time, instant, zone);
}

}  // namespace clientela
