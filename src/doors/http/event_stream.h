#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

namespace clientela {

// Server-sent events to one listener. A handler makes one, keeps a shared pointer where events are
// born and returns it in Response::events. Any thread may call any function. Events sent before
// the answer has begun wait and are not lost. A listener that doesn't keep up is dropped: the
// stream closes once more than the limit waits, and the browser connects anew.
class EventStream {
 public:
  static constexpr std::size_t default_limit_bytes = 64 * 1024;

  explicit EventStream(std::size_t limit_bytes = default_limit_bytes) : limit_bytes_(limit_bytes) {}
  EventStream(const EventStream&) = delete;
  EventStream& operator=(const EventStream&) = delete;

  // Queues an event; data may have several lines. False once the stream is closed.
  bool send(std::string_view event, std::string_view data, std::string_view id = {});
  // Ends the stream after what is queued.
  void close();
  bool closed() const;

  // The rest is for the server. `wake` is called at most once between two calls of take(), from
  // any thread and under a lock, so it must only post; after detach() it is never called again.
  void attach(std::function<void()> wake);
  void detach();
  std::string take();

 private:
  void wake_locked();

  const std::size_t limit_bytes_;
  mutable std::mutex mutex_;
  std::function<void()> wake_;
  std::string queued_;
  bool woken_ = false;
  bool closed_ = false;
};

}  // namespace clientela
