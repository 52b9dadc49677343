#pragma once

#include <array>

#include "pages/chart.h"

namespace clientela {

// How wide and high a chart is drawn, in its own units.
struct ChartSize {
  bool wide = true;
  double width = 680, height = 250;
};
inline constexpr std::array chart_sizes{ChartSize{true, 680, 250}, ChartSize{false, 340, 210}};

// A coordinate with one decimal: printf would follow the locale.
std::string coordinate(double value);

// The frame of a chart: heading, legend, buttons to save it where scripts run, and the drawings.
void chart_figure(Html& html, const PageContext& ctx, const ChartHead& head,
                  const std::vector<std::string>& legend, const HtmlWriter& drawings);
void chart_svg(Html& html, const ChartHead& head, const ChartSize& size, const HtmlWriter& content);

struct ChartText {
  double x = 0, y = 0;
  std::string_view anchor = "start";  // or middle, end
  std::string_view css_class = "chart-text";
  int turned = 0;  // degrees, around its place
};
void chart_text(Html& html, const ChartText& place, std::string_view text);
void chart_line(Html& html, double x1, double y1, double x2, double y2, std::string_view css_class);
// In a link where there is an address. The keyboard has the links of the table beside it.
void chart_link(Html& html, std::string_view url, const HtmlWriter& content);

}  // namespace clientela
