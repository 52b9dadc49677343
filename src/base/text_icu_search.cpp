#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <array>
#include <optional>
#include <vector>

#include "base/latin_spelling.h"
#include "base/text.h"
#include "base/text_icu.h"
#include "base/utf8.h"

// search_text works on one code point after another, each spelled the same way whatever stands
// beside it. So a part of a name gives a part of the name's search text, which is what searching
// while typing needs. Only NFC comes first, so that й written as two code points is й.

namespace clientela {
namespace {

using icu_text::require;

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*get)(UErrorCode&)) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* found = get(status);
  require(status, "Unicode normalisation");
  return *found;
}

// Apostrophes and the like stand inside of names and are often left out.
bool is_left_out(char32_t c) {
  switch (c) {
    case U'\'':
    case U'`':
    case U'´':
    case U'·':  // Catalan l·l
    case U'ʹ':  // soft sign, transliterated
    case U'ʺ':  // hard sign, transliterated
    case U'ʻ':
    case U'ʼ':
    case U'ʽ':
    case U'ˈ':
    case U'ـ':  // Arabic tatweel stretches a word
    case U'‘':
    case U'’':
    case U'‛':
    case U'′':
    case U'＇':
      return true;
    default:
      return false;
  }
}

constexpr char32_t first_final_jamo = 0x11A8;
constexpr char32_t last_final_jamo = 0x11C2;

// A final consonant becomes the initial one, for while a syllable is typed its last consonant may
// still become the next one's first: 김 has to find 기무라.
void append_final_jamo(std::string& out, char32_t c) {
  static constexpr std::u32string_view initials[] = {
      U"ᄀ",   U"ᄁ",   U"ᄀᄉ", U"ᄂ",   U"ᄂᄌ", U"ᄂᄒ", U"ᄃ", U"ᄅ", U"ᄅᄀ",
      U"ᄅᄆ", U"ᄅᄇ", U"ᄅᄉ", U"ᄅᄐ", U"ᄅᄑ", U"ᄅᄒ", U"ᄆ", U"ᄇ", U"ᄇᄉ",
      U"ᄉ",   U"ᄊ",   U"ᄋ",   U"ᄌ",   U"ᄎ",   U"ᄏ",   U"ᄐ", U"ᄑ", U"ᄒ"};
  static_assert(std::size(initials) == last_final_jamo - first_final_jamo + 1);
  for (const char32_t initial : initials[c - first_final_jamo]) append_code_point(out, initial);
}

bool is_stripped_mark(UChar32 c) {
  if (u_getCombiningClass(c) != 0 || u_charType(c) == U_ENCLOSING_MARK) return true;
  UErrorCode status = U_ZERO_ERROR;
  return u_charType(c) == U_NON_SPACING_MARK && uscript_getScript(c, &status) == USCRIPT_INHERITED;
}

// A code point that is case folded and can't be decomposed. A space stands for any separator.
void append_base(std::string& out, UChar32 c) {
  const auto letter = static_cast<char32_t>(c);
  if (is_left_out(letter) || is_stripped_mark(c) || u_charType(c) == U_FORMAT_CHAR) return;
  if (const auto latin = latin_spelling(letter)) {
    out += *latin;
  } else if (letter >= first_final_jamo && letter <= last_final_jamo) {
    append_final_jamo(out, letter);
  } else if (u_charType(c) == U_DECIMAL_DIGIT_NUMBER) {
    out += static_cast<char>('0' + u_charDigitValue(c));
  } else if ((U_GET_GC_MASK(c) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_M_MASK)) != 0) {
    append_code_point(out, letter);
  } else {
    out += ' ';
  }
}

std::string spelling_of(char32_t code_point) {
  static const auto& case_folder = normalizer(&icu::Normalizer2::getNFKCCasefoldInstance);
  static const auto& decomposer = normalizer(&icu::Normalizer2::getNFKDInstance);
  std::string out;
  if (is_left_out(code_point)) return out;
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString small =
      case_folder.normalize(icu::UnicodeString(static_cast<UChar32>(code_point)), status);
  for (std::int32_t i = 0; i < small.length(); i = small.moveIndex32(i, 1)) {
    const UChar32 c = small.char32At(i);
    if (const auto latin = latin_spelling(static_cast<char32_t>(c))) {
      out += *latin;
      continue;
    }
    const icu::UnicodeString parts = decomposer.normalize(icu::UnicodeString(c), status);
    for (std::int32_t j = 0; j < parts.length(); j = parts.moveIndex32(j, 1)) {
      append_base(out, parts.char32At(j));
    }
  }
  require(status, "Unicode normalisation");
  return out;
}

struct Range {
  char32_t first, last;
};

// The spellings of the code points that most texts are made of, computed once.
class FrequentSpellings {
 public:
  FrequentSpellings() {
    for (const Range& range : ranges) {
      for (char32_t c = range.first; c <= range.last; ++c) spellings_.push_back(spelling_of(c));
    }
  }

  const std::string* find(char32_t c) const {
    std::size_t before = 0;
    for (const Range& range : ranges) {
      if (c >= range.first && c <= range.last) return &spellings_[before + (c - range.first)];
      before += range.last - range.first + 1;
    }
    return nullptr;
  }

 private:
  // ASCII to Cyrillic; Vietnamese, Greek and punctuation; kana.
  static constexpr Range ranges[] = {{0x0000, 0x052F}, {0x1E00, 0x206F}, {0x3000, 0x30FF}};
  std::vector<std::string> spellings_;
};

const FrequentSpellings& frequent_spellings() {
  static const FrequentSpellings instance;
  return instance;
}

class SearchTextWriter {
 public:
  explicit SearchTextWriter(std::size_t expected_size) { out_.reserve(expected_size); }

  void write(std::string_view spelling) {
    for (const char c : spelling) write(c);
  }
  void write(char c) {
    if (c == ' ') {
      gap_ = true;
      return;
    }
    if (gap_ && !out_.empty()) out_ += ' ';
    gap_ = false;
    out_ += c;
  }
  std::string take() { return std::move(out_); }

 private:
  std::string out_;
  bool gap_ = false;
};

bool is_hangul_syllable(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }
bool is_plain_ideograph(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }

void write_hangul(SearchTextWriter& writer, char32_t syllable) {
  const char32_t index = syllable - 0xAC00;
  std::string jamo;
  append_code_point(jamo, 0x1100 + index / 588);
  append_code_point(jamo, 0x1161 + index % 588 / 28);
  if (index % 28 != 0) append_final_jamo(jamo, first_final_jamo - 1 + index % 28);
  writer.write(jamo);
}

void write_code_point(SearchTextWriter& writer, char32_t c) {
  if (c == invalid_code_point) {
    writer.write(' ');
  } else if (const auto* spelling = frequent_spellings().find(c)) {
    writer.write(*spelling);
  } else if (is_hangul_syllable(c)) {
    write_hangul(writer, c);
  } else if (is_plain_ideograph(c)) {
    std::string same;
    append_code_point(same, c);
    writer.write(same);
  } else {
    writer.write(spelling_of(c));
  }
}

// What an ASCII character becomes; zero: nothing.
constexpr std::array<char, 128> ascii_spellings = [] {
  std::array<char, 128> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    const char c = static_cast<char>(i);
    const bool small = c >= 'a' && c <= 'z';
    const bool digit = c >= '0' && c <= '9';
    if (c >= 'A' && c <= 'Z') {
      table[i] = static_cast<char>(c + ('a' - 'A'));
    } else if (small || digit) {
      table[i] = c;
    } else {
      table[i] = c == '\'' || c == '`' ? '\0' : ' ';
    }
  }
  return table;
}();

// The text in NFC, or nothing when it is in NFC already.
std::optional<std::string> composed(std::string_view text) {
  static const auto& composer = normalizer(&icu::Normalizer2::getNFCInstance);
  const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
  UErrorCode status = U_ZERO_ERROR;
  if (composer.isNormalizedUTF8(piece, status)) return std::nullopt;
  std::string out;
  icu::StringByteSink<std::string> sink(&out);
  composer.normalizeUTF8(0, piece, sink, nullptr, status);
  require(status, "Unicode normalisation");
  return out;
}

}  // namespace

bool is_letter_or_digit(char32_t c) {
  return c <= 0x10FFFF && u_isalnum(static_cast<UChar32>(c)) != 0;
}

std::string search_text(std::string_view text) {
  const auto in_nfc = is_ascii(text) ? std::nullopt : composed(text);
  if (in_nfc) text = *in_nfc;
  SearchTextWriter writer(text.size() + text.size() / 4);
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= ascii_spellings.size()) {
      write_code_point(writer, next_code_point(text, at));
      continue;
    }
    if (ascii_spellings[byte] != '\0') writer.write(ascii_spellings[byte]);
    ++at;
  }
  return writer.take();
}

}  // namespace clientela
