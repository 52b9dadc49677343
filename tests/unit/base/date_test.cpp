#include "base/date.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace clientela {
namespace {

TEST(Date, counts_days_from_1970) {
  EXPECT_EQ(Date::of(1970, 1, 1).days, 0);
  EXPECT_EQ(Date::of(2000, 3, 1).days, 11017);
  EXPECT_EQ(Date::of(1969, 12, 31).days, -1);
}

TEST(Date, knows_leap_years) {
  EXPECT_TRUE(Date::exists(2000, 2, 29));
  EXPECT_TRUE(Date::exists(2024, 2, 29));
  EXPECT_FALSE(Date::exists(1900, 2, 29));
  EXPECT_FALSE(Date::exists(2023, 2, 29));
  EXPECT_FALSE(Date::exists(2023, 4, 31));
  EXPECT_FALSE(Date::exists(0, 1, 1));
}

TEST(Date, begins_the_week_on_monday) {
  EXPECT_EQ(Date::of(2026, 3, 30).weekday(), 0);
  EXPECT_EQ(Date::of(1970, 1, 1).weekday(), 3);
  EXPECT_EQ(Date::of(1969, 12, 28).weekday(), 6);
}

TEST(Date, reads_iso_and_nothing_else) {
  EXPECT_EQ(Date::parse("2026-03-31"), Date::of(2026, 3, 31));
  for (const auto* text : {"", "2026-3-31", "2026-02-30", "2026-03-31 ", "20260331", "2026-03",
                           "-026-03-31", "2026-03-3x", "31.3.2026"}) {
    EXPECT_FALSE(Date::parse(text)) << text;
  }
}

TEST(Instant, reads_rfc_3339) {
  const Instant noon = *Instant::parse("2026-03-31T12:30:00Z");
  EXPECT_EQ(noon.ms, 1774960200000);
  for (const auto* text : {"2026-03-31T12:30Z", "2026-03-31 12:30:00z", "2026-03-31t12:30:00.000Z",
                           "2026-03-31T14:30:00+02:00", "2026-03-31T03:00:00-0930",
                           "2026-04-01T06:30:00.0000+18:00"}) {
    EXPECT_EQ(Instant::parse(text), noon) << text;
  }
  EXPECT_EQ(Instant::parse("2026-03-31T12:30:00.0129Z")->ms, noon.ms + 12);
}

TEST(Instant, refuses_everything_else) {
  for (const auto* text :
       {"", "2026-03-31", "2026-03-31T12:30:00", "2026-03-31T24:00:00Z", "2026-03-31T12:60:00Z",
        "2026-03-31T12:30:61Z", "2026-03-31T12:30:00.Z", "2026-03-31T12:30:00+19:00",
        "2026-03-31T12:30:00Z ", "2026-02-29T00:00Z", "2026-03-31T12:30:00+", "2026-03-31T12Z"}) {
    EXPECT_FALSE(Instant::parse(text)) << text;
  }
}

TEST(Instant, writes_milliseconds_in_utc) {
  EXPECT_EQ(Instant{0}.text(), "1970-01-01T00:00:00.000Z");
  EXPECT_EQ(Instant{-1}.text(), "1969-12-31T23:59:59.999Z");
  EXPECT_EQ(Instant{-1}.utc_date(), Date::of(1969, 12, 31));
}

RC_GTEST_PROP(Date, round_trips, ()) {
  const Date date{*rc::gen::inRange(Date::of(1, 1, 1).days, Date::of(9999, 12, 31).days + 1)};
  const auto parts = date.parts();
  RC_ASSERT(Date::exists(parts.year, parts.month, parts.day));
  RC_ASSERT(Date::of(parts.year, parts.month, parts.day) == date);
  RC_ASSERT(Date::parse(date.text()) == date);
  RC_ASSERT((date + 1).weekday() == (date.weekday() + 1) % 7);
}

RC_GTEST_PROP(Instant, round_trips, ()) {
  constexpr std::int64_t ms_a_day = 86'400'000;
  const Instant instant{*rc::gen::inRange<std::int64_t>(Date::of(1, 1, 1).days * ms_a_day,
                                                        Date::of(9999, 12, 31).days * ms_a_day)};
  RC_ASSERT(Instant::parse(instant.text()) == instant);
}

RC_GTEST_PROP(Instant, survives_any_text, (const std::string& text)) {
  Instant::parse(text);
  Instant::parse("2026-03-31" + text);
  Instant::parse("2026-03-31T12:30" + text);
}

}  // namespace
}  // namespace clientela
