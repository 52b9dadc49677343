#pragma once

#include <string>
#include <vector>

#include "pages/page_context.h"

namespace clientela {

struct FoundRecord {
  const ObjectType* type = nullptr;
  Id id;
  std::string title;
  std::string detail = {};
  std::string fills = {};  // JSON: what it would fill into empty fields, by their keys
};

struct SearchView {
  std::string text;
  std::vector<FoundRecord> found;  // best first
  bool more = false;               // there are more than are shown
  bool indexing = false;           // records are still being made searchable
};

std::string search_page(const PageContext& ctx, const SearchView& view);

// An address or a verb that the palette offers by its name.
struct Command {
  std::string label;
  std::string url;
  std::string icon = {};
  std::string detail = {};  // its shortcut
};

struct PaletteView {
  std::string text;
  std::vector<FoundRecord> found;
  std::vector<Command> commands;          // already narrowed to those that fit the text
  std::optional<Toast> last_change = {};  // offered to be taken back
  std::string back = {};                  // the page to return to
};

// The results as a fragment: links in a listbox, for the palette.
std::string palette_results(const PageContext& ctx, const PaletteView& view);
// Candidates for a reference, as a fragment: options in a listbox.
std::string reference_options(const PageContext& ctx, const std::vector<FoundRecord>& found,
                              std::string_view text);
// Commands for everybody: pages of the navigation and "New ..." of each noun that may be written.
std::vector<Command> general_commands(const PageContext& ctx);
// Whether the label has the text, compared as people search.
bool fits(std::string_view label, std::string_view text);
// Those whose label has the text, compared as people search.
std::vector<Command> fitting_commands(const std::vector<Command>& commands, std::string_view text);

}  // namespace clientela
