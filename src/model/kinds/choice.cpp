#include "model/kinds/kind.h"

namespace clientela {
namespace {

const Choice* find_choice(const Field& field, const std::string& text) {
  if (const Choice* choice = field.choice(text)) return choice;
  // Files that people import have labels instead of keys.
  const std::string wanted = folded(text);
  for (const Choice& choice : field.choices) {
    if (folded(choice.key) == wanted || folded(choice.label) == wanted) return &choice;
  }
  return nullptr;
}

std::string joined_keys(const Field& field) {
  std::string keys;
  for (const Choice& choice : field.choices) {
    if (!keys.empty()) keys += ", ";
    keys += choice.key;
  }
  return keys;
}

class ChoiceKind final : public TypedKind<std::string> {
 public:
  std::string_view name() const override { return "choice"; }
  std::span<const KindColumn> columns() const override { return text_column; }

  Result<Value> parse(std::string_view text, const Field& field,
                      const ParseContext&) const override {
    const std::string word = trimmed(cleaned(text));
    if (word.empty()) return Value();
    if (const Choice* choice = find_choice(field, word)) return Value(std::string(choice->key));
    return invalid("", message("“{}” is not one of the choices: {}.",
                               std::string(shortened(word, 100)), joined_keys(field)));
  }

  Value load(std::span<const Cell> cells) const override {
    const auto* key = std::get_if<std::string>(&cells[0]);
    return key == nullptr || key->empty() ? Value() : Value(*key);
  }

 private:
  std::string text_of(const std::string& value, const Field&) const override { return value; }
  std::string shown_of(const std::string& value, const Field& field,
                       const ShowContext& context) const override {
    const Choice* choice = field.choice(value);
    return choice == nullptr ? value : context.tr(choice->label);
  }
  void store_value(const std::string& value, std::span<Cell> cells) const override {
    cells[0] = value.empty() ? Cell() : Cell(value);
  }
};

}  // namespace

const FieldKind& choice_kind() {
  static const ChoiceKind kind;
  return kind;
}

}  // namespace clientela
