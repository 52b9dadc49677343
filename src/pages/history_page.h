#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "pages/timeline.h"
#include "store/store.h"

namespace clientela {

// Actions that were done together, told in one line: an import, a sample company.
struct ActionGroup {
  std::string title;  // translated
  std::string url = {};
  std::int64_t actions = 0;
};

// The changes of one record with its parts, or of the whole company.
struct HistoryView {
  const ObjectType* type = nullptr;  // null: of the whole company
  Id id = {};
  std::string title = {};
  std::vector<LogEntry> entries;
  Titles titles = {};  // of records and parts that were changed and of references in the values
  std::unordered_map<Id, ActionGroup> groups = {};
  std::unordered_map<Id, std::string> people = {};  // names of askers
  std::string older_url = {};                       // empty: this was the last page
};

std::string history_page(const PageContext& ctx, const HistoryView& view);

// Whether who looks at it may take it back: it has an undo, and undo asks for no other roles.
bool can_undo(const PageContext& ctx, const LogEntry& entry);

// Log entries as a timeline shows them; for cards that mix them with activities.
std::vector<TimelineEntry> history_entries(const PageContext& ctx, const HistoryView& view);

}  // namespace clientela
