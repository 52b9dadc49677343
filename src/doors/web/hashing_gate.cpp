#include "doors/web/hashing_gate.h"

namespace clientela {

bool HashingGate::enter() {
  std::unique_lock lock(mutex_);
  if (busy_ >= places_ && waiting_ >= most_waiting_) return false;
  ++waiting_;
  const bool entered = left_.wait_for(lock, longest_wait_, [this] { return busy_ < places_; });
  --waiting_;
  if (entered) ++busy_;
  return entered;
}

void HashingGate::leave() {
  const std::lock_guard lock(mutex_);
  --busy_;
  left_.notify_one();
}

}  // namespace clientela
