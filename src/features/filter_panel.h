#pragma once

#include <string>

#include "pages/card_page.h"

namespace clientela {

// Of a field that holds a filter in the language of addresses: the card tells it in words, and what
// was written, which few can read, stands behind "details", where it is changed. `words`:
// translated; empty where the card tells them elsewhere.
void tell_filter(const PageContext& ctx, CardView& view, std::string_view key,
                 const std::string& words);

}  // namespace clientela
