#include "features/insights/silence.h"

#include "features/orders/order.h"

namespace clientela {

bool Silence::is_late(const Record& client) const {
  const auto rhythm = own_rhythm_days(client);
  const auto bought = buying_figures(client);
  return rhythm && bought && day - bought->last > late_after_days(*rhythm, rules);
}

Silence silence_of(Reading& reading) {
  const ParseContext context = reading.parse_context();
  const Date today = local_date(context.now, context.zone);
  const Date day = counted_day(newest_usable_model(reading), today);
  return {day, day < today, stage_rules_of(reading)};
}

void counted_to_note(Html& html, const PageContext& ctx, const Silence& silence) {
  if (!silence.ended) return;
  html.element("p", {{"class", "muted"}},
               ctx.tr("The last order is long ago: all is told as it was on {}.",
                      ctx.formats.date(silence.day)));
}

}  // namespace clientela
