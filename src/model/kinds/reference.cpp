#include "model/kinds/kind.h"

namespace clientela {
namespace {

class ReferenceKind final : public TypedKind<Id> {
 public:
  std::string_view name() const override { return "reference"; }
  std::span<const KindColumn> columns() const override { return blob_column; }

  Result<Value> parse(std::string_view text, const Field&, const ParseContext&) const override {
    const std::string id_text = trimmed(text);
    if (id_text.empty()) return Value();
    const auto id = Id::parse(id_text);
    if (!id) {
      return invalid("",
                     message("“{}” is not the id of a record.", cleaned(shortened(id_text, 100))));
    }
    return *id ? Value(*id) : Value();
  }

  Value load(std::span<const Cell> cells) const override {
    const auto* blob = std::get_if<Blob>(&cells[0]);
    if (blob == nullptr) return {};
    const auto id = Id::from_bytes(blob->bytes);
    return id && *id ? Value(*id) : Value();
  }

 private:
  std::string text_of(const Id& value, const Field&) const override {
    return value ? value.text() : std::string();
  }
  std::string shown_of(const Id& value, const Field& field, const ShowContext&) const override {
    return text_of(value, field);
  }
  void store_value(const Id& value, std::span<Cell> cells) const override {
    cells[0] = value ? Cell(Blob{std::string(value.bytes())}) : Cell();
  }
};

}  // namespace

const FieldKind& reference_kind() {
  static const ReferenceKind kind;
  return kind;
}

}  // namespace clientela
