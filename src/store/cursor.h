#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "model/query.h"

namespace clientela {

// A place in an ordered list: behind (or, going backward, before) the record with that value and
// row. As text it is opaque, fits into a URL, and belongs to one noun and order.
struct Cursor {
  bool backward = false;
  Cell value;  // of the order's column; unused when the order is by age
  std::int64_t row = 0;
};

std::string cursor_text(const Cursor& cursor, const Query& query);
// Nothing when the text is empty, was altered, or belongs to another order.
std::optional<Cursor> parse_cursor(std::string_view text, const Query& query);
// For doors of programs, which would ask for ever if a damaged cursor gave them the first page, as
// it gives people: the Error says that the query's cursor is not of this noun and order. Of another
// filter it may be; it goes on from the same place.
Result<void> check_cursor(const Query& query);

}  // namespace clientela
