#pragma once

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "base/date.h"
#include "doors/http/message.h"

namespace clientela {

// A try that counts for somebody: for a name, an address, or both together.
struct CountedTry {
  std::string who;
  int free = 5;                 // failures that cost nothing; each further one doubles the wait
  bool success_clears = false;  // a success forgives the failures of before
  // In that time one failure is forgiven; 0: none, until there was none for an hour.
  std::int64_t forgives_one_in_ms = 0;
};

// Slows guessing down: after some failures each further one doubles the wait, up to a quarter of an
// hour; an hour without any forgives them. Kept in memory; any thread.
class LoginThrottle {
 public:
  // Milliseconds to wait before the next try; 0: go on.
  std::int64_t wait_ms(const std::string& who, Instant now);
  void failed(const std::string& who, Instant now);

  // Where a check takes a while, tries at the same time would all pass before the first has failed.
  // So they count as failures from the beginning: all of them, or none when one must wait, which is
  // what is given in milliseconds. What comes out then is told by the other two; a failure needs
  // nothing more.
  std::int64_t reserve(const std::vector<CountedTry>& tries, Instant now);
  void succeeded(const std::vector<CountedTry>& tries);
  // Nothing was checked after all.
  void give_back(const std::vector<CountedTry>& tries);

 private:
  struct Failures {
    int count = 0;
    Instant last;
  };
  std::int64_t wait_locked(const CountedTry& counted, Instant now) const;
  void count_locked(const CountedTry& counted, Instant now);
  void give_back_locked(const std::string& who);
  void forget_old(Instant now);

  std::mutex mutex_;
  std::map<std::string, Failures> failures_;
  std::size_t tidy_at_ = 10'000;
};

// Whom a limit counts as one (doors/http/peer.h); empty when nobody knows who asks. What is unknown
// must not be counted as one person: it may be everybody behind a proxy.
std::string counted_address(const Request& request);

}  // namespace clientela
