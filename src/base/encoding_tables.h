#pragma once

namespace clientela {

// The characters of bytes 0x80 to 0xFF; U+FFFD where a page assigns none.
extern const char16_t windows_1250_upper_half[];
extern const char16_t windows_1251_upper_half[];
extern const char16_t windows_1252_upper_half[];

// KS X 1001, 94 characters a row, for the lead bytes 0xA1-0xAC (signs), 0xB0-0xC8 (Hangul) and
// 0xCA-0xFD (Hanja), one after the other.
extern const char16_t ksx1001_rows[];

// The character of a pair in CP949 (KS X 1001 and Microsoft's further syllables); U+FFFD if none.
char16_t cp949_character(unsigned char lead, unsigned char trail);

}  // namespace clientela
