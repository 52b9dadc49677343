#include "base/locale_words.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.h"

namespace clientela {
namespace {

TEST(LocaleWords, names_languages_in_the_readers_language) {
  EXPECT_EQ(language_name("cs", "en"), "Czech");
  EXPECT_EQ(language_name("cs", "cs"), "Čeština");
  EXPECT_EQ(language_name("en", "ru"), "Английский");
  EXPECT_EQ(language_name("ko", "ko"), "한국어");
  EXPECT_EQ(language_name("pt-BR", "en"), "Portuguese (Brazil)");
}

TEST(LocaleWords, gives_an_unknown_code_back) {
  EXPECT_EQ(language_name("qxx", "en"), "qxx");
  EXPECT_EQ(language_name("", "en"), "");
  EXPECT_EQ(language_name("not a tag!", "en"), "not a tag!");
}

TEST(LocaleWords, lists_common_languages_in_alphabetical_order) {
  const auto languages = common_languages("en");
  EXPECT_EQ(languages.front().second, "Arabic");
  const bool sorted =
      std::is_sorted(languages.begin(), languages.end(),
                     [](const auto& a, const auto& b) { return a.second < b.second; });
  EXPECT_TRUE(sorted);
}

TEST(LocaleWords, names_time_zones_by_their_place) {
  EXPECT_EQ(zone_name("Europe/Prague", "en"), "Prague");
  EXPECT_EQ(zone_name("Europe/Prague", "cs"), "Praha");
  EXPECT_EQ(zone_name("Asia/Seoul", "ko"), "서울");
  EXPECT_EQ(zone_name("Mars/Base One", "en"), "Mars/Base One");
  const auto& zones = time_zones("ru");
  EXPECT_EQ(zones.front().first, "UTC");
  EXPECT_GT(zones.size(), 350u);
  for (const auto& [code, name] : zones) EXPECT_TRUE(known_zone(code)) << code << " " << name;
}

TEST(LocaleWords, puts_weekday_and_day_in_the_order_of_the_language) {
  const Date day = *Date::parse("2026-11-22");
  EXPECT_EQ(weekday_and_day(day, "en"), "Sunday, 22 November");
  EXPECT_EQ(weekday_and_day(day, "ru"), "воскресенье, 22 ноября");
  EXPECT_EQ(weekday_and_day(day, "cs"), "neděle 22. listopadu");
  EXPECT_EQ(weekday_and_day(day, "ko"), "11월 22일 일요일");
}

}  // namespace
}  // namespace clientela
