#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "pages/page_context.h"

namespace clientela {

// Small pieces that pages are made of. Texts that they are given are already translated.

// An icon of the sprite; decorative, so hidden from screen readers.
void icon(Html& html, std::string_view name);

// A small coloured label. Colours: green teal blue yellow red purple pink; empty: grey. Tabler's
// names (azure, lime, orange, cyan ...) mean the nearest of these.
void badge(Html& html, std::string_view text, std::string_view colour = {});

// Initials on a ground whose colour follows from the id.
void avatar(Html& html, std::string_view name, Id id, bool organisation = false,
            bool large = false);
// "Anna Nováková" -> "AN", "김민준" -> "김".
std::string initials(std::string_view name);

// A figure with its name: "LTV", "1,240.00".
struct Figure {
  std::string label;
  std::string value;
  std::string detail = {};  // small, behind the value
  bool late = false;
};
void figures(Html& html, const std::vector<Figure>& figures);

struct Button {
  std::string url;
  std::string label;
  std::string icon = {};
  bool primary = false;
  std::string shortcut = {};  // shown and bound: "n"
};
void button(Html& html, const Button& button);
// Keys as they stand on the keyboard: "G T".
std::string key_cap(std::string key);

// What a place without records says: what will stand here and how it comes.
struct EmptyState {
  std::string icon;
  std::string title;
  std::string text;
  std::vector<Button> actions = {};
  bool small = false;
};
void empty_state(Html& html, const EmptyState& state);

// A strip of months with one bar each: what was bought, and what came back below.
struct StripMonth {
  std::string label;  // "March 2026: 3 orders, 120.00"
  double bought = 0;
  double returned = 0;
};
void purchase_strip(Html& html, const PageContext& ctx, const std::vector<StripMonth>& months,
                    std::string_view caption);

// A table of few rows: what a chart shows, or a report. Cells are text.
struct SmallTable {
  std::string caption;
  std::vector<std::string> headers;
  std::vector<bool> figures = {};  // which columns are numbers, by place
  std::vector<std::vector<std::string>> rows = {};
};
void small_table(Html& html, const SmallTable& table);

enum class AlertKind { info, success, warning, danger };
void alert(Html& html, AlertKind kind, std::string_view text);
void alert(Html& html, AlertKind kind, const HtmlWriter& content);

// A moment: machine-readable, in the asker's zone, "3 days ago" where it is recent.
void moment(Html& html, const PageContext& ctx, Instant instant);
// "just now", "5 minutes ago", "yesterday, 14:02", "3 Mar 2026".
std::string ago(const PageContext& ctx, Instant instant);

}  // namespace clientela
