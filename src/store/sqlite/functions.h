#pragma once

#include <cstdint>

#include "store/collation.h"
#include "store/sqlite/database.h"

namespace clientela {

// How far the reading of rows has come: told by the SQL function clientela_seen while it reads.
struct ScanMark {
  std::int64_t current = 0;   // the row that is being looked at
  std::int64_t complete = 0;  // the one before, of which everything is known; 0: none

  void reset() { *this = {}; }
};

// Gives the connection the SQL functions that the store's questions use. Both objects must outlive
// it.
void add_functions(Database& database, const Collation& collation, ScanMark& mark);

}  // namespace clientela
