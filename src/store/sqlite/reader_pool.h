#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "store/sqlite/connection.h"

namespace clientela {

// Connections for reading, opened when they are first needed. Any thread may call.
class ReaderPool {
 public:
  using Open = std::function<std::unique_ptr<Connection>()>;

  ReaderPool(int most, Open open) : most_(most < 1 ? 1 : most), open_(std::move(open)) {}

  // Runs the work in one snapshot. Waits for a connection when all are in use. Must not be called
  // from within such work: with all connections in use it would wait for ever.
  void read(const std::function<void(StoreReader&)>& work);
  // For what can't run in a transaction.
  void use(const std::function<void(Connection&)>& work);

 private:
  std::unique_ptr<Connection> take();
  void give_back(std::unique_ptr<Connection> connection);

  const int most_;
  const Open open_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Connection>> idle_;
  int open_count_ = 0;
};

}  // namespace clientela
