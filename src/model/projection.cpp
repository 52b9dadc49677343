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

bool looks_anew(const Projection& projection) {
  return !projection.reads.empty() && projection.reads.front() == projection.owner;
}

}  // namespace clientela
