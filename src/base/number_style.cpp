#include "base/number_style.h"

#include <algorithm>
#include <optional>

namespace clientela {
namespace {

struct DecimalParts {
  bool negative = false;
  std::string_view whole, fraction;
};

bool only_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<DecimalParts> split_decimal(std::string_view text) {
  DecimalParts parts;
  parts.negative = text.starts_with('-');
  if (parts.negative) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  parts.whole = text.substr(0, point);
  if (point != std::string_view::npos) parts.fraction = text.substr(point + 1);
  if (parts.whole.empty() || !only_digits(parts.whole) || !only_digits(parts.fraction)) {
    return std::nullopt;
  }
  return parts;
}

const std::string& digit(const NumberStyle& style, char c) {
  return style.digits[static_cast<std::size_t>(c - '0')];
}

bool separator_goes_before(const NumberStyle& style, std::size_t digits_left) {
  return digits_left >= style.group_size &&
         (digits_left - style.group_size) % style.next_group_size == 0;
}

void append_magnitude(std::string& out, const NumberStyle& style, const DecimalParts& parts,
                      const std::string& group, const std::string& point) {
  const bool grouped =
      style.group_size > 0 && parts.whole.size() >= style.group_size + style.least_grouped;
  for (std::size_t i = 0; i < parts.whole.size(); ++i) {
    if (grouped && i > 0 && separator_goes_before(style, parts.whole.size() - i)) out += group;
    out += digit(style, parts.whole[i]);
  }
  if (parts.fraction.empty()) return;
  out += point;
  for (const char c : parts.fraction) out += digit(style, c);
}

}  // namespace

std::string styled_number(const NumberStyle& style, std::string_view decimal_text) {
  const auto parts = split_decimal(decimal_text);
  if (!parts) return std::string(decimal_text);
  std::string out;
  out.reserve(2 * decimal_text.size());
  if (parts->negative) out += style.minus;
  append_magnitude(out, style, *parts, style.group, style.point);
  return out;
}

std::string styled_money(const NumberStyle& style, const MoneyFrame& frame,
                         std::string_view decimal_text) {
  const auto parts = split_decimal(decimal_text);
  if (!parts) return std::string(decimal_text);
  const auto& sides = parts->negative ? frame.negative : frame.positive;
  std::string out;
  out.reserve(2 * decimal_text.size() + 8);
  out += sides.before;
  append_magnitude(out, style, *parts, style.money_group, style.money_point);
  out += sides.after;
  return out;
}

}  // namespace clientela
