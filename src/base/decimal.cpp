#include "base/decimal.h"

#include <cassert>
#include <limits>

namespace clientela {
namespace {

__extension__ using Wide = __int128;

bool fits(Wide value) {
  return value <= std::numeric_limits<std::int64_t>::max() &&
         value >= std::numeric_limits<std::int64_t>::min();
}

}  // namespace

std::optional<std::int64_t> multiply_divide(std::int64_t a, std::int64_t b, std::int64_t divisor) {
  assert(divisor > 0);
  const Wide product = static_cast<Wide>(a) * b;
  Wide quotient = product / divisor;
  Wide remainder = product % divisor;
  const bool negative = remainder < 0;
  if (negative) remainder = -remainder;
  const Wide twice = remainder * 2;
  if (twice > divisor || (twice == divisor && quotient % 2 != 0)) quotient += negative ? -1 : 1;
  if (!fits(quotient)) return std::nullopt;
  return static_cast<std::int64_t>(quotient);
}

std::optional<std::int64_t> parse_scaled(std::string_view text, int decimals) {
  std::size_t i = 0;
  const bool negative = !text.empty() && text[0] == '-';
  if (!text.empty() && (text[0] == '-' || text[0] == '+')) ++i;
  Wide value = 0;  // below zero all the way, for there is one more negative number
  int after_point = -1;
  bool any_digit = false;
  for (; i < text.size(); ++i) {
    if (text[i] == '.' && after_point < 0) {
      after_point = 0;
      continue;
    }
    if (text[i] < '0' || text[i] > '9') return std::nullopt;
    any_digit = true;
    if (after_point >= decimals) {
      if (text[i] != '0') return std::nullopt;
      continue;
    }
    value = value * 10 - (text[i] - '0');
    if (after_point >= 0) ++after_point;
    if (!fits(value)) return std::nullopt;
  }
  if (!any_digit) return std::nullopt;
  for (int place = after_point < 0 ? 0 : after_point; place < decimals; ++place) value *= 10;
  if (!negative) value = -value;
  if (!fits(value)) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

std::string scaled_text(std::int64_t value, int decimals) {
  const bool negative = value < 0;
  auto magnitude =
      negative ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
  std::string digits = std::to_string(magnitude);
  const auto places = static_cast<std::size_t>(decimals);
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  if (places > 0) digits.insert(digits.size() - places, ".");
  return negative ? "-" + digits : digits;
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const auto scaled = parse_scaled(text, 6);
  if (!scaled) return std::nullopt;
  return Decimal{*scaled};
}

std::string Decimal::text() const {
  std::string out = scaled_text(millionths, 6);
  while (out.back() == '0') out.pop_back();
  if (out.back() == '.') out.pop_back();
  return out;
}

}  // namespace clientela
