#pragma once

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <string>
#include <string_view>

// Shared by the text_icu*.cpp files; no other file may include it.
namespace clientela::icu_text {

// ICU fails only when its data is missing or memory ends: thrown as std::runtime_error.
void require(UErrorCode status, const char* what);

icu::UnicodeString from_utf8(std::string_view text);
std::string to_utf8(const icu::UnicodeString& text);
// The locale of a BCP 47 tag ("cs", "en-GB"), with the Gregorian calendar.
icu::Locale locale_of(std::string_view language);

}  // namespace clientela::icu_text
