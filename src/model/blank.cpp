#include "model/blank.h"

namespace clientela {

bool is_blank(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return text->empty();
  if (const auto* list = std::get_if<std::vector<std::string>>(&value)) return list->empty();
  if (const auto* id = std::get_if<Id>(&value)) return id->empty();
  return is_empty(value);
}

bool is_secret(const Field& field) { return field.format == TextFormat::secret; }

}  // namespace clientela
