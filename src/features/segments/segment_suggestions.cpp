#include "features/segments/segment_queries.h"

namespace clientela {

// Texts: names, what they are, what to do.
const std::vector<SegmentSuggestion>& segment_suggestions() {
  static const std::vector<SegmentSuggestion> all = {
      {"champions", "Champions",
       "Loyal, and very likely to buy again: those who carry the company.",
       "Thank them, ask for recommendations, show them what is new first. No discounts.",
       "stage=eq.loyal&alive=gte.0.8&order=ltv.desc"},
      {"promising", "Promising newcomers", "Bought once or twice, and are likely to come back.",
       "Ask how the purchase went and make the next one easy.",
       "stage=eq.new&alive=gte.0.5&order=ltv.desc"},
      {"cant_lose", "Can't lose", "Bought often and are silent for longer than usual for them.",
       "A personal call by whom they know; mend what went wrong before any offer.",
       "stage=eq.at_risk&order_count=gte.5&order=total.desc"},
      {"at_risk", "At risk", "Silent for more than twice the time usual for them.",
       "A message with a reason to come, then a call to those who brought most.",
       "stage=eq.at_risk&order=ltv.desc"},
      {"once", "Bought once", "One order, longer than three months ago.",
       "Find out what kept them from a second purchase; offer what fits the first.",
       "relation=eq.client&order_count=eq.1&last_order=lt.today-90d&order=last_order.desc"},
      {"hibernating", "Hibernating", "Lost, but bought several times within the last two years.",
       "One honest question why they left; then a single offer to come back.",
       "stage=eq.lost&order_count=gte.2&last_order=gte.today-2y&order=total.desc"},
      {"recommend", "Could recommend us", "Regular or loyal, and very likely to stay.",
       "Ask whom they know who needs the same.",
       "stage=in.(regular,loyal)&alive=gte.0.7&order=alive.desc"},
      {"not_yet", "Not bought yet", "Known to us, without an order so far.",
       "Find out what is needed; after three tries without an answer, let go.",
       "stage=eq.potential&order=created_at.desc"},
  };
  return all;
}

}  // namespace clientela
