#include "doors/web/throttle.h"

#include <algorithm>

namespace clientela {
namespace {

constexpr int free_failures = 5;
constexpr std::int64_t longest_wait_ms = 15 * 60 * 1000;
constexpr std::size_t most_names = 10'000;

std::int64_t wait_after_ms(int failures) {
  if (failures < free_failures) return 0;
  const int doublings = std::min(failures - free_failures, 20);
  return std::min(longest_wait_ms, std::int64_t{1000} << doublings);
}

}  // namespace

std::int64_t LoginThrottle::wait_ms(const std::string& who, Instant now) {
  const std::lock_guard lock(mutex_);
  const auto found = failures_.find(who);
  if (found == failures_.end()) return 0;
  const std::int64_t until = found->second.last.ms + wait_after_ms(found->second.count);
  return std::max<std::int64_t>(0, until - now.ms);
}

void LoginThrottle::failed(const std::string& who, Instant now) {
  const std::lock_guard lock(mutex_);
  if (failures_.size() >= most_names) forget_old(now);
  Failures& failures = failures_[who];
  ++failures.count;
  failures.last = now;
}

void LoginThrottle::succeeded(const std::string& who) {
  const std::lock_guard lock(mutex_);
  failures_.erase(who);
}

void LoginThrottle::forget_old(Instant now) {
  std::erase_if(failures_,
                [&](const auto& entry) { return now.ms - entry.second.last.ms > longest_wait_ms; });
}

}  // namespace clientela
