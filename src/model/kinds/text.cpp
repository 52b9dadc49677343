#include "base/locale_words.h"
#include "model/kinds/kind.h"
#include "model/kinds/text_formats.h"

namespace clientela {
namespace {

Result<void> check_length(const std::string& text, const Field& field) {
  // A character has at least one byte, so most texts need no counting.
  if (text.size() <= field.max_length) return {};
  const std::size_t characters = character_count(text);
  if (characters <= field.max_length) return {};
  return invalid("", message("At most {} characters fit here; these are {}.",
                             std::to_string(field.max_length), std::to_string(characters)));
}

bool is_secret(const Field& field) { return field.format == TextFormat::secret; }

class TextKind final : public TypedKind<std::string> {
 public:
  std::string_view name() const override { return "text"; }
  std::span<const KindColumn> columns() const override { return text_column; }

  Result<Value> parse(std::string_view text, const Field& field,
                      const ParseContext&) const override {
    if (text.empty()) return Value();
    if (is_secret(field)) return parse_secret(text, field);
    std::string clean = trimmed(cleaned(text));
    if (clean.empty()) return Value();
    CLIENTELA_TRY(check_length(clean, field));
    CLIENTELA_ASSIGN(std::string formatted, formatted_text(field.format, std::move(clean)));
    return Value(std::move(formatted));
  }

  Json to_json(const Value& value, const Field& field) const override {
    if (is_secret(field)) return nullptr;
    return FieldKind::to_json(value, field);
  }

  Value load(std::span<const Cell> cells) const override {
    const auto* text = std::get_if<std::string>(&cells[0]);
    return text == nullptr || text->empty() ? Value() : Value(*text);
  }

 private:
  // A password is taken as it is: blanks at its ends may be meant.
  static Result<Value> parse_secret(std::string_view text, const Field& field) {
    if (!valid_utf8(text)) return invalid("", message("This text is not valid UTF-8."));
    std::string secret(text);
    CLIENTELA_TRY(check_length(secret, field));
    return Value(std::move(secret));
  }
  std::string text_of(const std::string& value, const Field& field) const override {
    return is_secret(field) ? std::string() : value;
  }
  std::string shown_of(const std::string& value, const Field& field,
                       const ShowContext& context) const override {
    if (field.format == TextFormat::language) {
      return language_name(value, context.tr.language());
    }
    if (field.format == TextFormat::zone) return zone_name(value, context.tr.language());
    if (field.format == TextFormat::told) return context.tr.retold(value);
    if (const Choice* usual = field.choice(value)) return context.tr(usual->label);
    return is_secret(field) ? std::string("••••••••") : value;
  }
  void store_value(const std::string& value, std::span<Cell> cells) const override {
    cells[0] = value.empty() ? Cell() : Cell(value);
  }
};

}  // namespace

const FieldKind& text_kind() {
  static const TextKind kind;
  return kind;
}

}  // namespace clientela
