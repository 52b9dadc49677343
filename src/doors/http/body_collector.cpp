#include "doors/http/body_collector.h"

#include <system_error>
#include <utility>

namespace clientela {

int BodyCollector::take(std::string_view piece) {
  size_ += piece.size();
  if (size_ > limits_.body_bytes) return 413;
  try {
    if (!file_ && size_ > limits_.memory_bytes) {
      file_ = limits_.files.make();
      if (!file_) return 503;
      file_->append(std::exchange(text_, {}));
    }
    if (file_) {
      file_->append(piece);
    } else {
      text_.append(piece);
    }
  } catch (const std::system_error&) {
    return 507;
  }
  return 0;
}

void BodyCollector::move_into(Request& request) {
  request.body = std::move(text_);
  request.body_file = std::move(file_);
}

}  // namespace clientela
