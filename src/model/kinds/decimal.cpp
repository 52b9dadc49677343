#include "model/kinds/kind.h"

namespace clientela {
namespace {

class DecimalKind final : public TypedKind<Decimal> {
 public:
  std::string_view name() const override { return "decimal"; }
  std::span<const KindColumn> columns() const override { return integer_column; }

  Result<Value> parse(std::string_view text, const Field&, const ParseContext&) const override {
    const std::string number = trimmed(text);
    if (number.empty()) return Value();
    CLIENTELA_ASSIGN(const std::int64_t millionths, parse_number(number, 6));
    return Value(Decimal{millionths});
  }

  Result<Value> from_json(const Json& json, const Field& field,
                          const ParseContext& context) const override {
    if (json.is_null() || json.is_string()) return FieldKind::from_json(json, field, context);
    CLIENTELA_ASSIGN(const std::string number, exact_number_text(json));
    return parse(number, field, context);
  }

  Value load(std::span<const Cell> cells) const override {
    const auto* held = std::get_if<std::int64_t>(&cells[0]);
    return held == nullptr ? Value() : Value(Decimal{*held});
  }

 private:
  std::string text_of(const Decimal& value, const Field&) const override { return value.text(); }
  std::string shown_of(const Decimal& value, const Field&,
                       const ShowContext& context) const override {
    return context.formats.number(value.text());
  }
  void store_value(const Decimal& value, std::span<Cell> cells) const override {
    cells[0] = value.millionths;
  }
};

}  // namespace

const FieldKind& decimal_kind() {
  static const DecimalKind kind;
  return kind;
}

}  // namespace clientela
