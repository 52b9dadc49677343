#include "model/object_type.h"

namespace clientela {

int ObjectType::position(std::string_view key) const {
  // A noun has a few dozen fields at most: comparing lengths first, this beats a map.
  const int field_count = static_cast<int>(fields.size());
  for (int i = 0; i < field_count; ++i) {
    if (fields[static_cast<std::size_t>(i)].key == key) return i;
  }
  for (std::size_t i = 0; i < figures.size(); ++i) {
    if (figures[i].key == key) return field_count + static_cast<int>(i);
  }
  return -1;
}

const Field* ObjectType::find(std::string_view key) const {
  const int at = position(key);
  if (at < 0) return nullptr;
  const auto index = static_cast<std::size_t>(at);
  return index < fields.size() ? &fields[index] : &figures[index - fields.size()];
}

const Field* ObjectType::root_field() const {
  for (const Field& field : fields) {
    if (field.root) return &field;
  }
  return nullptr;
}

}  // namespace clientela
