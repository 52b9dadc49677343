#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"

namespace clientela {

// Words that depend on a language and that pages need now and then: beside base/text.h, which has
// what they need all the time. Any thread.

// What a language is called in another: "cs" in "en" is "Czech". A code that nobody knows is given
// back as it is.
std::string language_name(std::string_view code, std::string_view in_language);
// The codes of the languages that companies' clients commonly speak, with their names in a
// language, in its alphabetical order.
std::vector<std::pair<std::string, std::string>> common_languages(std::string_view in_language);

// The weekday with its day, in the order that the language has: "Sunday, 22 November",
// "11월 22일 일요일".
std::string weekday_and_day(Date date, std::string_view language);

}  // namespace clientela
