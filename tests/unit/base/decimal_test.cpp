#include "base/decimal.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

namespace clientela {
namespace {

constexpr auto smallest = std::numeric_limits<std::int64_t>::min();
constexpr auto largest = std::numeric_limits<std::int64_t>::max();

TEST(Decimal, reads_plain_numbers) {
  EXPECT_EQ(Decimal::parse("12")->millionths, 12'000'000);
  EXPECT_EQ(Decimal::parse("-0.001")->millionths, -1'000);
  EXPECT_EQ(Decimal::parse("+.5")->millionths, 500'000);
  EXPECT_EQ(Decimal::parse("007.10")->millionths, 7'100'000);
  EXPECT_EQ(Decimal::parse("0.0000010")->millionths, 1);
}

TEST(Decimal, refuses_everything_else) {
  for (const auto* text : {"", "-", ".", "+.", "1,5", "1 000", "1e3", "0x10", "1.2.3", "--1", " 1",
                           "1 ", "0.0000001", "9223372036854.775808", "99999999999999999999999"}) {
    EXPECT_FALSE(Decimal::parse(text)) << text;
  }
}

TEST(Decimal, writes_the_shortest_exact_text) {
  EXPECT_EQ(Decimal{0}.text(), "0");
  EXPECT_EQ(Decimal::of(100).text(), "100");
  EXPECT_EQ(Decimal{-1'000}.text(), "-0.001");
  EXPECT_EQ(Decimal{1'500'000}.text(), "1.5");
}

TEST(Decimal, holds_its_whole_range) {
  EXPECT_EQ(Decimal{largest}.text(), "9223372036854.775807");
  EXPECT_EQ(Decimal{smallest}.text(), "-9223372036854.775808");
  EXPECT_EQ(Decimal::parse("-9223372036854.775808"), Decimal{smallest});
}

TEST(ScaledText, has_exactly_that_many_decimals) {
  EXPECT_EQ(scaled_text(1250, 2), "12.50");
  EXPECT_EQ(scaled_text(-5, 2), "-0.05");
  EXPECT_EQ(scaled_text(0, 3), "0.000");
  EXPECT_EQ(scaled_text(-7, 0), "-7");
}

TEST(MultiplyDivide, rounds_half_to_even) {
  EXPECT_EQ(multiply_divide(5, 1, 2), 2);
  EXPECT_EQ(multiply_divide(7, 1, 2), 4);
  EXPECT_EQ(multiply_divide(-5, 1, 2), -2);
  EXPECT_EQ(multiply_divide(-7, 1, 2), -4);
  EXPECT_EQ(multiply_divide(-8, 1, 3), -3);
  EXPECT_EQ(multiply_divide(1, 1, largest), 0);
}

TEST(MultiplyDivide, gives_nothing_when_the_result_does_not_fit) {
  EXPECT_EQ(multiply_divide(largest, 10, 10), largest);
  EXPECT_EQ(multiply_divide(smallest, 1, 1), smallest);
  EXPECT_FALSE(multiply_divide(largest, 2, 1));
  EXPECT_FALSE(multiply_divide(smallest, -1, 1));
}

RC_GTEST_PROP(Decimal, round_trips, (std::int64_t millionths)) {
  RC_ASSERT(Decimal::parse(Decimal{millionths}.text()) == Decimal{millionths});
}

RC_GTEST_PROP(ScaledText, round_trips, (std::int64_t value)) {
  const int decimals = *rc::gen::inRange(0, 10);
  RC_ASSERT(parse_scaled(scaled_text(value, decimals), decimals) == value);
}

RC_GTEST_PROP(ParseScaled, survives_any_text, (const std::string& text)) {
  parse_scaled(text, *rc::gen::inRange(0, 7));
}

RC_GTEST_PROP(MultiplyDivide, is_nearest, (std::int32_t a, std::int32_t b)) {
  const auto divisor = *rc::gen::inRange<std::int64_t>(1, 1'000'000);
  const auto result = multiply_divide(a, b, divisor);
  RC_ASSERT(result.has_value());
  const auto error = *result * divisor - static_cast<std::int64_t>(a) * b;
  RC_ASSERT(2 * std::abs(error) <= divisor);
  if (2 * std::abs(error) == divisor) RC_ASSERT(*result % 2 == 0);
}

}  // namespace
}  // namespace clientela
