#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "pages/page_context.h"

namespace clientela {

// The figures of a chart as a table on the page, and as CSV.
struct InsightCell {
  std::string text;         // as shown
  std::string lead = {};    // before it, outside of the link
  std::string raw = {};     // in the CSV; empty: as shown
  std::string url = {};     // the clients behind the figure
  std::string colour = {};  // shown as a tag of that colour
  bool figure = false;
  bool wraps = false;  // a sentence
};

InsightCell text_cell(std::string text, std::string url = {});
InsightCell tag_cell(std::string text, std::string colour);
InsightCell count_cell(const PageContext& ctx, std::int64_t count, std::string url = {});
// Minor units of the company's currency; shown rounded to whole ones.
InsightCell money_cell(const PageContext& ctx, std::int64_t minor, std::string url = {});
// A share as percent with one decimal; `whole` below or at zero: a dash.
InsightCell share_cell(const PageContext& ctx, double part, double whole, std::string url = {});
InsightCell number_cell(const PageContext& ctx, double value, int decimals);
// Against the value before, in percent; a dash when there is nothing to compare with.
InsightCell change_cell(const PageContext& ctx, std::int64_t now, std::int64_t before);
InsightCell dash_cell();

struct InsightTable {
  std::string key;    // in the address of the CSV: "segments"
  std::string title;  // heading and caption
  std::vector<std::string> headers;
  std::vector<std::vector<InsightCell>> rows;
  std::string empty;  // said when there are no rows
  // Shown only when asked for: what a chart of many cells says.
  bool folded = false;
};

// With a link to the CSV at `csv_url`, if there is one.
void insight_table(Html& html, const PageContext& ctx, const InsightTable& table,
                   std::string_view csv_url = {});
std::string table_csv(const InsightTable& table);

// "12.3 %", "1,234" and the like, as text.
std::string percent_words(const PageContext& ctx, double share, int decimals = 1);
std::string number_words(const PageContext& ctx, double value, int decimals);
std::string whole_money(const PageContext& ctx, std::int64_t minor);
// "+12.0 %" against the value before; empty when there is nothing to compare with.
std::string change_words(const PageContext& ctx, std::int64_t now, std::int64_t before);

}  // namespace clientela
