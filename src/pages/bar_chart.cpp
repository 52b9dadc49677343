#include <algorithm>
#include <cmath>

#include "pages/attribute_if.h"
#include "pages/chart_parts.h"

namespace clientela {
namespace {

constexpr double letter_width = 6.2;
constexpr double top = 10, bottom = 24;
// Of labels that stand aslant.
constexpr double slanted_bottom = 72;
constexpr int slant = -40;
constexpr std::size_t slanted_letters = 14;

// Where the values of the bars lie on the drawing.
struct BarScale {
  double low = 0, high = 1;
  double left = 40, width = 640, height = 200;

  double y(double value) const { return top + height * (high - value) / (high - low); }
};

struct Extent {
  double low = 0, high = 0;
};

Extent extent_of(const BarChart& chart) {
  Extent extent;
  for (const auto& bar : chart.bars) {
    double up = 0, down = 0;
    for (const double value : bar.values) (value >= 0 ? up : down) += value;
    extent.high = std::max(extent.high, up);
    extent.low = std::min(extent.low, down);
  }
  return extent;
}

std::string axis_text(const PageContext& ctx, double value, int decimals) {
  std::string text = ctx.formats.integer(std::llround(value / std::pow(10.0, decimals)));
  if (!text.empty() && text.front() == '-') text.replace(0, 1, "−");
  return text;
}

std::vector<double> ticks_of(const Extent& extent) {
  std::vector<double> ticks = round_steps(std::max(extent.high, -extent.low));
  if (extent.low >= 0) return ticks;
  const double step = ticks.size() > 1 ? ticks[1] : 1;
  if (extent.high <= 0) ticks.resize(1);
  // What hangs down a little needs no step of its own, which would push the rest up.
  constexpr double little = 0.1;
  for (double down = -step; down > extent.low - step * (1 - little); down -= step) {
    ticks.insert(ticks.begin(), down);
  }
  return ticks;
}

void draw_bar(Html& html, const BarScale& scale, const ChartBar& bar, double x, double width) {
  html.element("title", {}, bar.title);
  double up = 0, down = 0;
  for (std::size_t series = 0; series < bar.values.size(); ++series) {
    const double value = bar.values[series];
    double& base = value >= 0 ? up : down;
    const double begin = scale.y(base);
    const double end = scale.y(base + value);
    base += value;
    if (value == 0) continue;
    std::string css_class = "chart-bar chart-fill-" + std::to_string(series);
    if (bar.partial) css_class += " is-partial";
    html.element("rect",
                 {{"class", css_class},
                  {"x", coordinate(x)},
                  {"y", coordinate(std::min(begin, end))},
                  {"width", coordinate(width)},
                  {"height", coordinate(std::max(0.5, std::abs(end - begin)))}},
                 "");
  }
  // The whole column can be pointed at, however small the bar is.
  html.element("rect",
               {{"class", "chart-touch"},
                {"x", coordinate(x)},
                {"y", coordinate(top)},
                {"width", coordinate(width)},
                {"height", coordinate(scale.height)}},
               "");
}

// By whole letters.
std::string cut_label(std::string_view label) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < label.size(); ++i) {
    const bool begins = (static_cast<unsigned char>(label[i]) & 0xc0U) != 0x80U;
    if (begins && ++letters > slanted_letters) return std::string(label.substr(0, i)) + "…";
  }
  return std::string(label);
}

// Below each bar; of labels that stand upright those are left out that would touch another.
void draw_labels(Html& html, const BarChart& chart, const BarScale& scale, const ChartSize& size) {
  const double step = scale.width / static_cast<double>(chart.bars.size());
  double free_from = -1;
  for (std::size_t i = 0; i < chart.bars.size(); ++i) {
    const ChartBar& bar = chart.bars[i];
    const double middle = scale.left + (static_cast<double>(i) + 0.5) * step;
    if (chart.long_labels) {
      const double below = top + scale.height + 14;
      chart_text(html, {.x = middle + 4, .y = below, .anchor = "end", .turned = slant},
                 cut_label(bar.label));
      continue;
    }
    const double half = static_cast<double>(bar.label.size()) * letter_width / 2;
    if (bar.label.empty() || middle - half < free_from || middle + half > size.width) continue;
    chart_text(html, {middle, size.height - 7, "middle"}, bar.label);
    free_from = middle + half + 8;
  }
}

void draw(Html& html, const PageContext& ctx, const BarChart& chart, const ChartSize& size) {
  const Extent extent = extent_of(chart);
  const auto ticks = ticks_of(extent);
  BarScale scale;
  scale.low = std::min(ticks.front(), extent.low);
  scale.high = ticks.back() > scale.low ? ticks.back() : scale.low + 1;
  std::size_t longest = 1;
  for (const double tick : ticks) {
    longest = std::max(longest, axis_text(ctx, tick, chart.decimals).size());
  }
  scale.left = static_cast<double>(longest) * letter_width + 8;
  scale.width = size.width - scale.left - 4;
  scale.height = size.height - top - (chart.long_labels ? slanted_bottom : bottom);
  for (const double tick : ticks) {
    chart_line(html, scale.left, scale.y(tick), size.width, scale.y(tick),
               tick == 0 ? "chart-axis" : "chart-grid");
    chart_text(html, {scale.left - 6, scale.y(tick) + 4, "end"},
               axis_text(ctx, tick, chart.decimals));
  }
  const double step = scale.width / static_cast<double>(chart.bars.size());
  const double width = std::min(step * 0.78, 44.0);
  for (std::size_t i = 0; i < chart.bars.size(); ++i) {
    const ChartBar& bar = chart.bars[i];
    const double middle = scale.left + (static_cast<double>(i) + 0.5) * step;
    chart_link(html, bar.url,
               [&](Html& inside) { draw_bar(inside, scale, bar, middle - width / 2, width); });
  }
  draw_labels(html, chart, scale, size);
}

}  // namespace

std::vector<double> round_steps(double most) {
  if (!(most > 0) || !std::isfinite(most)) return {0, 1};
  const double rough = most / 4;
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  double step = 10 * power;
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= rough) {
      step = factor * power;
      break;
    }
  }
  step = std::max(step, 1e-9);
  std::vector<double> steps{0};
  while (steps.back() < most) steps.push_back(static_cast<double>(steps.size()) * step);
  return steps;
}

void bar_chart(Html& html, const PageContext& ctx, const BarChart& chart) {
  if (chart.bars.empty()) return;
  chart_figure(html, ctx, chart.head, chart.series, [&](Html& inside) {
    for (ChartSize size : chart_sizes) {
      if (chart.long_labels) size.height += slanted_bottom - bottom;
      chart_svg(inside, chart.head, size, [&](Html& svg) { draw(svg, ctx, chart, size); });
    }
  });
}

}  // namespace clientela
