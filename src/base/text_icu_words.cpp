#include <unicode/dtptngen.h>
#include <unicode/locid.h>
#include <unicode/smpdtfmt.h>
#include <unicode/strenum.h>
#include <unicode/timezone.h>
#include <unicode/tznames.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <mutex>

#include "base/locale_words.h"
#include "base/text.h"
#include "base/text_icu.h"

namespace clientela {
namespace {

using icu_text::require;
using icu_text::to_utf8;

constexpr std::array<const char*, 40> common_codes{
    "ar", "bg", "bn", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he",
    "hi", "hr", "hu", "id", "it", "ja", "ka", "kk", "ko", "lt", "lv", "nl", "no", "pl",
    "pt", "ro", "ru", "sk", "sl", "sr", "sv", "th", "tr", "uk", "vi", "zh"};

// Begins a label where the language writes names of languages small ("čeština").
icu::UnicodeString capitalised(icu::UnicodeString name, const icu::Locale& locale) {
  return name.toTitle(nullptr, locale, U_TITLECASE_NO_LOWERCASE | U_TITLECASE_WHOLE_STRING);
}

std::unique_ptr<icu::SimpleDateFormat> weekday_format(std::string_view language) {
  const icu::Locale locale = icu_text::locale_of(language == "en" ? "en-150" : language);
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
      icu::DateTimePatternGenerator::createInstance(locale, status));
  require(status, "date format");
  const icu::UnicodeString pattern = patterns->getBestPattern(u"MMMMEEEEd", status);
  require(status, "date format");
  auto format = std::make_unique<icu::SimpleDateFormat>(pattern, locale, status);
  require(status, "date format");
  format->setTimeZone(*icu::TimeZone::getGMT());
  return format;
}

void sort_by_name(NamedCodes& codes, std::string_view language) {
  const Collator collator(language);
  std::sort(codes.begin(), codes.end(), [&](const auto& a, const auto& b) {
    return collator.sort_key(a.second) < collator.sort_key(b.second);
  });
}

NamedCodes named_languages(std::string_view in_language) {
  NamedCodes languages;
  for (const char* code : common_codes) {
    languages.emplace_back(code, language_name(code, in_language));
  }
  sort_by_name(languages, in_language);
  return languages;
}

std::unique_ptr<icu::TimeZoneNames> zone_names(std::string_view language) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::TimeZoneNames> names(
      icu::TimeZoneNames::createInstance(icu_text::locale_of(language), status));
  require(status, "names of time zones");
  return names;
}

std::string place_of(const icu::TimeZoneNames& names, const icu::UnicodeString& zone) {
  icu::UnicodeString name;
  names.getExemplarLocationName(zone, name);
  return to_utf8(name.isEmpty() ? zone : name);
}

NamedCodes named_zones(std::string_view in_language) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::StringEnumeration> codes(icu::TimeZone::createTimeZoneIDEnumeration(
      UCAL_ZONE_TYPE_CANONICAL_LOCATION, nullptr, nullptr, status));
  require(status, "time zones");
  const auto names = zone_names(in_language);
  NamedCodes zones;
  while (const icu::UnicodeString* code = codes->snext(status)) {
    zones.emplace_back(to_utf8(*code), place_of(*names, *code));
  }
  require(status, "time zones");
  sort_by_name(zones, in_language);
  zones.insert(zones.begin(), {"UTC", "UTC"});
  return zones;
}

// Making names takes milliseconds, and forms show them often: each language is named once.
const NamedCodes& named_once(std::map<std::string, NamedCodes, std::less<>>& lists,
                             std::string_view language, NamedCodes (*make)(std::string_view)) {
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  auto known = lists.find(language);
  if (known == lists.end()) known = lists.emplace(std::string(language), make(language)).first;
  return known->second;
}

}  // namespace

std::string language_name(std::string_view code, std::string_view in_language) {
  std::string text(code);
  if (text.empty()) return text;
  const icu::Locale wanted = icu::Locale::createFromName(text.c_str());
  const icu::Locale reader = icu_text::locale_of(in_language);
  icu::UnicodeString name;
  wanted.getDisplayName(reader, name);
  if (wanted.isBogus() || name.isEmpty() || to_utf8(name) == text) return text;
  return to_utf8(capitalised(name, reader));
}

const NamedCodes& common_languages(std::string_view in_language) {
  static std::map<std::string, NamedCodes, std::less<>> lists;
  return named_once(lists, in_language, named_languages);
}

const NamedCodes& time_zones(std::string_view in_language) {
  static std::map<std::string, NamedCodes, std::less<>> lists;
  return named_once(lists, in_language, named_zones);
}

std::string zone_name(std::string_view zone, std::string_view in_language) {
  const NamedCodes& zones = time_zones(in_language);
  const auto known = std::find_if(zones.begin(), zones.end(),
                                  [&](const auto& named) { return named.first == zone; });
  if (known != zones.end()) return known->second;
  if (!known_zone(zone)) return std::string(zone);
  return place_of(*zone_names(in_language), icu_text::from_utf8(zone));
}

std::string weekday_and_day(Date date, std::string_view language) {
  static std::mutex mutex;
  static std::map<std::string, std::unique_ptr<icu::SimpleDateFormat>, std::less<>> formats;
  const std::lock_guard lock(mutex);
  auto known = formats.find(language);
  if (known == formats.end()) {
    known = formats.emplace(std::string(language), weekday_format(language)).first;
  }
  icu::UnicodeString text;
  known->second->format(static_cast<UDate>(date.days) * 86'400'000.0, text);
  return to_utf8(text);
}

}  // namespace clientela
