#include <algorithm>

#include "features/segments/segment_pages.h"
#include "pages/chart.h"

namespace clientela {
namespace {

constexpr std::size_t most_points = 31;  // above, they would touch each other
constexpr int dates_below = 4;

}  // namespace

void sizes_chart(Html& html, const PageContext& ctx, const std::vector<SegmentSize>& sizes) {
  LineChart chart{.head = {"segment-size", ctx.tr("Clients in this segment, day by day"),
                           ctx.tr("A line of how many clients were in it on each day that it was "
                                  "looked at. The table says the same.")}};
  if (sizes.size() < 2) return;
  const Date first = sizes.back().on;
  const int days = sizes.front().on - first;
  LineSeries line{.label = ctx.tr("Clients")};
  double most = 1;
  for (auto size = sizes.rbegin(); size != sizes.rend(); ++size) {
    if (!size->size) continue;
    const auto clients = static_cast<double>(*size->size);
    most = std::max(most, clients);
    LinePoint point{.x = static_cast<double>(size->on - first), .y = clients};
    if (sizes.size() <= most_points) {
      point.title =
          ctx.tr("{}: {} clients", ctx.formats.date(size->on), ctx.formats.integer(*size->size));
    }
    line.points.push_back(std::move(point));
  }
  chart.series.push_back(std::move(line));
  chart.x_max = days;
  for (int i = 0; i <= dates_below; ++i) {
    const int day = days * i / dates_below;
    chart.x_ticks.push_back({static_cast<double>(day), ctx.formats.date(first + day)});
  }
  for (const double step : round_steps(most)) {
    chart.y_ticks.push_back({step, ctx.formats.integer(static_cast<std::int64_t>(step))});
    chart.y_max = step;
  }
  line_chart(html, ctx, chart);
}

}  // namespace clientela
