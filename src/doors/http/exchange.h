#pragma once

#include <chrono>
#include <cstdint>
#include <optional>

#include "doors/http/connection.h"

namespace clientela {

// A request and its answer, from the first byte of the one to the last byte of the other.
struct HttpConnection::Exchange {
  explicit Exchange(std::size_t head_limit_bytes) : parser(head_limit_bytes) {}
  // Events for somebody who has gone would pile up.
  ~Exchange() {
    if (response.events) response.events->close();
  }

  RequestParser parser;
  std::optional<BodyCollector> body;
  Response response;
  bool keep_alive = false;
  bool chunked = false;
  Clock::time_point started = Clock::now();
  Clock::time_point body_begun{};
  bool broken = false;           // the source of the answer has failed
  std::uint64_t body_bytes = 0;  // of the answer, so far
};

}  // namespace clientela
