#pragma once

#include "model/patch.h"
#include "store/store.h"

namespace clientela {

// The fields that a logged change tells of: {"name": {"was": "A", "now": "B"}}. Like logged_field
// an Error when the history is damaged.
Result<JsonObject> logged_fields(const LoggedChange& change);
// What it says of one of them, which may be computed. A value that today's field can't read is
// empty.
Result<FieldChange> logged_field(const Field& field, const Json& sides,
                                 const ParseContext& context);

}  // namespace clientela
