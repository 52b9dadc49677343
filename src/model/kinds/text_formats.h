#pragma once

#include "model/field.h"

namespace clientela {

// Checks a text, already cleaned and trimmed, by its format and gives it the format's usual form:
// a web address gets its scheme, a currency capital letters.
Result<std::string> formatted_text(TextFormat format, std::string text);

}  // namespace clientela
