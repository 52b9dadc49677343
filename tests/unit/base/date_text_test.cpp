#include "base/date_text.h"

#include <gtest/gtest.h>

namespace clientela {
namespace {

using enum DateFormat;

DateText day(int year, int month, int day_of_month) { return {year, month, day_of_month, {}, {}}; }

DateText moment(int hour, int minute, int second = 0) {
  return {2026, 3, 31, ClockTime{hour, minute, second}, {}};
}

TEST(DateText, ReadsEachFormat) {
  for (const char* text :
       {"2026-03-31", "2026/3/31", "20260331", "2026. 3. 31.", "2026.03.31", " 2026-03-31 "})
    EXPECT_EQ(parse_date_text(text, year_month_day), day(2026, 3, 31)) << text;
  for (const char* text : {"31.3.2026", "31. 3. 2026", "31/03/26", "31-3-2026"})
    EXPECT_EQ(parse_date_text(text, day_month_year), day(2026, 3, 31)) << text;
  EXPECT_EQ(parse_date_text("3/31/2026", month_day_year), day(2026, 3, 31));
  EXPECT_EQ(parse_date_text("3/31/69", month_day_year), day(1969, 3, 31));
  EXPECT_EQ(parse_date_text("3/31/68", month_day_year), day(2068, 3, 31));
}

TEST(DateText, ReadsTimes) {
  EXPECT_EQ(parse_date_text("2026-03-31 08:26:00", year_month_day), moment(8, 26));
  EXPECT_EQ(parse_date_text("2026-03-31T08:26:09.123", year_month_day), moment(8, 26, 9));
  EXPECT_EQ(parse_date_text("3/31/2026 8:26", month_day_year), moment(8, 26));
  EXPECT_EQ(parse_date_text("3/31/2026 1:05 PM", month_day_year), moment(13, 5));
  EXPECT_EQ(parse_date_text("3/31/2026 12:05 a.m.", month_day_year), moment(0, 5));
  EXPECT_EQ(parse_date_text("31.3.2026 23:59", day_month_year), moment(23, 59));
}

TEST(DateText, ReadsOffsets) {
  const auto offset = [](std::string_view text) {
    const auto date = parse_date_text(text, year_month_day);
    return date ? date->utc_offset_minutes : std::nullopt;
  };
  EXPECT_EQ(offset("2026-03-31T08:26:00Z"), 0);
  EXPECT_EQ(offset("2026-03-31T08:26+02:00"), 120);
  EXPECT_EQ(offset("2026-03-31T08:26-0530"), -330);
  EXPECT_EQ(offset("2026-03-31T08:26+09"), 540);
  EXPECT_EQ(offset("2026-03-31T08:26"), std::nullopt);
}

TEST(DateText, RefusesDaysThatDoNotExistAndWhatIsNoDate) {
  EXPECT_EQ(parse_date_text("2024-02-29", year_month_day), day(2024, 2, 29));
  for (const char* text : {"2023-02-29",
                           "1900-02-29",
                           "2026-13-01",
                           "2026-00-10",
                           "2026-04-31",
                           "0000-01-01",
                           "2026-3",
                           "2026-03-31x",
                           "2026-03-31T",
                           "2026-03-31 25:00",
                           "2026-03-31 8",
                           "2026-03-31 08:60",
                           "2026-03-31 08:26 XM",
                           "2026-03-31 13:00 PM",
                           "2026-03/31",
                           "26-03-31",
                           "2026-03-31T08:26+2",
                           "2026033",
                           "202603311",
                           "",
                           "May 1, 2026"})
    EXPECT_EQ(parse_date_text(text, year_month_day), std::nullopt) << text;
  EXPECT_EQ(parse_date_text("3.31.2026", month_day_year), std::nullopt);
  EXPECT_EQ(parse_date_text("31/3/206", day_month_year), std::nullopt);
}

TEST(DateFormatGuess, LetsNumbersAboveTwelveDecide) {
  EXPECT_EQ(guess_date_format({"10/20/2016", "3/1/2017"})->format, month_day_year);
  EXPECT_EQ(guess_date_format({"1/3/2017", "20/10/2016"})->format, day_month_year);
  EXPECT_EQ(guess_date_format({"2010-12-01 08:26:00"})->format, year_month_day);
  EXPECT_EQ(guess_date_format({"19970101", "19970118"})->format, year_month_day);
  EXPECT_FALSE(guess_date_format({"10/20/2016", "3/1/2017"})->ambiguous);
}

TEST(DateFormatGuess, SaysWhenDayAndMonthCouldBeExchanged) {
  const auto guess = guess_date_format({"1/3/2017", "", "2/4/2017"});
  EXPECT_TRUE(guess->ambiguous);
  EXPECT_EQ(guess->format, day_month_year);
  EXPECT_EQ(guess->samples, 2u);
  EXPECT_FALSE(guess_date_format({"1.3.2017"})->ambiguous);
  EXPECT_FALSE(guess_date_format({"2017-03-01"})->ambiguous);
}

TEST(DateFormatGuess, CountsWhatDoesNotFit) {
  const auto guess = guess_date_format({"10/20/2016", "soon", "20/10/2016", "3/25/2016"});
  EXPECT_EQ(guess->format, month_day_year);
  EXPECT_EQ(guess->fitting, 2u);
  EXPECT_EQ(guess->samples, 4u);
  EXPECT_EQ(guess_date_format({"soon", ""}), std::nullopt);
  EXPECT_EQ(guess_date_format({}), std::nullopt);
}

}  // namespace
}  // namespace clientela
