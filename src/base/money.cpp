#include "base/money.h"

namespace clientela {
namespace {

constexpr std::array<std::string_view, 16> without_minor_unit = {
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW",
    "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF"};
constexpr std::array<std::string_view, 7> with_three = {"BHD", "IQD", "JOD", "KWD",
                                                        "LYD", "OMR", "TND"};

std::int64_t power_of_ten(int exponent) {
  std::int64_t power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

struct AmountAndCurrency {
  std::string_view amount;
  Currency currency;
};

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::optional<AmountAndCurrency> split(std::string_view text, Currency when_not_said) {
  text = trim(text);
  if (text.size() > 3 && is_letter(text.back())) {
    const auto currency = Currency::parse(text.substr(text.size() - 3));
    if (!currency) return std::nullopt;
    return AmountAndCurrency{trim(text.substr(0, text.size() - 3)), *currency};
  }
  if (text.size() > 3 && is_letter(text.front())) {
    const auto currency = Currency::parse(text.substr(0, 3));
    if (!currency) return std::nullopt;
    return AmountAndCurrency{trim(text.substr(3)), *currency};
  }
  return AmountAndCurrency{text, when_not_said};
}

}  // namespace

std::optional<Currency> Currency::parse(std::string_view code) {
  if (code.size() != 3) return std::nullopt;
  Currency currency;
  for (std::size_t i = 0; i < 3; ++i) {
    if (!is_letter(code[i])) return std::nullopt;
    currency.letters_[i] = static_cast<char>(code[i] & ~0x20);
  }
  return currency;
}

int Currency::decimals() const {
  for (const auto known : without_minor_unit) {
    if (known == code()) return 0;
  }
  for (const auto known : with_three) {
    if (known == code()) return 3;
  }
  return 2;
}

std::optional<Money> Money::parse(std::string_view text, Currency when_not_said) {
  const auto parts = split(text, when_not_said);
  if (!parts) return std::nullopt;
  const auto minor = parse_scaled(parts->amount, parts->currency.decimals());
  if (!minor) return std::nullopt;
  return Money{*minor, parts->currency};
}

std::string Money::text() const {
  std::string out = amount_text();
  if (!currency.empty()) out.append(" ").append(currency.code());
  return out;
}

std::optional<Price> Price::parse(std::string_view text, Currency when_not_said) {
  const auto parts = split(text, when_not_said);
  if (!parts) return std::nullopt;
  const auto amount = Decimal::parse(parts->amount);
  if (!amount) return std::nullopt;
  return Price{*amount, parts->currency};
}

std::string Price::text() const {
  std::string out = amount.text();
  if (!currency.empty()) out.append(" ").append(currency.code());
  return out;
}

std::optional<Money> Price::times(Decimal quantity) const {
  // millionths * millionths / 10^12 is whole units; the minor unit takes its decimals back out.
  const std::int64_t divisor = power_of_ten(12 - currency.decimals());
  const auto minor = multiply_divide(amount.millionths, quantity.millionths, divisor);
  if (!minor) return std::nullopt;
  return Money{*minor, currency};
}

std::optional<Money> converted(Money amount, Decimal rate, Currency to) {
  const int shift = to.decimals() - amount.currency.decimals();
  std::int64_t factor = rate.millionths;
  std::int64_t divisor = Decimal::one;
  if (shift > 0) {
    const auto scaled = multiply_divide(factor, power_of_ten(shift), 1);
    if (!scaled) return std::nullopt;
    factor = *scaled;
  } else {
    divisor *= power_of_ten(-shift);
  }
  const auto minor = multiply_divide(amount.minor, factor, divisor);
  if (!minor) return std::nullopt;
  return Money{*minor, to};
}

}  // namespace clientela
