#pragma once

#include <string>
#include <vector>

#include "store/noun_table.h"
#include "store/sqlite/database.h"

namespace clientela {

// Problems of a company's file, in words: of its pages and indexes, of the log's chain, and of
// tables that belong together.
std::vector<std::string> check_company(Database& database, const NounTables& tables);

}  // namespace clientela
