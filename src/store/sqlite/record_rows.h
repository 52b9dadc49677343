#pragma once

#include "store/collation.h"
#include "store/noun_table.h"
#include "store/sqlite/database.h"

namespace clientela {

// Whole records in and out of their tables. None of these asks who may see them.

// From a row that has the noun's select list, from that column on.
Record read_record(const NounTable& table, const Statement& statement, int column = 0);
std::optional<Record> find_record(Database& database, const NounTable& table, Id id);

// Inserts the record at record.row and empty rows of its figures.
void insert_record(Database& database, const NounTable& table, const Record& record,
                   const Collation& collation);
// Writes the system columns and the columns of fields whose values differ.
void update_record(Database& database, const NounTable& table, const Record& before,
                   const Record& after, const Collation& collation);
void erase_record(Database& database, const NounTable& table, std::int64_t row);

Figures read_figures(Database& database, const NounTable& table, const Projection& projection,
                     Id record);
void write_figures(Database& database, const NounTable& table, const Projection& projection,
                   Id record, const Figures& figures, const Collation& collation);
void clear_figures(Database& database, const NounTable& table, const Projection& projection);

}  // namespace clientela
