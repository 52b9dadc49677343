#include "model/projection.h"

namespace clientela {

Field figure(std::string_view key, const FieldKind& kind, FieldOptions options) {
  Field declared;
  static_cast<FieldOptions&>(declared) = std::move(options);
  declared.key = key;
  declared.kind = &kind;
  declared.computed = true;
  return declared;
}

}  // namespace clientela
