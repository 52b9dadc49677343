#pragma once

#include "doors/web/visit.h"
#include "model/patch.h"

namespace clientela {

// 409: asks what those fields of the record and its parts should be that somebody else changed
// while this form, which means `patch`, was being filled in.
Response show_conflict(Visit& visit, const ObjectType& type, Id id, const WholePatch& patch);

}  // namespace clientela
