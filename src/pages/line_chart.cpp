#include <algorithm>

#include "pages/chart_parts.h"

namespace clientela {
namespace {

constexpr double letter_width = 6.2;
constexpr double top = 10, right = 18;

struct LineScale {
  double left = 40, width = 600, height = 180;
  double x_max = 1, y_max = 1;

  double x(double value) const { return left + width * std::clamp(value / x_max, 0.0, 1.0); }
  double y(double value) const { return top + height * (1 - std::clamp(value / y_max, 0.0, 1.0)); }
  std::string point(double at, double value) const {
    return coordinate(x(at)) + "," + coordinate(y(value)) + " ";
  }
};

void draw_axes(Html& html, const LineChart& chart, const LineScale& scale, const ChartSize& size) {
  for (const auto& tick : chart.y_ticks) {
    chart_line(html, scale.left, scale.y(tick.at), size.width - right, scale.y(tick.at),
               tick.at == 0 ? "chart-axis" : "chart-grid");
    chart_text(html, {scale.left - 6, scale.y(tick.at) + 4, "end"}, tick.text);
  }
  double free_from = -1;
  for (const auto& tick : chart.x_ticks) {
    const double middle = scale.x(tick.at);
    const double half = static_cast<double>(tick.text.size()) * letter_width / 2;
    if (middle - half < free_from || middle + half > size.width) continue;
    chart_line(html, middle, top + scale.height, middle, top + scale.height + 4, "chart-axis");
    chart_text(html, {middle, top + scale.height + 17, "middle"}, tick.text);
    free_from = middle + half + 8;
  }
  chart_text(html, {scale.left + scale.width / 2, size.height - 4, "middle"}, chart.x_label);
}

void draw_series(Html& html, const LineSeries& series, std::size_t number, const LineScale& scale) {
  const std::string key = std::to_string(number);
  if (series.interval) {
    std::string band;
    for (const auto& point : series.points) band += scale.point(point.x, point.high);
    for (auto point = series.points.rbegin(); point != series.points.rend(); ++point) {
      band += scale.point(point->x, point->low);
    }
    html.element("polygon", {{"class", "chart-band chart-fill-" + key}, {"points", band}}, "");
  }
  std::string line;
  for (const auto& point : series.points) line += scale.point(point.x, point.y);
  html.element("polyline",
               {{"class", "chart-curve chart-stroke-" + key + (series.dashed ? " is-dashed" : "")},
                {"points", line}},
               "");
  for (const auto& point : series.points) {
    if (point.title.empty()) continue;
    chart_link(html, point.url, [&](Html& inside) {
      inside.element("circle",
                     {{"class", "chart-point chart-fill-" + key},
                      {"cx", coordinate(scale.x(point.x))},
                      {"cy", coordinate(scale.y(point.y))},
                      {"r", "4"}},
                     [&] { inside.element("title", {}, point.title); });
    });
  }
}

void draw(Html& html, const LineChart& chart, const ChartSize& size) {
  std::size_t longest = 1;
  for (const auto& tick : chart.y_ticks) longest = std::max(longest, tick.text.size());
  LineScale scale;
  scale.left = static_cast<double>(longest) * letter_width + 8;
  scale.width = size.width - scale.left - right;
  scale.height = size.height - top - 42;
  scale.x_max = chart.x_max > 0 ? chart.x_max : 1;
  scale.y_max = chart.y_max > 0 ? chart.y_max : 1;
  draw_axes(html, chart, scale, size);
  for (std::size_t i = 0; i < chart.series.size(); ++i)
    draw_series(html, chart.series[i], i, scale);
}

}  // namespace

void line_chart(Html& html, const PageContext& ctx, const LineChart& chart) {
  std::vector<std::string> legend;
  for (const auto& series : chart.series) legend.push_back(series.label);
  chart_figure(html, ctx, chart.head, legend, [&](Html& inside) {
    for (const auto& size : chart_sizes) {
      chart_svg(inside, chart.head, size, [&](Html& svg) { draw(svg, chart, size); });
    }
  });
}

}  // namespace clientela
