#pragma once

#include <string_view>

#include "pages/page_context.h"

namespace clientela {

// For layout.cpp: everything of a document before its body.
void document_start(Html& html, const PageContext& ctx, std::string_view title, bool refresh);
// Our sign and a name.
void brand(Html& html, std::string_view name, int pixels);

}  // namespace clientela
