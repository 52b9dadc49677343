#include "doors/http/server.h"

#include <algorithm>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <csignal>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

#include "doors/http/io_thread.h"

namespace clientela {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

// Sent as it is to those for whom there is no room.
constexpr std::string_view no_room =
    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\n"
    "Connection: close\r\n\r\n";
constexpr std::chrono::milliseconds pause_after_accept_error(100);

// Handlers that save something wait for the disk, and the more of them wait together the more are
// saved at once.
constexpr std::size_t fewest_handler_threads = 32;

std::size_t processors() { return std::max(1u, std::thread::hardware_concurrency()); }

ServerOptions with_defaults(ServerOptions options) {
  if (options.io_threads == 0) options.io_threads = (processors() + 1) / 2;
  if (options.handler_threads == 0) {
    options.handler_threads = std::max(fewest_handler_threads, 4 * processors());
  }
  return options;
}

std::unique_ptr<ServerContext> make_context(ServerOptions options, Handler handler) {
  options = with_defaults(std::move(options));
  return std::unique_ptr<ServerContext>(
      new ServerContext{.options = options,
                        .handler = std::move(handler),
                        .trusted = AddressRanges(options.trusted_proxies),
                        .counter = {options.connection_limit, options.connection_limit_per_address},
                        .workers = {options.handler_threads, options.handler_queue},
                        .files = {options.temporary_folder, options.temporary_file_limit}});
}

std::vector<std::unique_ptr<IoThread>> make_threads(ServerContext& context) {
  std::vector<std::unique_ptr<IoThread>> threads;
  for (std::size_t i = 0; i < context.options.io_threads; ++i) {
    threads.push_back(std::make_unique<IoThread>(context));
  }
  return threads;
}

}  // namespace

class Server::Implementation {
 public:
  Implementation(ServerOptions options, Handler handler)
      : context_(make_context(std::move(options), std::move(handler))),
        threads_(make_threads(*context_)) {
    std::signal(SIGPIPE, SIG_IGN);
    listen();
  }

  std::uint16_t port() const { return port_; }
  std::size_t open_connections() const { return context_->counter.open(); }

  void run() {
    accept();
    for (const auto& thread : threads_) thread->start();
    const auto deadline = wait_for_stop();
    on_each_thread([](IoThread& thread) { thread.begin_stop(); });
    context_->counter.wait_until_none(deadline);
    on_each_thread([](IoThread& thread) { thread.close_all(); });
    // Handlers that still run refer to connections, and these to their threads.
    context_->workers.finish();
    for (const auto& thread : threads_) thread->join();
  }

  void stop(std::chrono::milliseconds grace) {
    const std::lock_guard lock(mutex_);
    if (context_->stopping.exchange(true)) return;
    deadline_ = HttpConnection::Clock::now() + grace;
    stop_asked_.notify_all();
  }

 private:
  void listen() {
    const ServerOptions& options = context_->options;
    try {
      const tcp::endpoint endpoint(asio::ip::make_address(options.address), options.port);
      acceptor_.open(endpoint.protocol());
      acceptor_.set_option(tcp::acceptor::reuse_address(true));
      acceptor_.bind(endpoint);
      acceptor_.listen();
      port_ = acceptor_.local_endpoint().port();
    } catch (const boost::system::system_error& thrown) {
      throw std::system_error(thrown.code(), "cannot listen on " + options.address + ", port " +
                                                 std::to_string(options.port));
    }
  }

  HttpConnection::Clock::time_point wait_for_stop() {
    std::unique_lock lock(mutex_);
    stop_asked_.wait(lock, [this] { return context_->stopping.load(); });
    asio::post(acceptor_.get_executor(), [this] {
      acceptor_.close();
      pause_.cancel();
    });
    return deadline_;
  }

  template <typename Action>
  void on_each_thread(Action action) {
    for (const auto& thread : threads_) {
      asio::post(thread->io(), [&thread = *thread, action] { action(thread); });
    }
  }

  // Connections go to the threads in turn, which keeps them evenly loaded.
  void accept() {
    IoThread& next = *threads_[accepted_ % threads_.size()];
    acceptor_.async_accept(
        next.io().get_executor(),
        [this, &next](const boost::system::error_code& error, HttpConnection::Socket socket) {
          accepted(error, std::move(socket), next);
        });
  }

  void accepted(const boost::system::error_code& error, HttpConnection::Socket socket,
                IoThread& thread) {
    if (!acceptor_.is_open()) return;
    if (error) return pause(error);
    admit(std::move(socket), thread);
    ++accepted_;
    accept();
  }

  // When the system has no more descriptors, only time helps.
  void pause(const boost::system::error_code& error) {
    if (error == asio::error::connection_aborted) return accept();
    pause_.expires_after(pause_after_accept_error);
    pause_.async_wait([this](const auto& cancelled) {
      if (!cancelled) accept();
    });
  }

  void admit(HttpConnection::Socket socket, IoThread& thread) {
    boost::system::error_code error;
    const Address peer = plain_address(socket.remote_endpoint(error).address());
    if (error) return;
    const bool counted_alone = !peer.is_loopback() && !context_->trusted.contains(peer);
    if (!context_->counter.admit(peer, counted_alone)) {
      socket.non_blocking(true, error);
      if (!context_->options.transport) socket.send(asio::buffer(no_room), 0, error);
      return;
    }
    asio::post(thread.io(), [&thread, peer, counted_alone, taken = std::move(socket)]() mutable {
      thread.adopt(std::move(taken), peer, counted_alone);
    });
  }

  std::unique_ptr<ServerContext> context_;
  std::vector<std::unique_ptr<IoThread>> threads_;
  std::mutex mutex_;
  std::condition_variable stop_asked_;
  HttpConnection::Clock::time_point deadline_{};
  std::uint16_t port_ = 0;
  std::size_t accepted_ = 0;
  tcp::acceptor acceptor_{threads_.front()->io()};
  asio::steady_timer pause_{threads_.front()->io()};
};

Server::Server(ServerOptions options, Handler handler)
    : implementation_(std::make_unique<Implementation>(std::move(options), std::move(handler))) {}
Server::~Server() = default;

std::uint16_t Server::port() const { return implementation_->port(); }
std::size_t Server::open_connections() const { return implementation_->open_connections(); }
void Server::run() { implementation_->run(); }
void Server::stop(std::chrono::milliseconds grace) { implementation_->stop(grace); }

}  // namespace clientela
