#pragma once

#include "features/insights/client_worth.h"
#include "pages/page_context.h"

namespace clientela {

// To which day silence is counted, and from when on a client is late: the same on cards, in lists
// and on Today. Read once for a page.
struct Silence {
  Date day;            // see counted_day
  bool ended = false;  // the last order is long ago, and `day` is its day
  StageRules rules;
  // Silent for longer than the stages allow, by the client's own rhythm. Who has none is never
  // late.
  bool is_late(const Record& client) const;
};
Silence silence_of(Reading& reading);

// One sentence where days are counted to the last order; nothing where they are counted to today.
void counted_to_note(Html& html, const PageContext& ctx, const Silence& silence);

}  // namespace clientela
