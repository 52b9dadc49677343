#pragma once

#include <string_view>

#include "pages/page_context.h"

namespace clientela {

// The box in which what happened with a client, or what is to be done, is written down. Works
// without scripts. `kind` is chosen at first.
struct Composer {
  Id client;
  std::string_view kind = "note";
  std::string_view back = {};  // where to go afterwards; empty: the client's card
};
void composer(Html& html, const PageContext& ctx, const Composer& composer);

}  // namespace clientela
