#pragma once

#include <optional>
#include <vector>

#include "doors/web/visit.h"

namespace clientela {

// The sidebar's places, in their order.
std::vector<NavigationItem> navigation(const PageContext& ctx);

// What ?just-done=<action id> says was done a moment ago.
std::optional<Toast> toast_of(Visit& visit);
// The last thing that this person changed, if it can be taken back by itself.
std::optional<Toast> last_change_of(Visit& visit);

}  // namespace clientela
