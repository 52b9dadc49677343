#pragma once

#include "pages/card_page.h"

namespace clientela {

// For card_page.cpp: what stands in the zones.

void card_properties(Html& html, const PageContext& ctx, const CardView& view);
// Parts of few fields stand among the properties, others in a table of their own.
void card_short_parts(Html& html, const PageContext& ctx, const CardView& view);
void card_part_tables(Html& html, const PageContext& ctx, const CardView& view);
void related_list(Html& html, const PageContext& ctx, const RelatedList& list);
void card_panels(Html& html, const CardView& view, CardZone zone);

}  // namespace clientela
