#include "base/encoding.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <string>

namespace clientela {
namespace {

using namespace std::string_literals;

std::string to_utf8(std::string_view bytes, Encoding from) {
  Utf8Converter converter(from);
  std::string out;
  converter.convert(bytes, out);
  converter.finish(out);
  return out;
}

// The reverse, by looking up what each byte or pair becomes.
std::string encode(std::string_view utf8, Encoding to) {
  std::map<std::string, std::string> bytes_of;
  for (int lead = 0x80; lead < 0x100; ++lead) {
    for (int trail = 0; trail < (to == Encoding::cp949 ? 0x100 : 1); ++trail) {
      std::string bytes(1, static_cast<char>(lead));
      if (to == Encoding::cp949) bytes.push_back(static_cast<char>(trail));
      bytes_of.emplace(to_utf8(bytes, to), bytes);
    }
  }
  std::string out;
  for (std::size_t i = 0; i < utf8.size();) {
    std::size_t end = i + 1;
    while (end < utf8.size() && (utf8[end] & 0xC0) == 0x80) ++end;
    const std::string character(utf8.substr(i, end - i));
    out += character.size() == 1 ? character : bytes_of.at(character);
    i = end;
  }
  return out;
}

std::string to_utf16(std::u16string_view text, bool little_endian) {
  std::string bytes;
  for (const char16_t unit : text) {
    const auto high = static_cast<char>(unit >> 8);
    const auto low = static_cast<char>(unit & 0xFF);
    bytes.push_back(little_endian ? low : high);
    bytes.push_back(little_endian ? high : low);
  }
  return bytes;
}

constexpr std::string_view czech =
    "jméno;město\nJiří Dvořák;Plzeň\nMarkéta Šťastná;Ústí nad Labem\nPražská pekárna;Žďár\n";
constexpr std::string_view polish =
    "nazwa;miasto\nŁukasz Wójcik;Łódź\nŻaneta Gęś;Kraków\nŚwięta;Toruń\n";
constexpr std::string_view russian = "имя;город\nШпитонков Алексей;Томск\nООО «Ёлка»;Москва\n";
constexpr std::string_view korean = "이름,도시\n김민수,서울\n㈜한국상사,부산\n";
constexpr std::string_view french = "nom;ville\nAndré Lefèvre;Besançon\nHôtel du Château;Orléans\n";
constexpr std::string_view german = "Name;Ort\nJürgen Groß;Köln\nBäckerei Müller;Größenwörth\n";
constexpr std::string_view danish = "navn;by\nSøren Kjærgård;Århus\nBjørn Ærø;Tønder\n";
constexpr std::string_view italian = "nome;città\nNicolò;Forlì\nCaffè più;Cantù\n";

TEST(EncodingNames, AreReadRegardlessOfCaseAndWithAliases) {
  for (const Encoding encoding :
       {Encoding::utf8, Encoding::utf16_le, Encoding::utf16_be, Encoding::windows_1250,
        Encoding::windows_1251, Encoding::windows_1252, Encoding::cp949})
    EXPECT_EQ(parse_encoding_name(encoding_name(encoding)), encoding);
  EXPECT_EQ(parse_encoding_name("Latin-1"), Encoding::windows_1252);
  EXPECT_EQ(parse_encoding_name("EUC-KR"), Encoding::cp949);
  EXPECT_EQ(parse_encoding_name("ebcdic"), std::nullopt);
}

TEST(Utf8Converter, KnowsEachEncoding) {
  EXPECT_EQ(to_utf8("\xCF\xF0\xE8\xE2\xE5\xF2 \xA8\xB8 \xB9", Encoding::windows_1251),
            "Привет Ёё №");
  EXPECT_EQ(to_utf8("P\xF8\xEDli\x9A \x9Elu\x9Do\xE8k\xFD", Encoding::windows_1250),
            "Příliš žluťočký");
  EXPECT_EQ(to_utf8("caf\xE9 \x80 \x93x\x94", Encoding::windows_1252), "café € “x”");
  EXPECT_EQ(to_utf8("\xB1\xE8\xB9\xCE\xBC\xF6 \xA2\xDF \xCB\xC1", Encoding::cp949), "김민수 ㈜ 個");
  EXPECT_EQ(to_utf8("\x81\x41\xC6\x52\x9A\xAE", Encoding::cp949), "갂힣슢");
  EXPECT_EQ(to_utf8("A\0\x20\x04\x3D\xD8\x00\xDE"s, Encoding::utf16_le), "AР😀");
  EXPECT_EQ(to_utf8("\0A\x04\x20\xD8\x3D\xDE\x00"s, Encoding::utf16_be), "AР😀");
}

TEST(Utf8Converter, DropsTheByteOrderMarkOnlyAtTheStart) {
  EXPECT_EQ(to_utf8("\xEF\xBB\xBF"
                    "a\xEF\xBB\xBF"
                    "b",
                    Encoding::utf8),
            "a\uFEFFb");
  EXPECT_EQ(to_utf8("\xFF\xFE"
                    "a\0"s,
                    Encoding::utf16_le),
            "a");
  EXPECT_EQ(to_utf8("\xFE\xFF\0a"s, Encoding::utf16_be), "a");
  EXPECT_EQ(to_utf8("\xEF\xBB\xBF", Encoding::windows_1252), "ï»¿");
}

TEST(Utf8Converter, ReplacesAndCountsWhatIsNotValid) {
  Utf8Converter converter(Encoding::utf8);
  std::string out;
  // An overlong form, a surrogate, a stray byte and a sequence without its end.
  converter.convert("ok\xC0\xAF\xED\xA0\x80\xFF\xF0\x9F\x98", out);
  EXPECT_EQ(converter.invalid_count(), 6u);
  converter.finish(out);
  EXPECT_EQ(converter.invalid_count(), 7u);
  EXPECT_EQ(converter.first_invalid_offset(), 2u);
  EXPECT_EQ(out, "ok\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(to_utf8("a\x98z", Encoding::windows_1251), "a\uFFFDz");
  EXPECT_EQ(to_utf8("\xB1,\xB1\xFF,\xB1", Encoding::cp949), "\uFFFD,\uFFFD,\uFFFD");
  EXPECT_EQ(to_utf8("\x00\xDC\x3D\xD8"
                    "a\0b"s,
                    Encoding::utf16_le),
            "\uFFFD\uFFFDa\uFFFD");
}

TEST(Utf8Converter, LeavesValidTextAlone) {
  Utf8Converter converter(Encoding::utf8);
  std::string out;
  const std::string text = std::string(czech) + std::string(korean) + "😀\0"s;
  converter.convert(text, out);
  converter.finish(out);
  EXPECT_EQ(out, text);
  EXPECT_EQ(converter.first_invalid_offset(), std::nullopt);
}

RC_GTEST_PROP(Utf8ConverterProperty, DoesNotDependOnHowTheBytesArrive, ()) {
  const auto bytes = *rc::gen::container<std::string>(rc::gen::oneOf(
      rc::gen::arbitrary<char>(), rc::gen::elementOf("\xD8\xDC\xE1\x80\xBF\xF0\x90\xB1 a"s)));
  for (const Encoding encoding : {Encoding::utf8, Encoding::utf16_le, Encoding::utf16_be,
                                  Encoding::windows_1251, Encoding::cp949}) {
    Utf8Converter whole(encoding), single(encoding);
    std::string expected, out;
    whole.convert(bytes, expected);
    whole.finish(expected);
    for (const char byte : bytes) single.convert({&byte, 1}, out);
    single.finish(out);
    RC_ASSERT(out == expected);
    RC_ASSERT(single.invalid_count() == whole.invalid_count());
    RC_ASSERT(single.first_invalid_offset() == whole.first_invalid_offset());
    RC_ASSERT(to_utf8(out, Encoding::utf8).size() + 3 >= out.size());
  }
}

TEST(Utf8Source, GivesTheStreamConverted) {
  std::string bytes;
  std::string expected;
  for (int i = 0; i < 5000; ++i) {
    bytes += encode(russian, Encoding::windows_1251);
    expected += russian;
  }
  std::size_t given_bytes = 0;
  Utf8Source source(
      [&](char* buffer, std::size_t capacity) {
        const std::size_t given =
            std::min({capacity, bytes.size() - given_bytes, std::size_t{997}});
        std::memcpy(buffer, bytes.data() + given_bytes, given);
        given_bytes += given;
        return given;
      },
      Encoding::windows_1251);
  std::string out;
  std::string buffer(101, '\0');
  while (const std::size_t got = source.read(buffer.data(), buffer.size()))
    out.append(buffer, 0, got);
  EXPECT_EQ(out, expected);
  EXPECT_EQ(source.converter().invalid_count(), 0u);
}

Encoding guessed(std::string_view sample) { return guess_encoding(sample).encoding; }

TEST(EncodingGuess, BelievesByteOrderMarks) {
  EXPECT_EQ(guessed("\xEF\xBB\xBF\xFF"), Encoding::utf8);
  EXPECT_EQ(guessed("\xFF\xFE"
                    "a\0"s),
            Encoding::utf16_le);
  EXPECT_EQ(guessed("\xFE\xFF\0a"s), Encoding::utf16_be);
  EXPECT_TRUE(guess_encoding("\xFE\xFF\0a"s).certain);
}

TEST(EncodingGuess, FindsUtf16WithoutAMark) {
  const std::u16string_view text = u"имя;город\r\nАнна;Томск\r\nИван;Москва\r\n";
  EXPECT_EQ(guessed(to_utf16(text, true)), Encoding::utf16_le);
  EXPECT_EQ(guessed(to_utf16(text, false)), Encoding::utf16_be);
  EXPECT_EQ(guessed("a\0b\0c\0"s), Encoding::utf16_le);
  EXPECT_EQ(guessed("text with a \0 byte or \0 two\n"s), Encoding::utf8);
}

TEST(EncodingGuess, FindsUtf8) {
  for (const auto text : {czech, polish, russian, korean, french, german, danish, italian}) {
    EXPECT_TRUE(guess_encoding(text).certain);
    EXPECT_EQ(guessed(text), Encoding::utf8);
    EXPECT_EQ(guessed(text.substr(0, 9)), Encoding::utf8) << "a character may be cut";
  }
  EXPECT_EQ(guessed(""), Encoding::utf8);
  EXPECT_EQ(guessed("plain"), Encoding::utf8);
  EXPECT_EQ(guessed(std::string(russian) + "\xE9\n"), Encoding::utf8) << "one broken byte";
  EXPECT_FALSE(guess_encoding(std::string(russian) + "\xE9\n").certain);
}

TEST(EncodingGuess, TellsEightBitPagesApart) {
  EXPECT_EQ(guessed(encode(russian, Encoding::windows_1251)), Encoding::windows_1251);
  EXPECT_EQ(guessed(encode("КЛИЕНТ;ГОРОД\nВАГА;ВДГ\n", Encoding::windows_1251)),
            Encoding::windows_1251);
  EXPECT_EQ(guessed(encode("name,город\nAnna,Томск\n", Encoding::windows_1251)),
            Encoding::windows_1251);
  for (const auto text : {czech, polish})
    EXPECT_EQ(guessed(encode(text, Encoding::windows_1250)), Encoding::windows_1250) << text;
  for (const auto text : {french, german, danish, italian})
    EXPECT_EQ(guessed(encode(text, Encoding::windows_1252)), Encoding::windows_1252) << text;
  EXPECT_EQ(guessed("price,\xA3"
                    "5\nx,\xA3"
                    "10\n"),
            Encoding::windows_1252);
  EXPECT_EQ(guessed("caf\xE9"), Encoding::windows_1252);
  EXPECT_EQ(guessed(encode(korean, Encoding::cp949)), Encoding::cp949);
  EXPECT_EQ(guessed(encode("name,dept\nKim,영업부\nLee,쀍\n", Encoding::cp949)), Encoding::cp949);
}

}  // namespace
}  // namespace clientela
