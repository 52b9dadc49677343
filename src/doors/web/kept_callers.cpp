#include "doors/web/kept_callers.h"

#include <algorithm>

namespace clientela {
namespace {

constexpr int times_as_long = 200;
constexpr std::chrono::minutes longest{1};

}  // namespace

std::shared_ptr<const WhomToCall> KeptCallers::get(Id user, Reading& reading) {
  const auto begun = Clock::now();
  {
    const std::lock_guard lock(mutex_);
    const auto kept = kept_.find(user);
    if (kept != kept_.end() && begun < kept->second.until) return kept->second.found;
  }
  auto found = std::make_shared<const WhomToCall>(whom_to_call(reading));
  const auto now = Clock::now();
  const auto stay = std::min<Clock::duration>((now - begun) * times_as_long, longest);
  const std::lock_guard lock(mutex_);
  std::erase_if(kept_, [&](const auto& each) { return each.second.until < now; });
  kept_[user] = {found, now + stay};
  return found;
}

}  // namespace clientela
