#include "model/usual_order.h"

namespace clientela {

SortOrder usual_order(const ObjectType& type, bool searched) {
  if (searched || type.order.key.empty()) return {"", true};
  return {std::string(type.order.key), type.order.descending};
}

}  // namespace clientela
