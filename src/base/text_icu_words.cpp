#include <unicode/dtptngen.h>
#include <unicode/locid.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

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

std::vector<std::pair<std::string, std::string>> common_languages(std::string_view in_language) {
  std::vector<std::pair<std::string, std::string>> languages;
  for (const char* code : common_codes) {
    languages.emplace_back(code, language_name(code, in_language));
  }
  const Collator collator(in_language);
  std::sort(languages.begin(), languages.end(), [&](const auto& a, const auto& b) {
    return collator.sort_key(a.second) < collator.sort_key(b.second);
  });
  return languages;
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
