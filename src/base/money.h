#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/decimal.h"

namespace clientela {

// An ISO 4217 currency by its three letters. The empty Currency means "not said".
class Currency {
 public:
  constexpr Currency() = default;
  // Three letters of any case; whether such a currency exists is not checked.
  static std::optional<Currency> parse(std::string_view code);

  std::string_view code() const { return {letters_.data(), letters_[0] == 0 ? 0u : 3u}; }
  bool empty() const { return letters_[0] == 0; }
  // How many decimals the minor unit has: 2 for most, 0 for KRW or JPY, 3 for KWD.
  int decimals() const;

  friend bool operator==(const Currency& a, const Currency& b) { return a.letters_ == b.letters_; }
  friend bool operator!=(const Currency& a, const Currency& b) { return !(a == b); }

 private:
  std::array<char, 3> letters_{};
};

// An amount in minor units (cents) of a currency.
struct Money {
  std::int64_t minor = 0;
  Currency currency;

  // Reads "12.50", "12.50 EUR" or "EUR 12.50"; without letters the given currency is meant.
  static std::optional<Money> parse(std::string_view text, Currency when_not_said);
  // "12.50 EUR": parse reads it back.
  std::string text() const;
  // "12.50": without the currency.
  std::string amount_text() const { return scaled_text(minor, currency.decimals()); }

  friend bool operator==(const Money& a, const Money& b) {
    return a.minor == b.minor && a.currency == b.currency;
  }
  friend bool operator!=(const Money& a, const Money& b) { return !(a == b); }
};

// The price of one unit, exact to 10^-6 of the currency: real price lists have 0.001.
struct Price {
  Decimal amount;
  Currency currency;

  static std::optional<Price> parse(std::string_view text, Currency when_not_said);
  std::string text() const;

  // What a line of that many units costs, rounded half to even; nothing when it is too large.
  std::optional<Money> times(Decimal quantity) const;

  friend bool operator==(const Price& a, const Price& b) {
    return a.amount == b.amount && a.currency == b.currency;
  }
  friend bool operator!=(const Price& a, const Price& b) { return !(a == b); }
};

// The amount in another currency at a rate (units of `to` for one unit of the amount's currency).
std::optional<Money> converted(Money amount, Decimal rate, Currency to);

}  // namespace clientela
