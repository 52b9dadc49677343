#pragma once

#include <string_view>

#include "store/sqlite/database.h"

namespace clientela {

// Makes the record at that row be found by the words of its search text; empty: not any more.
void write_search_text(Database& database, std::int64_t row, std::string_view object,
                       std::int64_t root, std::string_view text);

}  // namespace clientela
