#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>

namespace clientela {

// Checking a password takes 64 MiB and a tenth of a second of a processor, and strangers may ask
// for it. So only a few are checked at once, some wait a moment, and the others are sent away
// before they keep all handler threads waiting. Any thread.
class HashingGate {
 public:
  explicit HashingGate(std::size_t places = 2, std::size_t most_waiting = 8,
                       std::chrono::milliseconds longest_wait = std::chrono::seconds(2))
      : places_(places), most_waiting_(most_waiting), longest_wait_(longest_wait) {}

  // False when there is no place in time. See HashingPlace.
  bool enter();
  void leave();

 private:
  const std::size_t places_;
  const std::size_t most_waiting_;
  const std::chrono::milliseconds longest_wait_;
  std::mutex mutex_;
  std::condition_variable left_;
  std::size_t busy_ = 0;
  std::size_t waiting_ = 0;
};

// A place for as long as the object lives, if there was one.
class HashingPlace {
 public:
  explicit HashingPlace(HashingGate& gate) : gate_(gate), held_(gate.enter()) {}
  ~HashingPlace() {
    if (held_) gate_.leave();
  }
  HashingPlace(const HashingPlace&) = delete;
  HashingPlace& operator=(const HashingPlace&) = delete;
  bool held() const { return held_; }

 private:
  HashingGate& gate_;
  const bool held_;
};

}  // namespace clientela
