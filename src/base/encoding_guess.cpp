#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>

#include "base/encoding.h"
#include "base/encoding_tables.h"
#include "base/utf8_scan.h"

namespace clientela {
namespace {

unsigned char byte_at(std::string_view bytes, std::size_t i) {
  return static_cast<unsigned char>(bytes[i]);
}

bool is_ascii_letter(unsigned char byte) {
  return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
}

std::optional<EncodingGuess> guess_by_byte_order_mark(std::string_view sample) {
  if (sample.substr(0, 3) == "\xEF\xBB\xBF") return EncodingGuess{Encoding::utf8, true};
  if (sample.substr(0, 2) == "\xFF\xFE") return EncodingGuess{Encoding::utf16_le, true};
  if (sample.substr(0, 2) == "\xFE\xFF") return EncodingGuess{Encoding::utf16_be, true};
  return std::nullopt;
}

// Digits, delimiters and line ends make every other byte zero, in any language.
std::optional<EncodingGuess> guess_utf16(std::string_view sample) {
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < sample.size(); ++i)
    if (sample[i] == '\0') ++zeros[i % 2];
  std::size_t ascii_pairs = 0;
  const auto is_text = [](unsigned char byte) { return byte >= 0x20 && byte < 0x7F; };
  for (std::size_t i = 0; i + 1 < sample.size(); i += 2)
    ascii_pairs += is_text(byte_at(sample, i)) && is_text(byte_at(sample, i + 1));
  const auto mostly = [&](std::size_t a, std::size_t b) {
    return a > sample.size() / 40 && a > b * 20 && a > ascii_pairs;
  };
  if (mostly(zeros[1], zeros[0])) return EncodingGuess{Encoding::utf16_le, false};
  if (mostly(zeros[0], zeros[1])) return EncodingGuess{Encoding::utf16_be, false};
  return std::nullopt;
}

// A file with a few broken bytes among many good sequences is still UTF-8.
std::optional<EncodingGuess> guess_utf8(std::string_view sample) {
  std::size_t valid = 0;
  std::size_t invalid = 0;
  for (std::size_t i = skip_ascii(sample, 0); i < sample.size(); i = skip_ascii(sample, i)) {
    const Utf8Sequence sequence = scan_utf8_sequence(sample.substr(i));
    if (sequence.kind == Utf8Sequence::valid) ++valid;
    if (sequence.kind == Utf8Sequence::invalid) ++invalid;
    // The sample may end amid a character, but a Latin-1 file may end with an accented letter.
    if (sequence.kind == Utf8Sequence::incomplete && valid == 0) ++invalid;
    i += sequence.bytes;
  }
  if (invalid == 0) return EncodingGuess{Encoding::utf8, true};
  if (valid >= invalid * 20) return EncodingGuess{Encoding::utf8, false};
  return std::nullopt;
}

// Korean text pairs its high bytes, nearly always to Hangul. Many of them lie between B0 and BF,
// where Cyrillic has hardly anything.
bool looks_korean(std::string_view sample) {
  std::size_t pairs = 0, hangul = 0, broken = 0, low_bytes = 0;
  for (std::size_t i = skip_ascii(sample, 0); i + 1 < sample.size(); i = skip_ascii(sample, i)) {
    const unsigned char lead = byte_at(sample, i);
    const unsigned char trail = byte_at(sample, i + 1);
    const char16_t character = cp949_character(lead, trail);
    const bool valid = character != u'\uFFFD';
    ++(valid ? pairs : broken);
    if (character >= u'\uAC00' && character <= u'\uD7A3') ++hangul;
    for (const unsigned char byte : {lead, trail})
      if (byte >= 0xB0 && byte <= 0xBF && byte != 0xB8) ++low_bytes;
    i += valid ? 2 : 1;
  }
  return pairs > 0 && broken * 50 <= pairs && hangul * 10 >= pairs * 8 && low_bytes * 4 >= pairs;
}

// Cyrillic letters stand beside each other, accented Latin ones beside ASCII letters.
bool looks_cyrillic(std::string_view sample) {
  const auto is_letter = [](unsigned char byte) {
    return byte >= 0xC0 || byte == 0xA8 || byte == 0xB8;
  };
  std::size_t joined = 0, mixed = 0;
  unsigned char before = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    const unsigned char byte = byte_at(sample, i);
    if (is_letter(byte) && is_letter(before)) joined += 2;
    if (is_letter(byte) && is_ascii_letter(before)) ++mixed;
    if (is_ascii_letter(byte) && is_letter(before)) ++mixed;
    before = byte;
  }
  return joined > mixed * 2;
}

// The letters and signs beyond ASCII of one language, the most frequent first.
struct Alphabet {
  Encoding encoding;
  std::u16string_view letters;
};

// Where evidence is equal, the earlier wins.
constexpr std::array alphabets{
    Alphabet{Encoding::windows_1252, u"£éïèöüñçêàâ"},        // English
    Alphabet{Encoding::windows_1252, u"éèàêçâîôùûëœïü"},     // French
    Alphabet{Encoding::windows_1252, u"üäößéà"},             // German
    Alphabet{Encoding::windows_1252, u"óíáéñúüº¿¡ç"},        // Spanish
    Alphabet{Encoding::windows_1252, u"ãçéáíóêõúâôàºª"},     // Portuguese
    Alphabet{Encoding::windows_1252, u"àèùòéìî"},            // Italian
    Alphabet{Encoding::windows_1252, u"äöåøæéüá"},           // Nordic
    Alphabet{Encoding::windows_1252, u"áíðéþóöæúý"},         // Icelandic
    Alphabet{Encoding::windows_1250, u"íáéěýžřšůčúťďňó"},    // Czech
    Alphabet{Encoding::windows_1250, u"áíéčýžšľúťôňóďäĺŕ"},  // Slovak
    Alphabet{Encoding::windows_1250, u"ąłęóżśćńźŁ"},         // Polish
    Alphabet{Encoding::windows_1250, u"áéőöóüíúű"},          // Hungarian
    Alphabet{Encoding::windows_1250, u"šžčćđ"},              // Croatian, Slovene
};

// How many times each byte occurs, capitals counted as their small letters.
using ByteCounts = std::array<std::uint64_t, 256>;

unsigned char small_letter(unsigned char byte) {
  if (byte >= 0xC0 && byte <= 0xDE && byte != 0xD7) return static_cast<unsigned char>(byte + 0x20);
  if (byte >= 0x8A && byte <= 0x8F) return static_cast<unsigned char>(byte + 0x10);
  return byte;
}

// ASCII says nothing, nor do the quotes, dashes and signs that both pages have at the same place.
ByteCounts count_letters(std::string_view sample) {
  ByteCounts counts{};
  for (const char c : sample) ++counts[small_letter(static_cast<unsigned char>(c))];
  std::fill(counts.begin(), counts.begin() + 0x80, 0);
  for (std::size_t byte = 0x80; byte < 0xC0; ++byte)
    if (windows_1250_upper_half[byte - 0x80] == windows_1252_upper_half[byte - 0x80] &&
        small_letter(static_cast<unsigned char>(byte)) == byte && byte != 0x9A && byte != 0x9E)
      counts[byte] = 0;
  return counts;
}

// The logarithm of how likely the counts are in that language, a letter's share falling with its
// rank.
double likelihood(const Alphabet& alphabet, const ByteCounts& counts) {
  constexpr double share_of_any_other = 0.001;
  const char16_t* upper_half = alphabet.encoding == Encoding::windows_1250
                                   ? windows_1250_upper_half
                                   : windows_1252_upper_half;
  double sum = 0;
  for (std::size_t byte = 0x80; byte < counts.size(); ++byte) {
    if (counts[byte] == 0) continue;
    const std::size_t rank = alphabet.letters.find(upper_half[byte - 0x80]);
    const double share = rank == std::u16string_view::npos
                             ? share_of_any_other
                             : 0.3 / (1.0 + static_cast<double>(rank) / 3.0);
    sum += static_cast<double>(counts[byte]) * std::log(share);
  }
  return sum;
}

Encoding guess_latin_page(std::string_view sample) {
  const ByteCounts counts = count_letters(sample);
  const auto best = std::max_element(alphabets.begin(), alphabets.end(),
                                     [&](const Alphabet& a, const Alphabet& b) {
                                       return likelihood(a, counts) < likelihood(b, counts);
                                     });
  return best->encoding;
}

}  // namespace

EncodingGuess guess_encoding(std::string_view sample) {
  sample = sample.substr(0, encoding_sample_bytes);
  if (const auto guess = guess_by_byte_order_mark(sample)) return *guess;
  if (const auto guess = guess_utf16(sample)) return *guess;
  if (const auto guess = guess_utf8(sample)) return *guess;
  if (looks_korean(sample)) return {Encoding::cp949, false};
  if (looks_cyrillic(sample)) return {Encoding::windows_1251, false};
  return {guess_latin_page(sample), false};
}

}  // namespace clientela
