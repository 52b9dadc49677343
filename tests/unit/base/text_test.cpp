#include "base/text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/utf8.h"

namespace clientela {
namespace {

TEST(Utf8, accepts_every_length_of_sequence) {
  EXPECT_TRUE(valid_utf8("a\u00E9\u20AC\U0001F600\U0010FFFF"));
  EXPECT_TRUE(valid_utf8(""));
}

TEST(Utf8, refuses_what_the_standard_forbids) {
  for (const auto* text : {"\x80", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                           "\xF5\x80\x80\x80", "\xE2\x82", "\xC3", "a\xFF"}) {
    EXPECT_FALSE(valid_utf8(text)) << text;
  }
}

RC_GTEST_PROP(Utf8, reads_every_code_point_that_it_writes, ()) {
  const auto c = static_cast<char32_t>(*rc::gen::inRange(0, 0x110000));
  RC_PRE(c < 0xD800 || c > 0xDFFF);
  std::string text;
  append_code_point(text, c);
  std::size_t at = 0;
  RC_ASSERT(next_code_point(text, at) == c);
  RC_ASSERT(at == text.size());
}

TEST(Cleaned, replaces_invalid_pieces_one_by_one) {
  EXPECT_EQ(cleaned("a\xE2\x82z\xFF\xFE"), "a\uFFFDz\uFFFD\uFFFD");
  EXPECT_EQ(cleaned("\xF0\x9F\x98"), "\uFFFD");
}

TEST(Cleaned, removes_control_characters_but_not_line_ends_and_tabs) {
  using std::string_view_literals::operator""sv;
  EXPECT_EQ(cleaned("a\r\nb\tc\0d\x1B\x7F\u0085"sv), "a\nb\tcd");
}

RC_GTEST_PROP(Cleaned, gives_valid_text_that_stays_as_it_is, (const std::string& text)) {
  const std::string once = cleaned(text);
  RC_ASSERT(valid_utf8(once));
  RC_ASSERT(cleaned(once) == once);
}

TEST(Trimmed, takes_white_space_of_every_script_from_the_ends) {
  EXPECT_EQ(trimmed(" \t\u00A0\u3000Eva  Nová\u2009\r\n"), "Eva  Nová");
  EXPECT_EQ(trimmed("\u3000 "), "");
  EXPECT_EQ(trimmed(""), "");
  EXPECT_EQ(trimmed("\xFF \xE3\x80"), "\xFF \xE3\x80");
}

RC_GTEST_PROP(Trimmed, changes_nothing_the_second_time, (const std::string& text)) {
  RC_ASSERT(trimmed(trimmed(text)) == trimmed(text));
}

TEST(Folded, forgets_case_and_width) {
  EXPECT_EQ(folded("Eva@Example.CZ"), "eva@example.cz");
  EXPECT_EQ(folded("ŽIŽKA"), folded("žižka"));
  EXPECT_EQ(folded("STRASSE"), folded("Straße"));
  EXPECT_EQ(folded("e\u0301"), folded("É"));
  EXPECT_EQ(folded("ＡＢＣ"), "abc");
  EXPECT_NE(folded("Žižka"), folded("Zizka"));
}

TEST(CharacterCount, counts_what_a_person_sees) {
  EXPECT_EQ(character_count(""), 0u);
  EXPECT_EQ(character_count("Eva"), 3u);
  EXPECT_EQ(character_count("e\u0301"), 1u);
  EXPECT_EQ(character_count("김민"), 2u);
  EXPECT_EQ(character_count("👩‍👩‍👧‍👦!"), 2u);
  EXPECT_EQ(character_count("a\r\nb"), 3u);
}

TEST(Shortened, cuts_between_characters) {
  EXPECT_EQ(shortened("Eva", 10), "Eva");
  EXPECT_EQ(shortened("Evička", 2), "Ev");
  EXPECT_EQ(shortened("Evička", 4), "Evi");
  EXPECT_EQ(shortened("ae\u0301b", 2), "a");
  EXPECT_EQ(shortened("ab👩‍👧", 9), "ab");
  EXPECT_EQ(shortened("김민", 5), "김");
  EXPECT_EQ(shortened("Eva", 0), "");
}

RC_GTEST_PROP(Shortened, gives_a_beginning_of_valid_text, (const std::string& bytes)) {
  const std::string text = cleaned(bytes) + "é👩‍👧" + cleaned(bytes);
  const std::size_t most = *rc::gen::inRange<std::size_t>(0, text.size() + 3);
  const auto part = shortened(text, most);
  RC_ASSERT(part.size() <= most);
  RC_ASSERT(text.substr(0, part.size()) == part);
  RC_ASSERT(valid_utf8(part));
}

std::vector<std::size_t> forms(std::string_view language) {
  std::vector<std::size_t> found;
  for (const std::int64_t n : {0, 1, 2, 4, 5, 11, 12, 21, 22, 25, 111, 112, -1}) {
    found.push_back(plural_form(language, n));
  }
  return found;
}

TEST(PluralForm, follows_gettext_s_numbering) {
  using Forms = std::vector<std::size_t>;
  //                        0  1  2  4  5 11 12 21 22 25 111 112 -1
  EXPECT_EQ(forms("en"), (Forms{1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0}));
  EXPECT_EQ(forms("ru"), (Forms{2, 0, 1, 1, 2, 2, 2, 0, 1, 2, 2, 2, 0}));
  EXPECT_EQ(forms("cs"), (Forms{2, 0, 1, 1, 2, 2, 2, 2, 2, 2, 2, 2, 0}));
  EXPECT_EQ(forms("ko"), (Forms{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
  EXPECT_EQ(forms("pl"), (Forms{2, 0, 1, 1, 2, 2, 2, 2, 1, 2, 2, 2, 0}));
  EXPECT_EQ(forms("fr"), (Forms{0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0}));
}

TEST(PluralForm, takes_a_country_s_variant_as_the_language) {
  EXPECT_EQ(forms("cs-CZ"), forms("cs"));
  EXPECT_EQ(forms("ru_RU"), forms("ru"));
  EXPECT_EQ(forms("xx"), forms("en"));
}

}  // namespace
}  // namespace clientela
