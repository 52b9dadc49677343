#pragma once

#include "model/patch.h"

namespace clientela {

// Applies the patch to the record. A field that somebody else changed meanwhile goes by its Merge
// policy; `ask` is an Error with code conflict and the field's key. Computed fields are left to the
// noun's rules; only what is taken back sets them, before the rules look at the record.
enum class Computed { left_to_rules, set };
Result<void> apply_patch(Record& record, const Patch& patch, Computed computed);
// The same for one value; never of a computed field.
Result<void> apply_change(Value& current, const Field& field, const FieldChange& change);

}  // namespace clientela
