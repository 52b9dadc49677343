#include "base/text.h"

#include <algorithm>

#include "base/utf8.h"

namespace clientela {
namespace {

bool is_control(char32_t c) { return c < 0x20 || (c >= 0x7F && c <= 0x9F); }

// Unicode's property White_Space.
bool is_white_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

struct Range {
  char32_t first, last;
};

// What a person sees as part of the character before it: marks, vowels and finals of Hangul, signs
// that vary or join emoji. The scripts that need Unicode's full tables are cut between code points.
bool continues_character(char32_t c) {
  static constexpr Range ranges[] = {
      {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD},   {0x064B, 0x065F},
      {0x0E34, 0x0E3A}, {0x0E47, 0x0E4E}, {0x1160, 0x11FF},   {0x1AB0, 0x1AFF},
      {0x1DC0, 0x1DFF}, {0x200C, 0x200D}, {0x20D0, 0x20F0},   {0x3099, 0x309A},
      {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0x1F3FB, 0x1F3FF}, {0xE0020, 0xE007F}};
  return c >= 0x0300 && std::any_of(std::begin(ranges), std::end(ranges), [c](const Range& range) {
           return c >= range.first && c <= range.last;
         });
}

bool is_continuation_byte(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

std::size_t start_of_last_code_point(std::string_view text) {
  std::size_t at = text.size() - 1;
  for (int steps = 0; at > 0 && steps < 3 && is_continuation_byte(text[at]); ++steps) --at;
  return at;
}

constexpr char32_t zero_width_joiner = 0x200D;

bool may_cut_at(std::string_view text, std::size_t at) {
  if (is_continuation_byte(text[at])) return false;
  std::size_t next = at;
  if (continues_character(next_code_point(text, next))) return false;
  std::size_t last = start_of_last_code_point(text.substr(0, at));
  return next_code_point(text, last) != zero_width_joiner;
}

using PluralRule = std::size_t (*)(std::uint64_t n);

bool is_few_in_slavic(std::uint64_t n) {
  return n % 10 >= 2 && n % 10 <= 4 && (n % 100 < 12 || n % 100 > 14);
}

std::size_t one_or_many(std::uint64_t n) { return n == 1 ? 0 : 1; }
std::size_t up_to_one_or_many(std::uint64_t n) { return n <= 1 ? 0 : 1; }
std::size_t no_plural(std::uint64_t) { return 0; }
std::size_t east_slavic(std::uint64_t n) {
  if (n % 10 == 1 && n % 100 != 11) return 0;
  return is_few_in_slavic(n) ? 1 : 2;
}
std::size_t czech(std::uint64_t n) {
  if (n == 1) return 0;
  return n >= 2 && n <= 4 ? 1 : 2;
}
std::size_t polish(std::uint64_t n) {
  if (n == 1) return 0;
  return is_few_in_slavic(n) ? 1 : 2;
}

PluralRule plural_rule(std::string_view language) {
  struct Entry {
    std::string_view language;
    PluralRule rule;
  };
  static constexpr Entry entries[] = {
      {"ru", east_slavic}, {"cs", czech},       {"ko", no_plural},   {"uk", east_slavic},
      {"be", east_slavic}, {"sr", east_slavic}, {"hr", east_slavic}, {"bs", east_slavic},
      {"sk", czech},       {"pl", polish},      {"ja", no_plural},   {"zh", no_plural},
      {"vi", no_plural},   {"th", no_plural},   {"id", no_plural},   {"fr", up_to_one_or_many}};
  const std::string_view primary = language.substr(0, language.find_first_of("-_"));
  for (const Entry& entry : entries) {
    if (entry.language == primary) return entry.rule;
  }
  return one_or_many;
}

}  // namespace

bool valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (next_code_point(text, at) == invalid_code_point) return false;
  }
  return true;
}

std::string cleaned(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(text, at);
    if (c == invalid_code_point) {
      append_code_point(out, replacement_character);
    } else if (!is_control(c) || c == '\n' || c == '\t') {
      out.append(text.substr(start, at - start));
    }
  }
  return out;
}

std::string trimmed(std::string_view text) {
  while (!text.empty()) {
    std::size_t at = 0;
    if (!is_white_space(next_code_point(text, at))) break;
    text.remove_prefix(at);
  }
  while (!text.empty()) {
    const std::size_t start = start_of_last_code_point(text);
    std::size_t at = start;
    if (!is_white_space(next_code_point(text, at)) || at != text.size()) break;
    text.remove_suffix(text.size() - start);
  }
  return std::string(text);
}

std::string_view shortened(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  std::size_t at = max_bytes;
  while (at > 0 && !may_cut_at(text, at)) --at;
  return text.substr(0, at);
}

std::size_t plural_form(std::string_view language, std::int64_t n) {
  const auto magnitude = n < 0 ? 0 - static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n);
  return plural_rule(language)(magnitude);
}

}  // namespace clientela
