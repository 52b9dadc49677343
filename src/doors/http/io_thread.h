#pragma once

#include <array>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <thread>
#include <unordered_set>

#include "doors/http/connection.h"

namespace clientela {

// A thread with its own io_context and the connections that live on it. Unless it says otherwise,
// a function is called on this thread.
class IoThread {
 public:
  explicit IoThread(ServerContext& context) : context_(context) {}

  // Any thread.
  boost::asio::io_context& io() { return io_; }
  void start();
  void adopt(HttpConnection::Socket socket, const Address& peer, bool counted_alone);
  void begin_stop();
  void close_all();
  // Waits until nothing is left to do. All connections must have been closed.
  void join();

  void remove(const std::shared_ptr<HttpConnection>& connection) { connections_.erase(connection); }
  // A place to read into, shared by all connections of the thread.
  std::array<char, 64 * 1024>& scratch() { return scratch_; }

 private:
  void sweep();
  template <typename Action>
  void for_each(Action action);

  ServerContext& context_;
  boost::asio::io_context io_{1};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> guard_{
      io_.get_executor()};
  boost::asio::steady_timer timer_{io_};
  std::unordered_set<std::shared_ptr<HttpConnection>> connections_;
  std::array<char, 64 * 1024> scratch_{};
  bool ending_ = false;
  std::thread thread_;
};

}  // namespace clientela
