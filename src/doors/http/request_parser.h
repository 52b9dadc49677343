#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "doors/http/message.h"

namespace clientela {

// What the head of a request says about its connection and its body.
struct RequestFraming {
  bool http_1_0 = false;
  bool keep_alive = true;
  bool chunked = false;
  bool expects_continue = false;
  std::optional<std::uint64_t> content_length;

  bool has_body() const { return chunked || content_length.value_or(0) > 0; }
};

// Takes the pieces of a body as they come. Returns 0, or the status to refuse the request with.
class BodySink {
 public:
  virtual ~BodySink() = default;
  virtual int take(std::string_view piece) = 0;
};

// Understands one HTTP/1 request from bytes that come in pieces of any size. No I/O, no clock.
// What different programs could understand differently is refused: bodies with two lengths,
// unusual transfer codings, a missing Host.
class RequestParser {
 public:
  enum class Progress {
    more,      // wants more bytes; those not used must be given again in front of them
    head,      // head() and framing() are known; set the sink if the body is wanted
    complete,  // the whole request was read
    failed,    // refuse with failure_status() and close
  };

  explicit RequestParser(std::size_t head_limit_bytes);
  ~RequestParser();

  // Takes bytes from the front of `input`.
  Progress feed(std::string_view& input);

  // What is known so far: also after a failure, for the log.
  Request& request();
  const RequestFraming& framing() const;
  int failure_status() const;
  // Without a sink the body is thrown away. Must outlive the parser.
  void set_sink(BodySink* sink);

 private:
  class Machine;
  std::unique_ptr<Machine> machine_;
};

}  // namespace clientela
