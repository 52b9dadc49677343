#include "doors/http/io_thread.h"

#include <boost/asio/post.hpp>
#include <chrono>
#include <exception>
#include <utility>
#include <vector>

namespace clientela {

namespace {

// One timer for all connections: to set a deadline is then to write a number, and to look at
// 15,000 of them takes less than a millisecond.
constexpr std::chrono::milliseconds sweep_interval(100);

}  // namespace

void IoThread::start() {
  thread_ = std::thread([this] {
    sweep();
    io_.run();
  });
}

void IoThread::adopt(HttpConnection::Socket socket, const Address& peer, bool counted_alone) {
  const auto connection =
      std::make_shared<HttpConnection>(context_, *this, std::move(socket), peer, counted_alone);
  connections_.insert(connection);
  try {
    connection->start();
  } catch (const std::exception&) {
    return connection->close();
  }
  if (context_.stopping) connection->begin_stop();
}

template <typename Action>
void IoThread::for_each(Action action) {
  // The action may take connections out of the set.
  const std::vector<std::shared_ptr<HttpConnection>> all(connections_.begin(), connections_.end());
  for (const auto& connection : all) action(*connection);
}

void IoThread::begin_stop() {
  for_each([](HttpConnection& connection) { connection.begin_stop(); });
}

void IoThread::close_all() {
  for_each([](HttpConnection& connection) { connection.close(); });
}

void IoThread::join() {
  guard_.reset();
  boost::asio::post(io_, [this] {
    // A timer that has just run out can't be cancelled any more.
    ending_ = true;
    timer_.cancel();
  });
  thread_.join();
}

void IoThread::sweep() {
  const auto now = HttpConnection::Clock::now();
  std::vector<std::shared_ptr<HttpConnection>> late;
  for (const auto& connection : connections_) {
    if (connection->due(now)) late.push_back(connection);
  }
  for (const auto& connection : late) connection->time_is_over();
  timer_.expires_at(now + sweep_interval);
  timer_.async_wait([this](const auto& error) {
    if (!error && !ending_) sweep();
  });
}

}  // namespace clientela
