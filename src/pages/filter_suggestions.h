#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/reading.h"
#include "pages/filter_bar.h"

namespace clientela {

// What a person may mean by a few words typed into a list's filter line.
struct FilterSuggestion {
  std::string text;        // "Country is Ireland"; for a field alone its label
  std::string field = {};  // key
  std::string url = {};    // the list with that condition; empty: a value is still missing
};

// Best first, at most a dozen. The words may be a field and a value ("country ireland", "total over
// 1000", "stage"), a beginning of them, or a value alone ("ireland"); without words the fields are
// offered. What records hold is looked up in `reading`, so that values need not be known by heart.
std::vector<FilterSuggestion> filter_suggestions(const PageContext& ctx, Reading& reading,
                                                 const ListAddress& address,
                                                 std::string_view typed);

// As a fragment: options of a listbox. One with data-url leads to the list, another completes the
// line with its data-text.
std::string filter_suggestion_options(const PageContext& ctx,
                                      const std::vector<FilterSuggestion>& suggestions);

}  // namespace clientela
