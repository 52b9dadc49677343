#include "base/money.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <limits>

namespace clientela {
namespace {

const Currency eur = *Currency::parse("EUR");
const Currency krw = *Currency::parse("KRW");
const Currency kwd = *Currency::parse("KWD");

TEST(Currency, is_three_letters_of_any_case) {
  EXPECT_EQ(Currency::parse("eur")->code(), "EUR");
  EXPECT_EQ(Currency().code(), "");
  EXPECT_TRUE(Currency().empty());
  for (const auto* text : {"", "EU", "EURO", "E1R", "€"})
    EXPECT_FALSE(Currency::parse(text)) << text;
}

TEST(Currency, knows_its_decimals) {
  EXPECT_EQ(eur.decimals(), 2);
  EXPECT_EQ(krw.decimals(), 0);
  EXPECT_EQ(kwd.decimals(), 3);
}

TEST(Money, reads_amounts_with_and_without_a_currency) {
  EXPECT_EQ(Money::parse("12.50", eur), (Money{1250, eur}));
  EXPECT_EQ(Money::parse("12.5 EUR", krw), (Money{1250, eur}));
  EXPECT_EQ(Money::parse(" EUR 12.50 ", krw), (Money{1250, eur}));
  EXPECT_EQ(Money::parse("-3krw", eur), (Money{-3, krw}));
  EXPECT_EQ(Money::parse("3.00 KRW", eur), (Money{3, krw}));
}

TEST(Money, refuses_what_is_no_amount) {
  for (const auto* text : {"", "EUR", "12.505", "12,50", "EUR 1 EUR", "1 EU", "3.5 KRW", "EURO 5",
                           "100000000000000000"}) {
    EXPECT_FALSE(Money::parse(text, eur)) << text;
  }
}

TEST(Money, writes_its_currency_when_it_has_one) {
  EXPECT_EQ((Money{-1205, eur}).text(), "-12.05 EUR");
  EXPECT_EQ((Money{1250, Currency()}).text(), "12.50");
  EXPECT_EQ((Money{1250, kwd}).amount_text(), "1.250");
}

TEST(Price, keeps_six_decimals) {
  EXPECT_EQ(Price::parse("0.001 EUR", krw)->text(), "0.001 EUR");
  EXPECT_EQ(Price::parse("12", eur)->text(), "12 EUR");
  EXPECT_FALSE(Price::parse("cheap", eur));
}

TEST(Price, rounds_a_line_half_to_even) {
  const Price price{*Decimal::parse("0.125"), eur};
  EXPECT_EQ(price.times(Decimal::of(1)), (Money{12, eur}));
  EXPECT_EQ(price.times(Decimal::of(3)), (Money{38, eur}));
  EXPECT_EQ(price.times(Decimal::of(-1)), (Money{-12, eur}));
  EXPECT_EQ((Price{*Decimal::parse("0.5"), krw}.times(Decimal::of(3))), (Money{2, krw}));
  EXPECT_EQ((Price{*Decimal::parse("0.001"), eur}.times(Decimal::of(1000))), (Money{100, eur}));
}

TEST(Price, gives_nothing_when_the_line_is_too_large) {
  const Decimal most{std::numeric_limits<std::int64_t>::max()};
  EXPECT_FALSE((Price{most, eur}.times(most)));
}

TEST(Converted, follows_the_minor_units_of_both_currencies) {
  EXPECT_EQ(converted({1000, eur}, Decimal::of(1500), krw), (Money{15000, krw}));
  EXPECT_EQ(converted({15000, krw}, *Decimal::parse("0.000667"), eur), (Money{1000, eur}));
  EXPECT_EQ(converted({100, eur}, *Decimal::parse("0.33"), kwd), (Money{330, kwd}));
  EXPECT_FALSE(converted({std::numeric_limits<std::int64_t>::max(), eur}, Decimal::of(2), eur));
}

RC_GTEST_PROP(Money, round_trips, (std::int64_t minor)) {
  const Money money{minor, *rc::gen::element(eur, krw, kwd)};
  RC_ASSERT(Money::parse(money.text(), eur) == money);
}

RC_GTEST_PROP(Price, round_trips, (std::int64_t millionths)) {
  const Price price{{millionths}, *rc::gen::element(eur, krw, kwd)};
  RC_ASSERT(Price::parse(price.text(), eur) == price);
}

RC_GTEST_PROP(Converted, changes_nothing_at_rate_one, (std::int64_t minor)) {
  RC_ASSERT(converted({minor, eur}, Decimal::of(1), eur) == (Money{minor, eur}));
}

RC_GTEST_PROP(Money, survives_any_text, (const std::string& text)) {
  Money::parse(text, eur);
  Price::parse(text, krw);
}

}  // namespace
}  // namespace clientela
