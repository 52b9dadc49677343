#include "base/id.h"

#include <cassert>
#include <cstring>

namespace clientela {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_hyphen_place(std::size_t i) { return i == 8 || i == 13 || i == 18 || i == 23; }

}  // namespace

Id Id::make(std::int64_t unix_ms, std::uint64_t random) {
  std::array<std::uint8_t, 16> b{};
  const auto ms = static_cast<std::uint64_t>(unix_ms);
  for (std::size_t i = 0; i < 6; ++i) b[i] = static_cast<std::uint8_t>(ms >> (8 * (5 - i)));
  b[6] = static_cast<std::uint8_t>(0x70 | ((random >> 60) & 0x0f));
  b[7] = static_cast<std::uint8_t>(random >> 52);
  b[8] = static_cast<std::uint8_t>(0x80 | ((random >> 46) & 0x3f));
  for (std::size_t i = 9; i < 13; ++i) {
    b[i] = static_cast<std::uint8_t>(random >> (38 - 8 * (i - 9)));
  }
  b[13] = static_cast<std::uint8_t>((random << 4) & 0xf0);
  return Id(b);
}

std::optional<Id> Id::parse(std::string_view text) {
  const bool hyphens = text.size() == 36;
  if (!hyphens && text.size() != 32) return std::nullopt;
  std::array<std::uint8_t, 16> b{};
  std::size_t digits = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (hyphens && is_hyphen_place(i)) {
      if (text[i] != '-') return std::nullopt;
      continue;
    }
    const int digit = hex_digit(text[i]);
    if (digit < 0) return std::nullopt;
    auto& byte = b[digits / 2];
    byte = static_cast<std::uint8_t>(byte << 4 | digit);
    ++digits;
  }
  return Id(b);
}

std::optional<Id> Id::from_bytes(std::string_view raw) {
  if (raw.size() != 16) return std::nullopt;
  std::array<std::uint8_t, 16> b{};
  std::memcpy(b.data(), raw.data(), 16);
  return Id(b);
}

Id Id::derive(std::uint32_t n) const {
  auto b = bytes_;
  const std::uint32_t low = static_cast<std::uint32_t>((b[13] & 0x0f) << 16 | b[14] << 8 | b[15]);
  assert(n <= max_derived - low);
  const std::uint32_t sum = low + n;
  b[13] = static_cast<std::uint8_t>((b[13] & 0xf0) | (sum >> 16));
  b[14] = static_cast<std::uint8_t>(sum >> 8);
  b[15] = static_cast<std::uint8_t>(sum);
  return Id(b);
}

Id Id::action() const {
  auto b = bytes_;
  b[13] = static_cast<std::uint8_t>(b[13] & 0xf0);
  b[14] = b[15] = 0;
  return Id(b);
}

bool Id::empty() const { return *this == Id(); }

std::string Id::text() const {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  out.reserve(36);
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
    out += digits[bytes_[i] >> 4];
    out += digits[bytes_[i] & 0x0f];
  }
  return out;
}

std::int64_t Id::unix_ms() const {
  std::uint64_t ms = 0;
  for (std::size_t i = 0; i < 6; ++i) ms = ms << 8 | bytes_[i];
  return static_cast<std::int64_t>(ms);
}

}  // namespace clientela
