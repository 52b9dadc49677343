#pragma once

#include <string>
#include <string_view>

#include "base/text.h"

namespace clientela {

// Sort keys as they are stored: cut, since nobody sees the order of what differs only far behind,
// and long ones would make indexes and cursors long. Any thread may use it.
class Collation {
 public:
  static constexpr std::size_t max_bytes = 120;

  explicit Collation(std::string_view language) : collator_(language) {}

  std::string key(std::string_view text) const {
    std::string key = collator_.sort_key(text);
    if (key.size() > max_bytes) key.resize(max_bytes);
    return key;
  }

 private:
  Collator collator_;
};

}  // namespace clientela
