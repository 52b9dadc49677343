#pragma once

#include "model/query.h"

namespace clientela {

// The order of a list whose address names none. What words find comes newest first: their index
// gives it so, and a page of it is read at once however much they find. Else the noun's own order,
// and where it has none, newest first as well.
SortOrder usual_order(const ObjectType& type, bool searched);

}  // namespace clientela
