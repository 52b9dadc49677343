#include "doors/web/known_cookies.h"

#include "system/passwords.h"

namespace clientela {
namespace {

constexpr std::size_t most_kept = 20'000;

}  // namespace

void KnownCookies::note(std::string_view token) {
  std::string hash = token_hash(token);
  const std::lock_guard lock(mutex_);
  note_locked(std::move(hash));
}

void KnownCookies::note_hashes(std::vector<std::string> hashes) {
  const std::lock_guard lock(mutex_);
  for (auto& hash : hashes) note_locked(std::move(hash));
}

void KnownCookies::forget(std::string_view token) {
  const std::string hash = token_hash(token);
  const std::lock_guard lock(mutex_);
  hashes_.erase(hash);
}

bool KnownCookies::knows(std::string_view token) const {
  const std::string hash = token_hash(token);
  const std::lock_guard lock(mutex_);
  return hashes_.count(hash) != 0;
}

void KnownCookies::note_locked(std::string hash) {
  // Those still in use come back with their next page.
  if (hashes_.size() >= most_kept) hashes_.clear();
  hashes_.insert(std::move(hash));
}

}  // namespace clientela
