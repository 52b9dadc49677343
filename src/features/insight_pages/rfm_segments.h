#pragma once

#include <string>

#include "features/insight_pages/rfm_figures.h"
#include "pages/page_context.h"

namespace clientela {

// The clients of a group as a condition of the filter language, "or=(...)", by the limits of the
// marks; empty when there are none.
std::string segment_condition(const PageContext& ctx, const RfmReport& report, RfmSegment segment);

}  // namespace clientela
