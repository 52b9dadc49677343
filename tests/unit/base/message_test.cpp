#include "base/message.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/result.h"

namespace clientela {
namespace {

TEST(Message, fills_arguments_in_order) {
  EXPECT_EQ(english(message("{} owes {}.", "Acme", "12 EUR")), "Acme owes 12 EUR.");
  EXPECT_EQ(english(message("Nothing to fill.")), "Nothing to fill.");
}

TEST(Message, leaves_out_what_is_missing_and_ignores_what_is_too_much) {
  EXPECT_EQ(fill("{} and {}", {"one"}), "one and ");
  EXPECT_EQ(fill("{}", {"one", "two"}), "one");
}

TEST(Message, takes_numbered_arguments_in_any_order) {
  EXPECT_EQ(fill("{1} of {0}", {"twelve", "three"}), "three of twelve");
  EXPECT_EQ(fill("{7}", {"one"}), "");
}

TEST(Message, ends_a_sentence_with_one_full_stop) {
  EXPECT_EQ(fill("Спасибо до {}.", {"22 нояб. 2026 г."}), "Спасибо до 22 нояб. 2026 г.");
  EXPECT_EQ(fill("{}.", {"wait ..."}), "wait ....");
  EXPECT_EQ(fill("{}...", {"Inc."}), "Inc....");
  EXPECT_EQ(fill("{}.{}", {"a", "."}), "a..");
}

TEST(Message, takes_other_braces_as_text) {
  EXPECT_EQ(fill("{ } {x} {}}", {"a"}), "{ } {x} a}");
  EXPECT_EQ(fill("{", {"a"}), "{");
}

RC_GTEST_PROP(Message, never_fills_into_an_argument, (const std::string& argument)) {
  RC_ASSERT(fill("<{}{}>", {"{}", argument}) == "<{}" + argument + ">");
}

Result<int> half_of(int n) {
  if (n % 2 != 0) return invalid("n", message("{} is odd.", std::to_string(n)));
  return n / 2;
}

Result<int> quarter_of(int n) {
  CLIENTELA_ASSIGN(const int half, half_of(n));
  CLIENTELA_TRY(half_of(half));
  return half / 2;
}

TEST(Result, carries_a_value_or_an_error) {
  EXPECT_EQ(*quarter_of(8), 2);
  const auto failed = quarter_of(6);
  ASSERT_FALSE(failed.ok());
  EXPECT_EQ(failed.error().code, ErrorCode::invalid);
  EXPECT_EQ(failed.error().field, "n");
  EXPECT_EQ(english(failed.error().message), "3 is odd.");
}

TEST(Result, of_nothing_is_good_by_default) {
  EXPECT_TRUE(Result<void>().ok());
  EXPECT_FALSE(Result<void>(invalid("", message("No."))).ok());
}

TEST(ErrorCode, has_the_names_that_the_api_promises) {
  EXPECT_EQ(code_name(ErrorCode::not_found), "not_found");
  EXPECT_EQ(code_name(ErrorCode::unavailable), "unavailable");
}

}  // namespace
}  // namespace clientela
