#pragma once

#include <map>
#include <mutex>
#include <string>

#include "base/date.h"

namespace clientela {

// Slows guessing down: after five failures of a name or an address each further one doubles the
// wait, up to a quarter of an hour. Kept in memory; any thread.
class LoginThrottle {
 public:
  // Milliseconds to wait before the next try; 0: go on.
  std::int64_t wait_ms(const std::string& who, Instant now);
  void failed(const std::string& who, Instant now);
  void succeeded(const std::string& who);

 private:
  struct Failures {
    int count = 0;
    Instant last;
  };
  void forget_old(Instant now);

  std::mutex mutex_;
  std::map<std::string, Failures> failures_;
};

}  // namespace clientela
