#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "doors/http/message.h"
#include "doors/http/transport.h"

namespace clientela {

// One answered request. The views are valid during the call.
struct AccessEntry {
  std::string_view method;
  std::string_view path;  // as sent, without its query, when the request was not understood
  int status = 0;
  std::uint64_t body_bytes = 0;          // of the answer, as sent
  std::chrono::microseconds duration{};  // from the head of the request to the answer's last byte
  std::string_view remote_address;       // "-" when a trusted proxy did not say it
};

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;                           // 0: any free one, see Server::port
  std::shared_ptr<const TransportMaker> transport;  // null: not encrypted

  std::size_t io_threads = 0;        // 0: one for every two processors
  std::size_t handler_threads = 0;   // at most; 0: four for every processor, at least 32
  std::size_t handler_queue = 1000;  // requests that may wait for a handler thread, then 503

  std::size_t head_limit_bytes = 16 * 1024;
  // The longest body that a request with this head may have; without it 1 MiB.
  // Called on an io thread, so it must not block.
  std::function<std::uint64_t(const Request& head)> body_limit_bytes;
  std::uint64_t body_memory_bytes = 1024 * 1024;  // longer bodies go to temporary files
  std::string temporary_folder;                   // empty: the system's
  std::size_t temporary_file_limit = 8;           // such bodies at once; then 503

  std::chrono::milliseconds head_timeout = std::chrono::seconds(10);  // for the whole head
  // Without any progress; and for the whole body, of which every body_bytes_per_second give a
  // second more, so that an honest upload over a slow line comes through and a drip ends.
  std::chrono::milliseconds body_timeout = std::chrono::seconds(30);
  std::uint64_t body_bytes_per_second = 16 * 1024;
  std::chrono::milliseconds write_timeout = std::chrono::seconds(30);  // without any progress
  std::chrono::milliseconds keep_alive_timeout = std::chrono::seconds(60);
  std::chrono::milliseconds event_ping = std::chrono::seconds(25);

  std::size_t connection_limit = 20'000;
  std::size_t connection_limit_per_address = 1'000;  // not for loopback and trusted proxies
  std::vector<std::string> trusted_proxies;          // "192.0.2.1", "10.0.0.0/8"

  // The answer to a request that is refused before the handler sees it (too long, too slow, no
  // thread is free); without it a line of plain text. Of the request only the head is known, or a
  // part of it: when the path is empty, look at the target. On an io thread: it must not block.
  std::function<Response(const Request& head, int status)> refusal;

  // Both are called from several threads at once and must not block long.
  std::function<void(const AccessEntry&)> access_log;
  std::function<void(std::string_view)> error_log;  // what handlers threw
};

inline constexpr std::uint64_t default_body_limit_bytes = 1024 * 1024;
// For those paths where ServerOptions::body_limit_bytes lets people upload files.
inline constexpr std::uint64_t upload_limit_bytes = 2ull * 1024 * 1024 * 1024;

// An HTTP/1.1 server: reads requests, asks the handler on a thread of its own, sends the answers.
// It compresses, keeps connections alive, holds event streams open and defends itself against
// slow, greedy and malformed peers. What the answers say is the handler's matter.
//
// The constructor already listens, so that port() is known and connections wait. It throws
// std::system_error when it can't (the port is taken) and std::invalid_argument for wrong
// options. SIGPIPE is ignored from then on.
class Server {
 public:
  Server(ServerOptions options, Handler handler);
  // run() must have returned.
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::uint16_t port() const;
  // How many connections are open now. Any thread.
  std::size_t open_connections() const;

  // Serves until stop() has done its work.
  void run();
  // Accepts no more, ends event streams, lets requests finish for that long and then cuts them
  // off. Returns at once; run() returns when it is done. Any thread, but no signal handler. A
  // handler that doesn't return is waited for.
  void stop(std::chrono::milliseconds grace = std::chrono::seconds(5));

 private:
  class Implementation;
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace clientela
