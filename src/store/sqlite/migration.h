#pragma once

#include "store/noun_table.h"
#include "store/sqlite/database.h"

namespace clientela {

// Of the file's layout; grows when an older program could not read what a newer one writes.
inline constexpr int file_format = 2;
inline constexpr std::uint32_t application_id = 0x436c7461;  // "Clta"

// Nothing when the file is empty or ours and not newer than this program.
Result<void> check_is_ours(Database& database, const std::string& path);

// Adds what is missing of tables, columns and indexes, in one transaction. `tell` hears of work
// that takes long; may be empty.
void bring_up_to_date(Database& database, const NounTables& tables,
                      const std::function<void(const Message&)>& tell = {});

std::string read_setting(Database& database, std::string_view key);
void write_setting(Database& database, std::string_view key, std::string_view value);

}  // namespace clientela
