#pragma once

#include <string>
#include <vector>

#include "pages/page_context.h"

namespace clientela {

// Charts as SVG that the server writes: they work without scripts, print, and follow light and dark
// by the stylesheet. Each is drawn twice, wide and narrow, so that its texts stay legible on a
// phone; the stylesheet shows one. Texts are already translated. Every chart stands beside a table
// with the same figures, whose links are for the keyboard.

struct ChartHead {
  std::string name;         // of the file, when it is saved: "revenue"
  std::string title;        // what it shows
  std::string description;  // for those who don't see it
};

// Bars that may consist of several series, one on top of another.
struct ChartBar {
  std::vector<double> values;  // for each series; below zero hangs down
  std::string label;           // below the bar; may be empty
  std::string title;           // told when pointed at
  std::string url;             // the clients behind it; or none
  bool partial = false;        // the time isn't over yet
};
struct BarChart {
  ChartHead head;
  std::vector<std::string> series;  // their names; a legend from two on
  std::vector<ChartBar> bars;
  int decimals = 0;          // values are minor units with so many decimals
  bool long_labels = false;  // names rather than months: aslant, cut where they are long
};
void bar_chart(Html& html, const PageContext& ctx, const BarChart& chart);

struct LinePoint {
  double x = 0, y = 0;
  double low = 0, high = 0;  // the interval around it, where the series has one
  std::string title = {};    // a point is drawn, and tells this, when it isn't empty
  std::string url = {};
};
struct LineSeries {
  std::string label;
  std::vector<LinePoint> points;
  bool interval = false;
  bool dashed = false;
};
struct ChartTick {
  double at = 0;
  std::string text;
};
struct LineChart {
  ChartHead head;
  std::vector<LineSeries> series;
  std::vector<ChartTick> x_ticks, y_ticks;
  double x_max = 1, y_max = 1;  // both axes begin at 0
  std::string x_label;
};
void line_chart(Html& html, const PageContext& ctx, const LineChart& chart);

// Steps for an axis from 0 to at least `most`: round numbers, about five.
std::vector<double> round_steps(double most);

// A table drawn in shades.
struct GridCell {
  std::string text;
  double level = 0;  // the shade: 0 .. 1
  std::string title;
  std::string url;
  bool empty = false;
};
struct GridChart {
  ChartHead head;
  std::vector<std::string> columns, rows;
  std::string column_axis, row_axis;         // what they mean
  std::vector<std::vector<GridCell>> cells;  // [row][column]; rows may be shorter
  int cell_width = 64, cell_height = 34;
  int label_width = 110;
};
void grid_chart(Html& html, const PageContext& ctx, const GridChart& chart);

}  // namespace clientela
