#include <algorithm>

#include "model/kinds/kind.h"

namespace clientela {
namespace {

using Tags = std::vector<std::string>;

constexpr std::size_t max_tags = 100;
constexpr std::size_t max_tag_characters = 100;

Result<void> add_tag(Tags& tags, std::string_view text) {
  std::string tag = trimmed(cleaned(text));
  std::replace(tag.begin(), tag.end(), '\n', ' ');
  if (tag.empty()) return {};
  if (character_count(tag) > max_tag_characters) {
    return invalid("",
                   message("A tag has at most {} characters.", std::to_string(max_tag_characters)));
  }
  tags.push_back(std::move(tag));
  return {};
}

Result<Value> settled(Tags tags) {
  std::sort(tags.begin(), tags.end());
  tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
  if (tags.size() > max_tags) {
    return invalid("", message("There are at most {} tags.", std::to_string(max_tags)));
  }
  if (tags.empty()) return Value();
  return Value(std::move(tags));
}

JsonArray array_of(const Tags& tags) {
  JsonArray array;
  for (const std::string& tag : tags) array.emplace_back(tag);
  return array;
}

std::string joined(const Tags& tags) {
  std::string text;
  for (const std::string& tag : tags) {
    if (!text.empty()) text += ", ";
    text += tag;
  }
  return text;
}

class TagsKind final : public TypedKind<Tags> {
 public:
  std::string_view name() const override { return "tags"; }
  std::span<const KindColumn> columns() const override { return text_column; }

  Result<Value> parse(std::string_view text, const Field&, const ParseContext&) const override {
    Tags tags;
    while (!text.empty()) {
      const auto comma = std::min(text.find(','), text.size());
      CLIENTELA_TRY(add_tag(tags, text.substr(0, comma)));
      text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return settled(std::move(tags));
  }

  Json to_json(const Value& value, const Field&) const override {
    const Tags* held = std::get_if<Tags>(&value);
    return held == nullptr ? Json(nullptr) : Json(array_of(*held));
  }

  Result<Value> from_json(const Json& json, const Field& field,
                          const ParseContext& context) const override {
    if (!json.is_array()) {
      if (json.is_null() || json.is_string()) return FieldKind::from_json(json, field, context);
      return invalid("", message("A list of texts is expected here."));
    }
    Tags tags;
    for (const Json& element : json.get_array()) {
      if (!element.is_string()) return invalid("", message("A list of texts is expected here."));
      const std::string_view tag(element.get_string().data(), element.get_string().size());
      if (tag.find(',') != std::string_view::npos) {
        return invalid("", message("A tag can't contain a comma."));
      }
      CLIENTELA_TRY(add_tag(tags, tag));
    }
    return settled(std::move(tags));
  }

  Value load(std::span<const Cell> cells) const override {
    const auto* text = std::get_if<std::string>(&cells[0]);
    const auto json = text == nullptr ? std::nullopt : parse_json(*text);
    if (!json || !json->is_array()) return {};
    Tags tags;
    for (const Json& element : json->get_array()) {
      if (element.is_string()) tags.emplace_back(element.get_string().c_str());
    }
    return tags.empty() ? Value() : Value(std::move(tags));
  }

 private:
  std::string text_of(const Tags& value, const Field&) const override { return joined(value); }
  std::string shown_of(const Tags& value, const Field&, const ShowContext&) const override {
    return joined(value);
  }
  void store_value(const Tags& value, std::span<Cell> cells) const override {
    cells[0] = value.empty() ? Cell() : Cell(json_text(Json(array_of(value))));
  }
};

}  // namespace

const FieldKind& tags_kind() {
  static const TagsKind kind;
  return kind;
}

}  // namespace clientela
