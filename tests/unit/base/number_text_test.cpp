#include "base/number_text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <string>

namespace clientela {
namespace {

std::int64_t cents(std::string_view text, DecimalMark mark = DecimalMark::automatic) {
  const NumberText number = parse_decimal_text(text, 2, mark);
  EXPECT_TRUE(number.ok()) << text;
  return number.scaled;
}

NumberProblem problem(std::string_view text, DecimalMark mark = DecimalMark::automatic) {
  return parse_decimal_text(text, 2, mark).problem;
}

TEST(NumberText, ReadsWhatPeopleWrite) {
  for (const char* text : {"1,234.56", "1.234,56", "1 234,56", "1\u00A0234,56", "1\u202F234.56",
                           "1'234.56", "1’234.56", "1234.56", "1234,56", " 1234.56 ", "+1234.56",
                           "$1,234.56", "1 234,56 €", "₩ 1,234.56", "£+1,234.56", "1,234.560"})
    EXPECT_EQ(cents(text), 123456) << text;
  EXPECT_EQ(cents("12,34,567.80"), 123456780);
  EXPECT_EQ(cents("1.234.567"), 123456700);
  EXPECT_EQ(cents(".5"), 50);
  EXPECT_EQ(cents("5."), 500);
  EXPECT_EQ(cents("0"), 0);
  EXPECT_EQ(parse_decimal_text("0.001", 3).scaled, 1);
}

TEST(NumberText, ReadsNegativeNumbers) {
  for (const char* text :
       {"-5.20", "(5.20)", "5.20-", "−5.20", "-$5.20", "$-5.20", "($5.20)", "- 5,20 €"})
    EXPECT_EQ(cents(text), -520) << text;
}

TEST(NumberText, RefusesWhatIsNoNumber) {
  EXPECT_EQ(problem(""), NumberProblem::empty);
  EXPECT_EQ(problem(" \u00A0"), NumberProblem::empty);
  for (const char* text :
       {"abc", "12 pcs", "1e5", "--5", "(-5)", "1.2.3", "1,2,3", "12 34", "1,23.4", "1,234,56",
        "1.234,567.8", "-", ".", "$", "1..2", "$5€", "5%", "0x10", "(5"})
    EXPECT_EQ(problem(text), NumberProblem::not_a_number) << text;
}

TEST(NumberText, AsksWhereOneSignCouldMeanBoth) {
  EXPECT_EQ(problem("1,234"), NumberProblem::ambiguous);
  EXPECT_EQ(problem("12.345"), NumberProblem::ambiguous);
  EXPECT_EQ(cents("1,234", DecimalMark::dot), 123400);
  EXPECT_EQ(cents("1,234", DecimalMark::comma), 123);
  EXPECT_EQ(cents("0,123"), 12);
  EXPECT_EQ(cents("1234,567"), 123457);
  EXPECT_EQ(problem("1.5", DecimalMark::comma), NumberProblem::not_a_number);
}

TEST(NumberText, RoundsHalfToEven) {
  EXPECT_EQ(cents("0.125"), 12);
  EXPECT_EQ(cents("0.135"), 14);
  EXPECT_EQ(cents("0.1250000000000000000000001"), 13);
  EXPECT_EQ(cents("-0.125"), -12);
  EXPECT_EQ(cents("0.124999999999999999999999"), 12);
  EXPECT_TRUE(parse_decimal_text("0.125", 2).rounded);
  EXPECT_FALSE(parse_decimal_text("0.1200", 2).rounded);
  EXPECT_EQ(parse_decimal_text("2.5", 0).scaled, 2);
}

TEST(NumberText, KnowsItsRange) {
  EXPECT_EQ(cents("92233720368547758.07"), INT64_MAX);
  EXPECT_EQ(problem("92233720368547758.08"), NumberProblem::out_of_range);
  EXPECT_EQ(problem("92233720368547758.075"), NumberProblem::out_of_range);
  EXPECT_EQ(problem(std::string(1000, '9')), NumberProblem::out_of_range);
  EXPECT_EQ(parse_decimal_text("9", 18).scaled, 9'000'000'000'000'000'000);
}

RC_GTEST_PROP(NumberTextProperty, ReadsEveryScaledIntegerExactly, (std::int32_t value)) {
  const std::int64_t magnitude = value < 0 ? -std::int64_t{value} : value;
  std::string digits = std::to_string(magnitude % 100);
  if (digits.size() < 2) digits.insert(0, "0");
  const std::string text = (value < 0 ? "-" : "") + std::to_string(magnitude / 100) + "," + digits;
  RC_ASSERT(parse_decimal_text(text, 2).scaled == value);
}

TEST(DecimalMarkGuess, LearnsFromTheColumn) {
  EXPECT_EQ(guess_decimal_mark({"1,234", "5.5"}).mark, DecimalMark::dot);
  EXPECT_EQ(guess_decimal_mark({"1,234", "5,5", "7"}).mark, DecimalMark::comma);
  EXPECT_EQ(guess_decimal_mark({"1 234,5"}).mark, DecimalMark::comma);
  EXPECT_TRUE(guess_decimal_mark({"1,234", "2,000"}).ambiguous);
  EXPECT_FALSE(guess_decimal_mark({"1,234", "5.5"}).ambiguous);
  EXPECT_EQ(guess_decimal_mark({"12", ""}).mark, DecimalMark::automatic);
  EXPECT_EQ(guess_decimal_mark({}).mark, DecimalMark::automatic);
}

}  // namespace
}  // namespace clientela
