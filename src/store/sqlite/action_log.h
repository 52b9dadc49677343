#pragma once

#include <optional>
#include <vector>

#include "store/sqlite/database.h"

namespace clientela {

// The log of actions and what they changed, in one connection's transaction. Each entry carries a
// digest of a salt and its contents, and a chain: the hash of the previous entry's chain and that
// digest. So contents and salt may be erased later and the chain can still be checked.

std::int64_t last_seq(Database& database);
// Stores the entry as the one after `last`, whose chain it continues; both are brought up to date.
struct LogEnd {
  std::int64_t seq = 0;
  std::string chain;
};
LogEnd log_end(Database& database);
void append_entry(Database& database, LogEntry& entry, LogEnd& end);

std::vector<LogEntry> entries_of_record(Database& database, Id record, std::int64_t before_seq,
                                        int limit);
std::vector<LogEntry> entries_after(Database& database, std::int64_t after_seq, int limit);
std::optional<LogEntry> entry_at(Database& database, std::int64_t seq);
std::optional<LogEntry> entry_of_action(Database& database, Id action);
std::vector<std::int64_t> seqs_of_group(Database& database, Id group, std::int64_t before_seq,
                                        int limit);
std::int64_t count_of_group(Database& database, Id group);
std::vector<std::int64_t> seqs_of_heads(Database& database, std::int64_t before_seq, int limit);

// Problems found, in words, at most a few.
std::vector<std::string> check_log(Database& database);

}  // namespace clientela
