#pragma once

#include <string>
#include <vector>

#include "pages/blocks.h"
#include "pages/filter_bar.h"
#include "pages/page_context.h"

namespace clientela {

// A saved view of a list, shown as a tab.
struct ViewTab {
  std::string title;  // translated or as its owner named it
  std::string url;
  bool current = false;
  Id id = {};  // of the saved view; empty for a built-in one
};

// A feature's own way to show a field in the list. An empty key stands for the title's cell.
struct ListCell {
  std::string key;
  std::function<void(Html&, const PageContext&, const Record&, const Titles&)> write;
};

struct ListView {
  ListAddress address;
  std::vector<const Field*> columns;  // without the title; see list_columns()
  Slice slice;
  Titles titles = {};         // of all references in the shown columns
  std::int64_t count = -1;    // -1: not counted
  bool count_capped = false;  // there are more than `count`
  std::vector<ViewTab> tabs = {};
  std::vector<ListCell> cells = {};
  std::string adding = {};  // see FilterBarView
  std::vector<ReferenceOption> adding_options = {};
  std::string typed_filter = {};
  std::string error = {};  // the address could not be read: told above an unfiltered list
  bool may_import = false;
  std::vector<Button> buttons = {};      // a feature's own, beside "New"
  std::optional<EmptyState> empty = {};  // instead of the general one for a noun without records
};

// The fields that a list shows in columns: those asked for, or the noun's `list` ones. Unknown keys
// are left out; so is the title field, which every list shows first.
std::vector<const Field*> list_columns(const ObjectType& type,
                                       const std::vector<std::string>& asked);
// The field by which a noun's records are called: its first; of one with a title function the text
// that alone is the title, or none.
const Field* title_field(const ObjectType& type);

std::string list_page(const PageContext& ctx, const ListView& view);

// The table alone: for panels and search results.
void record_table(Html& html, const PageContext& ctx, const ListView& view);

}  // namespace clientela
