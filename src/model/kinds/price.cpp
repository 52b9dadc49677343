#include "model/kinds/kind.h"

namespace clientela {
namespace {

class PriceKind final : public TypedKind<Price> {
 public:
  std::string_view name() const override { return "price"; }
  std::span<const KindColumn> columns() const override { return amount_columns; }

  Result<Value> parse(std::string_view text, const Field&,
                      const ParseContext& context) const override {
    const AmountText parts = split_amount(text, context.currency);
    if (parts.amount.empty()) return Value();
    return read(parts.amount, parts.currency);
  }

  Json to_json(const Value& value, const Field&) const override {
    const Price* held = std::get_if<Price>(&value);
    if (held == nullptr) return nullptr;
    return amount_json(held->amount.text(), held->currency);
  }

  Result<Value> from_json(const Json& json, const Field& field,
                          const ParseContext& context) const override {
    if (json.is_null() || json.is_string()) return FieldKind::from_json(json, field, context);
    CLIENTELA_ASSIGN(const AmountJson parts, read_amount_json(json, context.currency));
    return read(parts.amount, parts.currency);
  }

  Value load(std::span<const Cell> cells) const override {
    const auto* millionths = std::get_if<std::int64_t>(&cells[0]);
    if (millionths == nullptr) return {};
    return Price{Decimal{*millionths}, currency_cell(cells[1])};
  }

 private:
  static Result<Value> read(std::string_view amount, Currency currency) {
    CLIENTELA_ASSIGN(const std::int64_t millionths, parse_number(amount, 6));
    return Value(Price{Decimal{millionths}, currency});
  }
  // At least the decimals that the currency has: a price of 0.5 is shown as 0.50.
  static std::string padded(const Price& price) {
    std::string digits = price.amount.text();
    const auto decimals = static_cast<std::size_t>(price.currency.decimals());
    if (decimals == 0) return digits;
    auto point = digits.find('.');
    if (point == std::string::npos) {
      point = digits.size();
      digits += '.';
    }
    const std::size_t present = digits.size() - point - 1;
    if (present < decimals) digits.append(decimals - present, '0');
    return digits;
  }
  std::string text_of(const Price& value, const Field&) const override { return value.text(); }
  std::string shown_of(const Price& value, const Field&,
                       const ShowContext& context) const override {
    const std::string amount = padded(value);
    const bool usual = value.currency.empty() || value.currency == context.currency;
    if (usual) return context.formats.number(amount);
    return context.formats.money(amount, value.currency.code());
  }
  void store_value(const Price& value, std::span<Cell> cells) const override {
    cells[0] = value.amount.millionths;
    cells[1] = std::string(value.currency.code());
  }
};

}  // namespace

const FieldKind& price_kind() {
  static const PriceKind kind;
  return kind;
}

}  // namespace clientela
