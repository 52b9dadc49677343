#include "model/kinds/kind.h"

namespace clientela {
namespace {

class BooleanKind final : public TypedKind<bool> {
 public:
  std::string_view name() const override { return "boolean"; }
  std::span<const KindColumn> columns() const override { return integer_column; }

  Result<Value> parse(std::string_view text, const Field&, const ParseContext&) const override {
    const std::string word = folded(trimmed(text));
    if (word.empty()) return Value();
    for (const std::string_view yes : {"true", "yes", "on", "1"}) {
      if (word == yes) return Value(true);
    }
    for (const std::string_view no : {"false", "no", "off", "0"}) {
      if (word == no) return Value(false);
    }
    return invalid("", message("Write true or false."));
  }

  Json to_json(const Value& value, const Field&) const override {
    const bool* held = std::get_if<bool>(&value);
    return held == nullptr ? Json(nullptr) : Json(*held);
  }

  Result<Value> from_json(const Json& json, const Field&, const ParseContext&) const override {
    if (json.is_null()) return Value();
    if (!json.is_bool()) return invalid("", message("true or false, without quotes, is expected."));
    return Value(json.get_bool());
  }

  Value load(std::span<const Cell> cells) const override {
    const auto* held = std::get_if<std::int64_t>(&cells[0]);
    return held == nullptr ? Value() : Value(*held != 0);
  }

 private:
  std::string text_of(const bool& value, const Field&) const override {
    return value ? "true" : "false";
  }
  std::string shown_of(const bool& value, const Field&, const ShowContext& context) const override {
    return value ? context.tr("Yes") : context.tr("No");
  }
  void store_value(const bool& value, std::span<Cell> cells) const override {
    cells[0] = std::int64_t{value ? 1 : 0};
  }
};

}  // namespace

const FieldKind& boolean_kind() {
  static const BooleanKind kind;
  return kind;
}

}  // namespace clientela
