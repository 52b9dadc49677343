#pragma once

#include "store/sqlite/database.h"
#include "store/sqlite/file_lock.h"

namespace clientela {

// After a crash the journal (-wal) lies beside the company file, and SQLite replays it into
// whatever file then has that name: a copy put there would be mixed with what was written after it.
// So each opening marks the file and, in the same words, its lock file, which a crash leaves behind
// too; a journal is replayed only where both marks are the same.

// Before the first connection. The Error says what to do about a journal of another state.
Result<void> check_journal(const std::string& path, const std::string& key, const FileLock& lock);
// Once the file is ready and before anything else is written. `durable`: until the disk has it.
void mark_opening(Database& database, FileLock& lock, bool durable);
// From a copy, beside which no journal ever lies.
void remove_mark(Database& database);

}  // namespace clientela
