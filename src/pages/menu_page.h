#pragma once

#include <string>

#include "pages/page_context.h"

namespace clientela {

// Everything that the sidebar has, as a page: for phones.
std::string menu_page(const PageContext& ctx);
// Which keys do what.
std::string shortcuts_page(const PageContext& ctx);

}  // namespace clientela
