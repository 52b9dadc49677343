#pragma once

#include "model/field.h"

namespace clientela {

inline constexpr KindColumn integer_column[] = {{"", StorageClass::integer}};
inline constexpr KindColumn text_column[] = {{"", StorageClass::text}};
inline constexpr KindColumn blob_column[] = {{"", StorageClass::blob}};
inline constexpr KindColumn amount_columns[] = {{"", StorageClass::integer},
                                                {"_currency", StorageClass::text}};

// A kind whose values are all of one C++ type: the empty value is dealt with here.
template <typename T>
class TypedKind : public FieldKind {
 public:
  std::string text(const Value& value, const Field& field) const final {
    const T* held = std::get_if<T>(&value);
    return held == nullptr ? std::string() : text_of(*held, field);
  }
  std::string shown(const Value& value, const Field& field,
                    const ShowContext& context) const final {
    const T* held = std::get_if<T>(&value);
    return held == nullptr ? std::string() : shown_of(*held, field, context);
  }
  void store(const Value& value, std::span<Cell> cells) const final {
    const T* held = std::get_if<T>(&value);
    if (held != nullptr) return store_value(*held, cells);
    for (Cell& cell : cells) cell = Cell();
  }

 private:
  virtual std::string text_of(const T& value, const Field& field) const = 0;
  virtual std::string shown_of(const T& value, const Field& field,
                               const ShowContext& context) const = 0;
  virtual void store_value(const T& value, std::span<Cell> cells) const = 0;
};

// The error for a number outside of what 64 bits hold at this scale.
Error number_too_large();
// Reads a number as people write it, times 10^decimals: "12.5", "12,5", "1 234 567,50". A point
// alone is always the decimal point; "1,234" is refused, since it can be read in two ways.
Result<std::int64_t> parse_number(std::string_view text, int decimals);

// The two members of an amount's JSON; a bare text or whole number stands in `amount`.
struct AmountJson {
  std::string amount;
  Currency currency;
};
Result<AmountJson> read_amount_json(const Json& json, Currency when_not_said);
JsonObject amount_json(const std::string& amount, Currency currency);
// A number of JSON as text. Fractions are refused: they are not exact.
Result<std::string> exact_number_text(const Json& json);

// "12.50 GBP", "GBP 12.50" or "12.50", taken apart.
struct AmountText {
  std::string amount;
  Currency currency;
};
AmountText split_amount(std::string_view text, Currency when_not_said);

// Of the two columns of an amount, the second one.
Currency currency_cell(const Cell& cell);

}  // namespace clientela
