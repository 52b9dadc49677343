#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <thread>

#include "base/date_style.h"
#include "base/text.h"

namespace clientela {
namespace {

std::vector<std::string> sorted(std::string_view language, std::vector<std::string> words) {
  const Collator collator(language);
  std::sort(words.begin(), words.end(), [&](const std::string& a, const std::string& b) {
    return collator.sort_key(a) < collator.sort_key(b);
  });
  return words;
}

TEST(Collator, sorts_as_the_language_does) {
  using Words = std::vector<std::string>;
  EXPECT_EQ(sorted("cs", {"ch", "i", "cz", "h", "Čech", "d"}),
            (Words{"cz", "Čech", "d", "h", "ch", "i"}));
  EXPECT_EQ(sorted("ru", {"Яна", "ёлка", "еж", "Алена"}), (Words{"Алена", "еж", "ёлка", "Яна"}));
  EXPECT_EQ(sorted("ko", {"하나", "가나", "나라"}), (Words{"가나", "나라", "하나"}));
  EXPECT_EQ(sorted("en", {"b", "A", "B", "a", "á"}), (Words{"a", "A", "á", "b", "B"}));
}

TEST(Collator, gives_keys_of_texts_of_any_length) {
  const Collator collator("en");
  EXPECT_LT(collator.sort_key(""), collator.sort_key("a"));
  const std::string text(5000, 'a');
  EXPECT_LT(collator.sort_key(text), collator.sort_key(text + "b"));
  EXPECT_EQ(collator.sort_key(text).find('\0'), std::string::npos);
}

TEST(Collator, takes_an_unknown_language_for_any) {
  EXPECT_EQ(Collator("xx").sort_key("abc"), Collator("en").sort_key("abc"));
  EXPECT_EQ(Collator("not a tag!").sort_key("abc"), Collator("en").sort_key("abc"));
}

TEST(Formats, writes_numbers) {
  EXPECT_EQ(Formats("en").number("-1234567.50"), "−1,234,567.50");
  EXPECT_EQ(Formats("cs").number("1234567.5"), "1\u00A0234\u00A0567,5");
  EXPECT_EQ(Formats("ru").integer(-1000), "−1\u00A0000");
  EXPECT_EQ(Formats("pl").number("1234"), "1234");
  EXPECT_EQ(Formats("pl").number("12345"), "12\u00A0345");
  EXPECT_EQ(Formats("hi").number("12345678"), "1,23,45,678");
  EXPECT_EQ(Formats("en").integer(999), "999");
  EXPECT_EQ(Formats("en").number("about 5"), "about 5");
}

TEST(Formats, writes_money) {
  EXPECT_EQ(Formats("en").money("1234.50", "EUR"), "€1,234.50");
  EXPECT_EQ(Formats("en").money("-5.00", "CZK"), "−CZK\u00A05.00");
  EXPECT_EQ(Formats("cs").money("1234.50", "czk"), "1\u00A0234,50\u00A0Kč");
  EXPECT_EQ(Formats("ru").money("-5.00", "RUB"), "−5,00\u00A0₽");
  EXPECT_EQ(Formats("ko").money("15000", "KRW"), "₩15,000");
  EXPECT_EQ(Formats("en").money("5.00", ""), "5.00");
}

TEST(Formats, writes_dates) {
  const Date day = Date::of(2026, 3, 31);
  const Formats english("en");
  EXPECT_EQ(english.date(day), "31 Mar 2026");
  EXPECT_EQ(english.month(day), "March 2026");
  EXPECT_EQ(english.day_and_month(day), "31 March");
  EXPECT_EQ(english.weekday(day), "Tuesday");
  EXPECT_EQ(Formats("en-US").date(day), "Mar 31, 2026");
  const Formats russian("ru");
  EXPECT_EQ(russian.date(day), "31 мар. 2026\u202Fг.");
  EXPECT_EQ(russian.month(day), "март 2026\u202Fг.");
  EXPECT_EQ(russian.day_and_month(day), "31 марта");
  const Formats czech("cs");
  EXPECT_EQ(czech.date(day), "31. 3. 2026");
  EXPECT_EQ(czech.weekday(day + 5), "neděle");
  const Formats korean("ko");
  EXPECT_EQ(korean.date(day), "2026년 3월 31일");
  EXPECT_EQ(korean.month(day), "2026년 3월");
}

TEST(Formats, writes_times_of_a_zone) {
  const Instant moment = *Instant::parse("2026-03-31T22:05:59Z");
  EXPECT_EQ(Formats("en").date_time(moment, "Europe/Prague"), "1 Apr 2026, 00:05");
  EXPECT_EQ(Formats("en").time(moment, "UTC"), "22:05");
  EXPECT_EQ(Formats("cs").date_time(moment, "Europe/Prague"), "1. 4. 2026 0:05");
  EXPECT_EQ(Formats("ko").time(moment, "UTC"), "오후 10:05");
  EXPECT_EQ(Formats("en-US").time({-60'000}, "UTC"), "11:59\u202FPM");
}

TEST(Formats, may_be_used_by_many_threads) {
  const Formats formats("en");
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([&formats] {
      for (const auto* currency : {"EUR", "USD", "CZK", "KRW", "GBP", "JPY"}) {
        EXPECT_NE(formats.money("1.00", currency), "");
        EXPECT_EQ(formats.time({0}, "Europe/Prague"), "01:00");
      }
    });
  }
  for (auto& thread : threads) thread.join();
}

TEST(DatePattern, writes_every_field) {
  DateNames names;
  names.month[1] = "February";
  names.short_month[1] = "Feb";
  names.weekday[5] = "Saturday";
  names.short_weekday[5] = "Sat";
  names.half_day = {"am", "pm"};
  const std::array<std::string, 10> digits{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"};
  const auto written = [&](std::string_view pattern, int minute) {
    return DatePattern(pattern).write({Date::of(2020, 2, 8), minute}, names, digits);
  };
  EXPECT_EQ(written("EEEE, d. MMMM y", 0), "Saturday, 8. February 2020");
  EXPECT_EQ(written("EEE dd/MM/yy MMM M", 0), "Sat 08/02/20 Feb 2");
  EXPECT_EQ(written("'it''s' HH:mm H h a K k", 0), "it's 00:00 0 12 am 0 24");
  EXPECT_EQ(written("HH:mm h a K k", 13 * 60 + 5), "13:05 1 pm 1 13");
}

TEST(Zone, knows_the_names_of_the_tz_database) {
  EXPECT_TRUE(known_zone("Europe/Prague"));
  EXPECT_TRUE(known_zone("UTC"));
  EXPECT_FALSE(known_zone("Europe/Atlantis"));
  EXPECT_FALSE(known_zone(""));
  EXPECT_EQ(zone_offset_minutes({0}, "Europe/Atlantis"), 0);
}

TEST(Zone, follows_summer_time) {
  EXPECT_EQ(zone_offset_minutes(*Instant::parse("2026-03-29T00:59:59Z"), "Europe/Prague"), 60);
  EXPECT_EQ(zone_offset_minutes(*Instant::parse("2026-03-29T01:00:00Z"), "Europe/Prague"), 120);
  EXPECT_EQ(zone_offset_minutes({0}, "Asia/Kathmandu"), 330);
  EXPECT_EQ(local_date(*Instant::parse("2026-07-01T22:30:00Z"), "Europe/Prague"),
            Date::of(2026, 7, 2));
}

TEST(Zone, finds_a_moment_for_missing_and_double_hours) {
  const auto prague = [](int month, int day, int hour, int minute) {
    return local_instant(Date::of(2026, month, day), hour * 60 + minute, "Europe/Prague").text();
  };
  EXPECT_EQ(prague(3, 29, 0, 0), "2026-03-28T23:00:00.000Z");
  EXPECT_EQ(prague(3, 29, 2, 30), "2026-03-29T01:30:00.000Z");
  EXPECT_EQ(prague(10, 25, 2, 30), "2026-10-25T00:30:00.000Z");
  EXPECT_EQ(prague(12, 31, 24, 0), "2026-12-31T23:00:00.000Z");
}

RC_GTEST_PROP(Zone, every_day_begins_on_that_day, ()) {
  const auto zone = *rc::gen::element<std::string>(
      "Europe/Prague", "Asia/Seoul", "America/Sao_Paulo", "Asia/Beirut", "Australia/Lord_Howe",
      "Pacific/Kiritimati", "Asia/Kathmandu", "UTC");
  const Date day{*rc::gen::inRange(0, 25'000)};
  const Instant midnight = local_instant(day, 0, zone);
  RC_ASSERT(local_date(midnight, zone) == day);
  RC_ASSERT(local_date({midnight.ms - 1}, zone) < day);
}

}  // namespace
}  // namespace clientela
