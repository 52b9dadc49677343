#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace clientela {

// A record's, action's or device's name for ever: a UUID of version 7 (RFC 9562), so that ids sort
// by the time of their making. The empty Id (all zeros) means "none".
//
// The id of an action ends in 20 zero bits; the n-th record that it makes has that id plus n. So
// an action performed again elsewhere makes the same ids, and a record tells which action made it.
class Id {
 public:
  static constexpr std::uint32_t max_derived = (1u << 20) - 1;

  constexpr Id() = default;
  explicit constexpr Id(const std::array<std::uint8_t, 16>& bytes) : bytes_(bytes) {}

  // From the time (milliseconds since 1970) and 64 random bits, of which 54 are used.
  static Id make(std::int64_t unix_ms, std::uint64_t random);
  // Reads 36 characters with hyphens or 32 without; nothing else.
  static std::optional<Id> parse(std::string_view text);
  // Reads the 16 raw bytes that bytes() gave.
  static std::optional<Id> from_bytes(std::string_view raw);

  // This id plus n. Precondition: the id's last 20 bits plus n stay within 20 bits.
  Id derive(std::uint32_t n) const;
  // The id of the action that made this record.
  Id action() const;

  bool empty() const;
  explicit operator bool() const { return !empty(); }
  std::string text() const;
  std::string_view bytes() const {
    return {reinterpret_cast<const char*>(bytes_.data()), bytes_.size()};
  }
  std::int64_t unix_ms() const;

  friend bool operator==(const Id& a, const Id& b) { return a.bytes_ == b.bytes_; }
  friend bool operator!=(const Id& a, const Id& b) { return !(a == b); }
  friend bool operator<(const Id& a, const Id& b) { return a.bytes_ < b.bytes_; }

 private:
  std::array<std::uint8_t, 16> bytes_{};
};

}  // namespace clientela

template <>
struct std::hash<clientela::Id> {
  std::size_t operator()(const clientela::Id& id) const noexcept {
    return std::hash<std::string_view>{}(id.bytes());
  }
};
