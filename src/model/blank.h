#pragma once

#include "model/field.h"

namespace clientela {

// A text or list without contents is stored as nothing, so it is no change of nothing.
bool is_blank(const Value& value);
// What no answer, file or log repeats, as a password's hash.
bool is_secret(const Field& field);

}  // namespace clientela
