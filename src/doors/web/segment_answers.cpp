#include "doors/web/answers.h"
#include "features/segments/segment_pages.h"

namespace clientela {
namespace {

constexpr int budget_ms = 1000;

}  // namespace

Response show_suggested_segments(Visit& visit) {
  SuggestedSegmentsView view;
  visit.engine().read(
      visit.asker, [&](Reading& reading) { view = read_suggested_segments(visit.ctx(), reading); },
      budget_ms);
  return html_response(suggested_segments_page(visit.ctx(), view));
}

}  // namespace clientela
