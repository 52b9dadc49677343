#pragma once

#include "features/today/today_page.h"

namespace clientela {

// The clients whom it is most worth to win back; nothing when there are none.
void win_back_section(Html& html, const PageContext& ctx, const TodayView& view);

}  // namespace clientela
