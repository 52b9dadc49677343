#include "store/sqlite/connection.h"

namespace clientela {

namespace {

// Together with four readers within what an idle program may occupy.
constexpr int writer_cache_kilobytes = 16'000;
constexpr int reader_cache_kilobytes = 4'000;
// Pages are read where the system has them already, shared by all connections: a scan is three
// times as quick. (Of no effect for an encrypted file.)
constexpr std::int64_t mapped_bytes = std::int64_t{64} << 30;
// 16 MB of log before it is carried over: fewer and longer pauses of the writer, none of readers.
constexpr int checkpoint_pages = 4000;
constexpr int kept_wal_bytes = 64 << 20;

}  // namespace

Connection::Connection(const std::string& path, const std::string& key, Database::Mode mode)
    : database(path, key, mode) {}

void Connection::prepare_for(Use use, bool durable, const Shared& with) {
  shared = &with;
  const bool writes = use == Use::write;
  database.limit_cache(writes ? writer_cache_kilobytes : reader_cache_kilobytes);
  database.run("PRAGMA mmap_size = " + std::to_string(mapped_bytes));
  database.run("PRAGMA foreign_keys = OFF");
  database.run(durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL");
  if (writes) {
    database.run("PRAGMA wal_autocheckpoint = " + std::to_string(checkpoint_pages));
    database.run("PRAGMA journal_size_limit = " + std::to_string(kept_wal_bytes));
  } else {
    database.run("PRAGMA query_only = ON");
  }
  add_functions(database, with.collation, mark);
}

}  // namespace clientela
