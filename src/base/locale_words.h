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

// Codes with their names in a language, in its alphabetical order.
using NamedCodes = std::vector<std::pair<std::string, std::string>>;

// The languages that companies' clients commonly speak. Lives for ever, as does time_zones().
const NamedCodes& common_languages(std::string_view in_language);
// All time zones by the place that stands for them: "Europe/Prague" is "Prague". UTC comes first.
const NamedCodes& time_zones(std::string_view in_language);
// The place that stands for a time zone; one that nobody knows is given back as it is.
std::string zone_name(std::string_view zone, std::string_view in_language);

// The weekday with its day, in the order that the language has: "Sunday, 22 November",
// "11월 22일 일요일".
std::string weekday_and_day(Date date, std::string_view language);

}  // namespace clientela
