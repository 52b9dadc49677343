#pragma once

#include "model/reading.h"

namespace clientela {

// The condition of a criterion or a persona, read. A whole address ("/clients?stage=eq.loyal") is
// understood too. An Error is of the field "condition" and says what is wrong and where.
Result<Filter> read_condition(Reading& reading, std::string_view text);

// The condition of a criterion. It looks at the client alone, never at other clients behind it, for
// not everybody may see those; and not at what follows from the fit itself.
Result<Filter> read_criterion_condition(Reading& reading, std::string_view text);

}  // namespace clientela
