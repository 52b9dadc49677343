#pragma once

#include "features/insights/client_worth.h"
#include "pages/page_context.h"

namespace clientela {

// Under the stage on the card: why a lost client left, the stage by hand, back to the rules.
void stage_forms(Html& html, const PageContext& ctx, const Record& client,
                 const ClientWorth& worth);

}  // namespace clientela
