#include "base/message.h"

namespace clientela {

std::string fill(std::string_view pattern, const std::vector<std::string>& arguments) {
  std::string out;
  out.reserve(pattern.size() + 16 * arguments.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == '{' && i + 1 < pattern.size() && pattern[i + 1] == '}') {
      if (next < arguments.size()) out += arguments[next];
      ++next;
      ++i;
    } else {
      out += pattern[i];
    }
  }
  return out;
}

std::string english(const Message& message) { return fill(message.source, message.arguments); }

}  // namespace clientela
