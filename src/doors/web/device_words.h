#pragma once

#include <string>
#include <string_view>

#include "pages/page_context.h"

namespace clientela {

// "Firefox on Linux" out of what a browser says of itself; what is not known stays as it came,
// shortened.
std::string device_words(const PageContext& ctx, std::string_view user_agent);

}  // namespace clientela
