#include "doors/http/event_stream.h"

#include <utility>

namespace clientela {

namespace {

// A line break inside a name or an id would begin another field.
void append_line(std::string& out, std::string_view field, std::string_view value) {
  out.append(field).append(": ");
  for (const char c : value) {
    if (c != '\n' && c != '\r' && c != '\0') out.push_back(c);
  }
  out.push_back('\n');
}

void append_data(std::string& out, std::string_view data) {
  for (;;) {
    const auto end = data.find('\n');
    append_line(out, "data", data.substr(0, end));
    if (end == std::string_view::npos) return;
    data.remove_prefix(end + 1);
  }
}

}  // namespace

bool EventStream::send(std::string_view event, std::string_view data, std::string_view id) {
  std::string text;
  if (!event.empty()) append_line(text, "event", event);
  if (!id.empty()) append_line(text, "id", id);
  append_data(text, data);
  text.push_back('\n');

  const std::lock_guard lock(mutex_);
  if (closed_) return false;
  if (queued_.size() + text.size() > limit_bytes_) {
    closed_ = true;
    queued_.clear();
  } else {
    queued_.append(text);
  }
  wake_locked();
  return !closed_;
}

void EventStream::close() {
  const std::lock_guard lock(mutex_);
  if (closed_) return;
  closed_ = true;
  wake_locked();
}

bool EventStream::closed() const {
  const std::lock_guard lock(mutex_);
  return closed_;
}

void EventStream::attach(std::function<void()> wake) {
  const std::lock_guard lock(mutex_);
  wake_ = std::move(wake);
  woken_ = false;
  if (closed_ || !queued_.empty()) wake_locked();
}

void EventStream::detach() {
  const std::lock_guard lock(mutex_);
  wake_ = nullptr;
  closed_ = true;
  queued_ = {};
}

std::string EventStream::take() {
  const std::lock_guard lock(mutex_);
  woken_ = false;
  return std::exchange(queued_, {});
}

void EventStream::wake_locked() {
  if (woken_ || !wake_) return;
  woken_ = true;
  wake_();
}

}  // namespace clientela
