#pragma once

#include "features/today/today_page.h"

namespace clientela {

// Something true about all clients together that a list does not show.
void findings_section(Html& html, const PageContext& ctx, const TodayView& view);

}  // namespace clientela
