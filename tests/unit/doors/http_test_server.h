#pragma once

#include <chrono>
#include <string>
#include <thread>
#include <utility>

#include "doors/http/client.h"
#include "doors/http/server.h"

namespace clientela {

// Sanitizers need memory of their own for everything.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool memory_is_meaningful = false;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
inline constexpr bool memory_is_meaningful = false;
#else
inline constexpr bool memory_is_meaningful = true;
#endif
#else
inline constexpr bool memory_is_meaningful = true;
#endif

// How long a test waits for what must come; on a busy machine even that which is quick comes late.
inline constexpr std::chrono::seconds patience{30};

// A server on a free port of this machine for as long as the object lives.
class HttpTestServer {
 public:
  explicit HttpTestServer(Handler handler, ServerOptions options = {})
      : server_(std::move(options), std::move(handler)), thread_([this] { server_.run(); }) {}
  ~HttpTestServer() { stop(); }

  void stop(std::chrono::milliseconds grace = std::chrono::milliseconds(500)) {
    server_.stop(grace);
    if (thread_.joinable()) thread_.join();
  }
  Server& server() { return server_; }
  HttpClient client(std::chrono::milliseconds timeout = patience) {
    return HttpClient("127.0.0.1", server_.port(), timeout);
  }

 private:
  Server server_;
  std::thread thread_;
};

// Answers with what was asked, so that tests can see what arrived.
inline Response echo(const Request& request) {
  std::string text = request.method + " " + request.path + "?" + request.query + "\n";
  return text_response(200, text + request.body);
}

// Waits a moment for something that another thread does.
template <typename Condition>
bool eventually(Condition condition, std::chrono::milliseconds time = patience) {
  const auto deadline = std::chrono::steady_clock::now() + time;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return true;
}

}  // namespace clientela
