#include "store/sqlite/reader_pool.h"

#include <cassert>

#include "store/sqlite/session.h"

namespace clientela {

namespace {

thread_local const ReaderPool* reading_from = nullptr;

// Ends the snapshot however the work ends.
class Snapshot {
 public:
  explicit Snapshot(Database& database) : database_(database) { database_.prepare("BEGIN").run(); }
  ~Snapshot() {
    try {
      if (database_.in_transaction()) database_.prepare("COMMIT").run();
    } catch (const StoreFailure&) {
      // Nothing was written; the connection is closed or used again, either ends the snapshot.
    }
  }
  Snapshot(const Snapshot&) = delete;
  Snapshot& operator=(const Snapshot&) = delete;

 private:
  Database& database_;
};

}  // namespace

void ReaderPool::read(const std::function<void(StoreReader&)>& work) {
  use([&](Connection& connection) {
    ReadSession session(connection);
    const Snapshot snapshot(connection.database);
    work(session);
  });
}

void ReaderPool::use(const std::function<void(Connection&)>& work) {
  assert(reading_from != this && "a read within a read");
  auto connection = take();
  reading_from = this;
  try {
    work(*connection);
  } catch (...) {
    reading_from = nullptr;
    give_back(std::move(connection));
    throw;
  }
  reading_from = nullptr;
  give_back(std::move(connection));
}

std::unique_ptr<Connection> ReaderPool::take() {
  {
    std::unique_lock lock(mutex_);
    returned_.wait(lock, [&] { return !idle_.empty() || open_count_ < most_; });
    if (!idle_.empty()) {
      auto connection = std::move(idle_.back());
      idle_.pop_back();
      return connection;
    }
    ++open_count_;
  }
  try {
    return open_();
  } catch (...) {
    const std::lock_guard lock(mutex_);
    --open_count_;
    returned_.notify_one();
    throw;
  }
}

void ReaderPool::give_back(std::unique_ptr<Connection> connection) {
  const std::lock_guard lock(mutex_);
  idle_.push_back(std::move(connection));
  returned_.notify_one();
}

}  // namespace clientela
