#pragma once

#include "model/patch.h"

namespace clientela {

// Applies the patch to the record. A field that somebody else changed meanwhile goes by its Merge
// policy; `ask` is an Error with code conflict and the field's key. Computed fields are left to the
// noun's rules.
Result<void> apply_patch(Record& record, const Patch& patch);

}  // namespace clientela
