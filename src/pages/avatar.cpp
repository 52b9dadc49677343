#include <algorithm>
#include <string>

#include "base/utf8_scan.h"
#include "pages/blocks.h"

namespace clientela {
namespace {

// Letters of scripts in which one character says more than two initials would.
bool stands_alone(char32_t letter) {
  return (letter >= 0x1100 && letter < 0x1200) || (letter >= 0x2E80 && letter < 0xE000) ||
         letter >= 0x20000;
}

bool is_letter(char32_t letter) {
  if (letter < 0x80) {
    return (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= 'a' && letter <= 'z');
  }
  const bool latin_sign = letter < 0xC0;
  const bool punctuation = letter >= 0x2000 && letter < 0x2070;
  return !latin_sign && !punctuation;
}

char32_t decoded(std::string_view sequence) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(sequence[i]); };
  switch (sequence.size()) {
    case 1:
      return byte(0);
    case 2:
      return (byte(0) & 0x1Fu) << 6 | (byte(1) & 0x3Fu);
    case 3:
      return (byte(0) & 0x0Fu) << 12 | (byte(1) & 0x3Fu) << 6 | (byte(2) & 0x3Fu);
    default:
      return (byte(0) & 0x07u) << 18 | (byte(1) & 0x3Fu) << 12 | (byte(2) & 0x3Fu) << 6 |
             (byte(3) & 0x3Fu);
  }
}

void append_capital(std::string& out, std::string_view sequence) {
  const char first = sequence.front();
  if (first >= 'a' && first <= 'z') {
    out += static_cast<char>(first - ('a' - 'A'));
  } else {
    out += sequence;
  }
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "No. 14646", "No. 14646 · Japan", "14646": whom nobody has named is told from others by the end
// of the number. Empty for a name.
std::string_view end_of_number(std::string_view name) {
  constexpr std::size_t least_digits = 2;
  constexpr std::size_t longest_word = 4;  // "No.", "Nr.", "č.", "№"
  const std::size_t blank = name.find(' ');
  const std::string_view word = name.substr(0, std::min(blank, name.size()));
  const bool abbreviated = word.size() <= longest_word && (word.ends_with('.') || word == "№");
  if (abbreviated && blank != std::string_view::npos) name.remove_prefix(blank + 1);
  std::size_t digits = 0;
  while (digits < name.size() && is_digit(name[digits])) ++digits;
  const bool whole = digits == name.size() || (abbreviated && name[digits] == ' ');
  if (digits < least_digits || !whole) return {};
  return name.substr(digits - least_digits, least_digits);
}

std::string_view avatar_colour(Id id) {
  static constexpr std::string_view colours[] = {"",         "avatar-1", "avatar-2", "avatar-3",
                                                 "avatar-4", "avatar-5", "avatar-6", "avatar-7"};
  // Ids that one action made share all but their last bits.
  const std::string_view bytes = id.bytes();
  const auto mixed = static_cast<unsigned char>(bytes[15] ^ bytes[11]) ^
                     (static_cast<unsigned char>(bytes[9]) >> 3);
  return colours[mixed % 8];
}

}  // namespace

std::string initials(std::string_view name) {
  if (const auto digits = end_of_number(name); !digits.empty()) return std::string(digits);
  std::string out;
  int letters = 0;
  bool word_start = true;
  while (!name.empty() && letters < 2) {
    const Utf8Sequence scanned = scan_utf8_sequence(name);
    const std::string_view sequence = name.substr(0, scanned.bytes);
    name.remove_prefix(scanned.bytes);
    if (scanned.kind != Utf8Sequence::valid) continue;
    const char32_t letter = decoded(sequence);
    if (letter == ' ' || letter == '-') {
      word_start = true;
    } else if (word_start && is_letter(letter)) {
      if (stands_alone(letter) && letters > 0) break;
      append_capital(out, sequence);
      if (stands_alone(letter)) break;
      ++letters;
      word_start = false;
    }
  }
  return out.empty() ? "?" : out;
}

void avatar(Html& html, std::string_view name, Id id, bool organisation, bool large) {
  std::string css_class = "avatar ";
  css_class += avatar_colour(id);
  if (organisation) css_class += " is-organisation";
  if (large) css_class += " is-large";
  html.element("span", {{"class", css_class}, {"aria-hidden", "true"}}, initials(name));
  html.text(" ");
}

}  // namespace clientela
