#include <limits>

#include "model/kinds/kind.h"

namespace clientela {
namespace {

class IntegerKind final : public TypedKind<std::int64_t> {
 public:
  std::string_view name() const override { return "integer"; }
  std::span<const KindColumn> columns() const override { return integer_column; }

  Result<Value> parse(std::string_view text, const Field&, const ParseContext&) const override {
    const std::string number = trimmed(text);
    if (number.empty()) return Value();
    CLIENTELA_ASSIGN(const std::int64_t value, parse_number(number, 0));
    return Value(value);
  }

  Json to_json(const Value& value, const Field&) const override {
    const auto* held = std::get_if<std::int64_t>(&value);
    return held == nullptr ? Json(nullptr) : Json(*held);
  }

  Result<Value> from_json(const Json& json, const Field&, const ParseContext&) const override {
    if (json.is_null()) return Value();
    if (json.is_int64()) return Value(json.get_int64());
    if (json.is_uint64()) {
      const std::uint64_t number = json.get_uint64();
      constexpr auto largest = std::numeric_limits<std::int64_t>::max();
      if (number > static_cast<std::uint64_t>(largest)) return number_too_large();
      return Value(static_cast<std::int64_t>(number));
    }
    return invalid("", message("A whole number, without quotes, is expected."));
  }

  Value load(std::span<const Cell> cells) const override {
    const auto* held = std::get_if<std::int64_t>(&cells[0]);
    return held == nullptr ? Value() : Value(*held);
  }

 private:
  std::string text_of(const std::int64_t& value, const Field&) const override {
    return std::to_string(value);
  }
  std::string shown_of(const std::int64_t& value, const Field&,
                       const ShowContext& context) const override {
    return context.formats.integer(value);
  }
  void store_value(const std::int64_t& value, std::span<Cell> cells) const override {
    cells[0] = value;
  }
};

}  // namespace

const FieldKind& integer_kind() {
  static const IntegerKind kind;
  return kind;
}

}  // namespace clientela
