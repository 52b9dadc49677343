#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace clientela {

// What next_code_point gives for bytes that are not UTF-8.
inline constexpr char32_t invalid_code_point = 0xFFFFFFFF;
inline constexpr char32_t replacement_character = 0xFFFD;

bool is_ascii(std::string_view text);

// Reads the code point that begins at `at` and moves behind it. Where the bytes are not UTF-8 it
// moves behind as many as could have begun a character (at least one), as the Unicode standard
// advises, so that each such piece becomes one U+FFFD. Precondition: at < text.size().
char32_t next_code_point(std::string_view text, std::size_t& at);

// Precondition: a Unicode scalar value (no surrogate, at most U+10FFFF).
void append_code_point(std::string& out, char32_t code_point);

}  // namespace clientela
