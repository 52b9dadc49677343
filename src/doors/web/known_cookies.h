#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace clientela {

// The cookies behind which a session was found, so that the threads that read requests can tell who
// may send much without asking the company file. A session that has ended since counts until its
// cookie is looked at again: this decides on sizes, never on what somebody may see or do. Only
// hashes are kept. Any thread.
class KnownCookies {
 public:
  void note(std::string_view token);
  // Hashes as token_hash() makes them.
  void note_hashes(std::vector<std::string> hashes);
  void forget(std::string_view token);
  bool knows(std::string_view token) const;

 private:
  void note_locked(std::string hash);

  mutable std::mutex mutex_;
  std::unordered_set<std::string> hashes_;
};

}  // namespace clientela
