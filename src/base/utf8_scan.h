#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace clientela {

// What stands at the beginning of `bytes` (not empty). A character that is not valid counts as its
// longest beginning that could have become valid, as the Unicode standard recommends.
struct Utf8Sequence {
  enum Kind { valid, invalid, incomplete };
  Kind kind;
  std::size_t bytes;
};

inline Utf8Sequence scan_utf8_sequence(std::string_view bytes) {
  const auto first = static_cast<unsigned char>(bytes[0]);
  if (first < 0x80) return {Utf8Sequence::valid, 1};
  if (first < 0xC2 || first > 0xF4) return {Utf8Sequence::invalid, 1};
  const std::size_t length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  // The second byte's range excludes overlong forms, surrogates and what is above U+10FFFF.
  unsigned low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  unsigned high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  for (std::size_t i = 1; i < length; ++i) {
    if (i == bytes.size()) return {Utf8Sequence::incomplete, i};
    const auto next = static_cast<unsigned char>(bytes[i]);
    if (next < low || next > high) return {Utf8Sequence::invalid, i};
    low = 0x80;
    high = 0xBF;
  }
  return {Utf8Sequence::valid, length};
}

// The first position from `start` on that holds no ASCII, or the end.
inline std::size_t skip_ascii(std::string_view bytes, std::size_t start) {
  std::size_t i = start;
  for (std::uint64_t word; i + sizeof word <= bytes.size(); i += sizeof word) {
    std::memcpy(&word, bytes.data() + i, sizeof word);
    if (word & 0x8080808080808080u) break;
  }
  while (i < bytes.size() && static_cast<unsigned char>(bytes[i]) < 0x80) ++i;
  return i;
}

}  // namespace clientela
