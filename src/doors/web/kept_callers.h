#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <mutex>

#include "features/today/today_page.h"

namespace clientela {

// Whom to call, kept for each user for a while after it was found: two hundred times as long as
// that took, at most a minute. So it costs next to nothing however often Today is opened, and where
// it is found quickly it is found anew. Any thread.
class KeptCallers {
 public:
  std::shared_ptr<const WhomToCall> get(Id user, Reading& reading);

 private:
  using Clock = std::chrono::steady_clock;
  struct Kept {
    std::shared_ptr<const WhomToCall> found;
    Clock::time_point until;
  };
  std::mutex mutex_;
  std::map<Id, Kept> kept_;
};

}  // namespace clientela
