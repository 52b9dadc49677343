#include "model/kinds/kind.h"

namespace clientela {
namespace {

class MoneyKind final : public TypedKind<Money> {
 public:
  std::string_view name() const override { return "money"; }
  std::span<const KindColumn> columns() const override { return amount_columns; }

  Result<Value> parse(std::string_view text, const Field&,
                      const ParseContext& context) const override {
    const AmountText parts = split_amount(text, context.currency);
    if (parts.amount.empty()) return Value();
    return read(parts.amount, parts.currency);
  }

  Json to_json(const Value& value, const Field&) const override {
    const Money* held = std::get_if<Money>(&value);
    if (held == nullptr) return nullptr;
    return amount_json(held->amount_text(), held->currency);
  }

  Result<Value> from_json(const Json& json, const Field& field,
                          const ParseContext& context) const override {
    if (json.is_null() || json.is_string()) return FieldKind::from_json(json, field, context);
    CLIENTELA_ASSIGN(const AmountJson parts, read_amount_json(json, context.currency));
    return read(parts.amount, parts.currency);
  }

  Value load(std::span<const Cell> cells) const override {
    const auto* minor = std::get_if<std::int64_t>(&cells[0]);
    return minor == nullptr ? Value() : Value(Money{*minor, currency_cell(cells[1])});
  }

 private:
  static Result<Value> read(std::string_view amount, Currency currency) {
    CLIENTELA_ASSIGN(const std::int64_t minor, parse_number(amount, currency.decimals()));
    return Value(Money{minor, currency});
  }
  std::string text_of(const Money& value, const Field&) const override { return value.text(); }
  std::string shown_of(const Money& value, const Field&,
                       const ShowContext& context) const override {
    const bool usual = value.currency.empty() || value.currency == context.currency;
    if (usual) return context.formats.number(value.amount_text());
    return context.formats.money(value.amount_text(), value.currency.code());
  }
  void store_value(const Money& value, std::span<Cell> cells) const override {
    cells[0] = value.minor;
    cells[1] = std::string(value.currency.code());
  }
};

}  // namespace

const FieldKind& money_kind() {
  static const MoneyKind kind;
  return kind;
}

}  // namespace clientela
