#include <algorithm>
#include <cmath>

#include "pages/chart_parts.h"

namespace clientela {
namespace {

constexpr double head_height = 40;
constexpr int shades = 10;

std::string shade_class(double level) {
  const double within = std::isfinite(level) ? std::clamp(level, 0.0, 1.0) : 0.0;
  return "chart-shade-" + std::to_string(std::min(shades - 1, static_cast<int>(within * shades)));
}

void draw_cell(Html& html, const GridChart& chart, const GridCell& cell, double x, double y) {
  const std::string shade = cell.empty ? "chart-shade-none" : shade_class(cell.level);
  chart_link(html, cell.url, [&](Html& inside) {
    if (!cell.title.empty()) inside.element("title", {}, cell.title);
    inside.element("rect",
                   {{"class", "chart-cell " + shade},
                    {"x", coordinate(x + 1)},
                    {"y", coordinate(y + 1)},
                    {"width", coordinate(chart.cell_width - 2)},
                    {"height", coordinate(chart.cell_height - 2)},
                    {"rx", "3"}},
                   "");
    chart_text(inside,
               {x + chart.cell_width / 2.0, y + chart.cell_height / 2.0 + 4, "middle",
                "chart-text chart-cell-text " + shade},
               cell.text);
  });
}

void draw(Html& html, const GridChart& chart) {
  chart_text(html, {static_cast<double>(chart.label_width), 12}, chart.column_axis);
  chart_text(html, {0, head_height - 7}, chart.row_axis);
  for (std::size_t i = 0; i < chart.columns.size(); ++i) {
    const double middle = chart.label_width + (static_cast<double>(i) + 0.5) * chart.cell_width;
    chart_text(html, {middle, head_height - 7, "middle"}, chart.columns[i]);
  }
  for (std::size_t row = 0; row < chart.rows.size(); ++row) {
    const double y = head_height + static_cast<double>(row) * chart.cell_height;
    chart_text(html, {0, y + chart.cell_height / 2.0 + 4}, chart.rows[row]);
    if (row >= chart.cells.size()) continue;
    for (std::size_t i = 0; i < chart.cells[row].size(); ++i) {
      draw_cell(html, chart, chart.cells[row][i],
                chart.label_width + static_cast<double>(i) * chart.cell_width, y);
    }
  }
}

}  // namespace

void grid_chart(Html& html, const PageContext& ctx, const GridChart& chart) {
  ChartSize size;
  size.width = chart.label_width + static_cast<double>(chart.columns.size()) * chart.cell_width + 1;
  size.height = head_height + static_cast<double>(chart.rows.size()) * chart.cell_height + 1;
  chart_figure(html, ctx, chart.head, {}, [&](Html& inside) {
    // Not drawn smaller than it is: on a phone it moves sideways.
    inside.element(
        "div",
        {{"class", "chart-scroll"},
         {"tabindex", "0"},
         {"role", "region"},
         {"aria-label", chart.head.title}},
        [&] { chart_svg(inside, chart.head, size, [&](Html& svg) { draw(svg, chart); }); });
  });
}

}  // namespace clientela
