#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace clientela {

// An exact number with six decimals: quantities, rates, unit prices. Range about +-9.2e12.
struct Decimal {
  static constexpr std::int64_t one = 1'000'000;
  std::int64_t millionths = 0;

  static constexpr Decimal of(std::int64_t whole) { return {whole * one}; }
  // Reads "12", "-0.001", ".5"; a dot, no grouping; at most six decimals; nothing when out of
  // range.
  static std::optional<Decimal> parse(std::string_view text);
  // The shortest exact text: "12", "-0.001".
  std::string text() const;

  friend auto operator<=>(const Decimal&, const Decimal&) = default;
};

// a * b / divisor, computed in 128 bits and rounded half to even. Nothing when the result does not
// fit into 64 bits. Precondition: divisor > 0.
std::optional<std::int64_t> multiply_divide(std::int64_t a, std::int64_t b, std::int64_t divisor);

// A scaled integer as text with exactly that many decimals: (1250, 2) is "12.50".
std::string scaled_text(std::int64_t value, int decimals);
// The reverse; nothing when there are more decimals than that, or it does not fit.
std::optional<std::int64_t> parse_scaled(std::string_view text, int decimals);

}  // namespace clientela
