#pragma once

#include <boost/asio/basic_stream_socket.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "doors/http/body_collector.h"
#include "doors/http/request_parser.h"
#include "doors/http/server_context.h"

namespace clientela {

class IoThread;

// One connection and its life: wait for a request, read it, hand it to a handler thread, send the
// answer, begin again. It lives on one io thread and needs no locks; only work() runs elsewhere,
// and while it does (state `handling`) the exchange is its own.
class HttpConnection final : public Work, public std::enable_shared_from_this<HttpConnection> {
 public:
  using Clock = std::chrono::steady_clock;
  using Socket = boost::asio::basic_stream_socket<boost::asio::ip::tcp,
                                                  boost::asio::io_context::executor_type>;

  // `counted_alone` as it was given to ConnectionCounter::admit; closing releases it.
  HttpConnection(ServerContext& context, IoThread& thread, Socket socket, Address peer,
                 bool counted_alone);
  ~HttpConnection() override;

  void start();
  // Whether the time set for what it now waits for is over.
  bool due(Clock::time_point now) const { return now >= deadline_; }
  void time_is_over();
  // The server stops: what is idle closes, what is busy finishes first.
  void begin_stop();
  void close();

  void work() override;

 private:
  enum class State { idle, head, body, handling, sending, events, lingering, closed };
  struct Exchange;

  void wait_readable();
  void wait_writable();
  void ready();
  void read_some();
  void received(std::string_view bytes);
  void read_request();
  bool begin_request();
  // 0, or the status to refuse the request with.
  int take_head(bool body_is_awaited);
  void dispatch();
  void refuse(int status);
  Response refusal(int status) const;
  // Sets by when more of the body must have come.
  void expect_more_of_body();

  void answer();
  Response call_handler();
  void frame_answer();
  void frame_next_pieces();
  void send_answer();
  // Sends what is there; false when it must wait or the connection has closed.
  bool push();
  void send_some();
  void sent();
  void log_access();
  void next_request();
  void linger();

  void begin_events();
  void send_events();

  void expect_within(std::chrono::milliseconds time) { deadline_ = Clock::now() + time; }
  void expect_nothing() { deadline_ = Clock::time_point::max(); }
  static void release(std::string& text) { std::string().swap(text); }
  bool everything_sent() const { return text_sent_ == text_.size() && view_.empty(); }

  ServerContext& context_;
  IoThread& thread_;
  Socket socket_;
  const Address peer_;
  const bool counted_alone_;
  std::unique_ptr<Transport> transport_;
  State state_ = State::idle;
  bool waits_readable_ = false;
  bool waits_writable_ = false;
  Clock::time_point deadline_{};
  std::string received_;  // not yet understood
  std::string text_;      // to be sent: head, framing, pieces of a stream, events
  std::size_t text_sent_ = 0;
  std::string_view view_;  // to be sent after the text: the body, kept by the exchange
  std::unique_ptr<Exchange> exchange_;
  std::shared_ptr<EventStream> events_;
};

}  // namespace clientela
