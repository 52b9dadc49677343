#pragma once

#include "features/today/today_page.h"

namespace clientela {

// Regulars who are later than their own rhythm, each with a button that plans a call.
void late_section(Html& html, const PageContext& ctx, const TodayView& view);

}  // namespace clientela
