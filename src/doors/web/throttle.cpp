#include "doors/web/throttle.h"

#include <algorithm>

#include "doors/http/peer.h"

namespace clientela {
namespace {

constexpr std::int64_t longest_wait_ms = 15 * 60 * 1000;
constexpr std::int64_t forgiven_after_ms = 60 * 60 * 1000;
constexpr std::size_t fewest_kept = 10'000;

std::int64_t wait_after_ms(int failures, int free) {
  if (failures < free) return 0;
  const int doublings = std::min(failures - free, 20);
  return std::min(longest_wait_ms, std::int64_t{1000} << doublings);
}

bool is_forgiven(Instant last, Instant now) { return now.ms - last.ms > forgiven_after_ms; }

}  // namespace

std::int64_t LoginThrottle::wait_ms(const std::string& who, Instant now) {
  const std::lock_guard lock(mutex_);
  return wait_locked({who}, now);
}

void LoginThrottle::failed(const std::string& who, Instant now) {
  const std::lock_guard lock(mutex_);
  count_locked({who}, now);
}

std::int64_t LoginThrottle::reserve(const std::vector<CountedTry>& tries, Instant now) {
  const std::lock_guard lock(mutex_);
  std::int64_t wait = 0;
  for (const auto& counted : tries) wait = std::max(wait, wait_locked(counted, now));
  if (wait > 0) return wait;
  for (const auto& counted : tries) count_locked(counted, now);
  return 0;
}

void LoginThrottle::succeeded(const std::vector<CountedTry>& tries) {
  const std::lock_guard lock(mutex_);
  for (const auto& counted : tries) {
    if (counted.success_clears) {
      failures_.erase(counted.who);
    } else {
      give_back_locked(counted.who);
    }
  }
}

void LoginThrottle::give_back(const std::vector<CountedTry>& tries) {
  const std::lock_guard lock(mutex_);
  for (const auto& counted : tries) give_back_locked(counted.who);
}

std::int64_t LoginThrottle::wait_locked(const CountedTry& counted, Instant now) const {
  const auto found = failures_.find(counted.who);
  if (found == failures_.end() || is_forgiven(found->second.last, now)) return 0;
  const std::int64_t until =
      found->second.last.ms + wait_after_ms(found->second.count, counted.free);
  return std::max<std::int64_t>(0, until - now.ms);
}

void LoginThrottle::count_locked(const CountedTry& counted, Instant now) {
  if (failures_.size() >= tidy_at_) forget_old(now);
  Failures& failures = failures_[counted.who];
  if (is_forgiven(failures.last, now)) failures.count = 0;
  if (counted.forgives_one_in_ms > 0) {
    const auto forgiven = (now.ms - failures.last.ms) / counted.forgives_one_in_ms;
    failures.count -= static_cast<int>(std::clamp<std::int64_t>(forgiven, 0, failures.count));
  }
  ++failures.count;
  failures.last = now;
}

void LoginThrottle::give_back_locked(const std::string& who) {
  const auto found = failures_.find(who);
  if (found != failures_.end() && --found->second.count <= 0) failures_.erase(found);
}

// The next time only when there are twice as many as remain, so that a flood of names doesn't make
// every one of them look at all the others.
void LoginThrottle::forget_old(Instant now) {
  std::erase_if(failures_, [&](const auto& entry) { return is_forgiven(entry.second.last, now); });
  tidy_at_ = std::max(fewest_kept, 2 * failures_.size());
}

std::string counted_address(const Request& request) { return counting_key(request.remote_address); }

}  // namespace clientela
