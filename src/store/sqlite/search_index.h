#pragma once

#include <string_view>

#include "store/noun_table.h"
#include "store/sqlite/database.h"

namespace clientela {

// Makes the noun's record at that row be found by the words of its search text; empty: not any
// more.
void write_search_text(Database& database, const NounTable& noun, std::int64_t row,
                       std::int64_t root, std::string_view text);

// Files once had one index for all nouns, where the words of many orders hid those of few clients.
void split_search_index(Database& database, const NounTables& tables);

}  // namespace clientela
