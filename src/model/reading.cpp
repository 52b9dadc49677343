#include "model/reading.h"

#include "model/model.h"

namespace clientela {

std::optional<Whole> Reading::find_whole(const ObjectType& type, Id id) {
  auto record = find(type, id);
  if (!record) return std::nullopt;
  Whole whole{std::move(*record), {}};
  whole.parts = parts(whole.record);
  return whole;
}

const ObjectType& Reading::type(std::string_view name) const { return model().type(name); }

}  // namespace clientela
