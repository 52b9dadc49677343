#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.h"
#include "base/utf8.h"

namespace clientela {
namespace {

bool begins_with(const std::string& text, const std::string& beginning) {
  return text.compare(0, beginning.size(), beginning) == 0;
}

std::string in_utf8(const std::u32string& text) {
  std::string out;
  for (const char32_t c : text) append_code_point(out, c);
  return out;
}

TEST(SearchText, spells_cyrillic_in_latin_letters) {
  EXPECT_EQ(search_text("Шпитонков"), "shpitonkov");
  EXPECT_EQ(search_text("Шпитонков"), search_text("Shpitonkov"));
  EXPECT_EQ(search_text("ЩЕРБАКОВ Юрий"), "shcherbakov yuriy");
  EXPECT_EQ(search_text("Илья Цой"), "ilya tsoy");
  EXPECT_EQ(search_text("Объект Хрущёв"), "obekt khrushchev");
  EXPECT_EQ(search_text("Алёна"), search_text("Алена"));
  EXPECT_EQ(search_text("Алёна"), "alena");
  EXPECT_EQ(search_text("Київ Євген Ґанок Мар’яна"), "kiyiv yevgen ganok maryana");
  EXPECT_EQ(search_text("Щъркел"), "shchrkel");
  EXPECT_EQ(search_text("Љиљана Ћирић"), search_text("Ljiljana Ćirić"));
  EXPECT_EQ(search_text("Ќерка Ѓорѓи Ўладзь"), "kerka gorgi uladz");
}

TEST(SearchText, takes_decomposed_letters_for_the_same) {
  EXPECT_EQ(search_text("и\u0306од"), search_text("йод"));
  EXPECT_EQ(search_text("и\u0306од"), "yod");
  EXPECT_EQ(search_text("і\u0308жак"), search_text("їжак"));
  EXPECT_EQ(search_text("Z\u030Cluty"), "zluty");
}

TEST(SearchText, strips_marks_from_latin_letters) {
  EXPECT_EQ(search_text("Žluťoučký"), "zlutoucky");
  EXPECT_EQ(search_text("Łódź Ørsted Þór Đorđe"), "lodz orsted thor dorde");
  EXPECT_EQ(search_text("Straße STRASSE"), "strasse strasse");
  EXPECT_EQ(search_text("Æther Œuvre İstanbul ısı"), "aether oeuvre istanbul isi");
  EXPECT_EQ(search_text("Nguyễn Thị Ánh"), "nguyen thi anh");
  EXPECT_EQ(search_text("ﬁne Ｗｉｄｅ №5 x²"), "fine wide no5 x2");
}

TEST(SearchText, writes_hangul_as_jamo) {
  const std::string kim_min = search_text("김민");
  EXPECT_EQ(kim_min, "\u1100\u1175\u1106\u1106\u1175\u1102");
  EXPECT_TRUE(begins_with(search_text("김민수"), kim_min));
  EXPECT_TRUE(begins_with(kim_min, search_text("김ㅁ")));
  EXPECT_TRUE(begins_with(search_text("기무라"), search_text("김")));
  EXPECT_EQ(search_text("\u1100\u1175\u11B7"), search_text("김"));
  EXPECT_EQ(search_text("닭"), search_text("달ㄱ"));
}

TEST(SearchText, keeps_the_letters_of_other_scripts) {
  EXPECT_EQ(search_text("Ἀθήνας"), "αθηνασ");
  EXPECT_EQ(search_text("東京 ガス"), "東京 カス");
  EXPECT_EQ(search_text("مُحَمَّـد"), "محمد");
  EXPECT_EQ(search_text("٣٤ ३४"), "34 34");
  EXPECT_EQ(search_text("हिन्दी"), search_text("हिनदी"));
}

TEST(SearchText, makes_one_space_of_everything_else) {
  EXPECT_EQ(search_text("  Smith,  John & Sons (1987) Ltd. "), "smith john sons 1987 ltd");
  EXPECT_EQ(search_text("eva@example.cz"), "eva example cz");
  EXPECT_EQ(search_text("+420 777-123\u00A0456"), "420 777 123 456");
  EXPECT_EQ(search_text("a—b…c😀d\xFF"
                        "e"),
            "a b c d e");
  EXPECT_EQ(search_text("😀"), "");
  EXPECT_EQ(search_text(""), "");
}

TEST(SearchText, leaves_apostrophes_and_invisible_signs_out) {
  EXPECT_EQ(search_text("O'Brien O’Brien"), "obrien obrien");
  EXPECT_EQ(search_text("Paral·lel soft\u00ADhyphen zero\u200Bwidth"),
            "parallel softhyphen zerowidth");
}

TEST(SearchText, changes_nothing_the_second_time_for_any_character) {
  for (char32_t c = 1; c < 0x110000; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    const std::string once = search_text(in_utf8({U'x', c, U'o'}));
    ASSERT_EQ(search_text(once), once) << std::hex << static_cast<std::uint32_t>(c);
  }
}

rc::Gen<std::u32string> text_of(std::vector<std::pair<char32_t, char32_t>> ranges) {
  const auto character = rc::gen::mapcat(
      rc::gen::elementOf(std::move(ranges)), [](const std::pair<char32_t, char32_t>& range) {
        return rc::gen::map(rc::gen::inRange<std::uint32_t>(range.first, range.second + 1),
                            [](std::uint32_t c) { return static_cast<char32_t>(c); });
      });
  return rc::gen::container<std::u32string>(character);
}

// Letters that meet marks, jamo, vowel signs and joiners.
rc::Gen<std::u32string> mixed_text() {
  return text_of({{0x20, 0x7E},
                  {0xA0, 0x24F},
                  {0x300, 0x36F},
                  {0x370, 0x52F},
                  {0x900, 0x9FF},
                  {0x1100, 0x11FF},
                  {0x1E00, 0x206F},
                  {0x3040, 0x318F},
                  {0xAC00, 0xD7A3},
                  {0xF900, 0xFAFF},
                  {0x1D400, 0x1D7FF}});
}

RC_GTEST_PROP(SearchText, changes_nothing_the_second_time, ()) {
  const std::string once = search_text(in_utf8(*mixed_text()));
  RC_ASSERT(search_text(once) == once);
}

RC_GTEST_PROP(SearchText, gives_valid_text_for_any_bytes, (const std::string& bytes)) {
  const std::string once = search_text(bytes);
  RC_ASSERT(valid_utf8(once));
  RC_ASSERT(search_text(once) == once);
  RC_ASSERT(once.find("  ") == std::string::npos);
}

RC_GTEST_PROP(SearchText, of_ascii_is_the_same_by_both_ways, ()) {
  const std::string ascii = in_utf8(*text_of({{0x00, 0x7F}}));
  const std::string with_other = search_text(ascii + " 東");
  const std::string alone = search_text(ascii);
  RC_ASSERT(with_other == (alone.empty() ? "東" : alone + " 東"));
}

// What is typed so far has to find what it will become.
RC_GTEST_PROP(SearchText, of_a_beginning_is_a_beginning, ()) {
  const auto letters =
      *rc::gen::oneOf(text_of({{0x410, 0x44F}, {0x450, 0x45F}}),
                      text_of({{'a', 'z'}, {0xC0, 0x17F}}), text_of({{0xAC00, 0xD7A3}}));
  const auto typed = letters.substr(0, *rc::gen::inRange<std::size_t>(0, letters.size() + 1));
  RC_ASSERT(begins_with(search_text(in_utf8(letters)), search_text(in_utf8(typed))));
}

}  // namespace
}  // namespace clientela
