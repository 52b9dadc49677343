#include "doors/http/connection.h"

#include <algorithm>
#include <utility>

#include "doors/http/exchange.h"
#include "doors/http/io_thread.h"

namespace clientela {

namespace asio = boost::asio;

namespace {

constexpr std::string_view continue_answer = "HTTP/1.1 100 Continue\r\n\r\n";

}  // namespace

HttpConnection::HttpConnection(ServerContext& context, IoThread& thread, Socket socket,
                               Address peer, bool counted_alone)
    : context_(context),
      thread_(thread),
      socket_(std::move(socket)),
      peer_(std::move(peer)),
      counted_alone_(counted_alone) {}

HttpConnection::~HttpConnection() = default;

void HttpConnection::start() {
  boost::system::error_code ignored;
  socket_.native_non_blocking(true, ignored);
  socket_.set_option(asio::ip::tcp::no_delay(true), ignored);
  const int descriptor = socket_.native_handle();
  const auto& maker = context_.options.transport;
  transport_ = maker ? maker->make(descriptor) : make_plain_transport(descriptor);
  expect_within(context_.options.head_timeout);
  wait_readable();
}

void HttpConnection::time_is_over() {
  switch (state_) {
    case State::head:
    case State::body:
      return refuse(408);
    case State::events:
      if (!everything_sent()) return close();
      text_ = ": ping\n\n";
      return send_events();
    case State::handling:
    case State::closed:
      return;
    case State::idle:
    case State::sending:
    case State::lingering:
      return close();
  }
}

void HttpConnection::begin_stop() {
  if (state_ == State::idle || state_ == State::lingering) close();
  if (state_ == State::events) events_->close();
}

void HttpConnection::close() {
  if (state_ == State::closed) return;
  const auto self = shared_from_this();
  // While a handler thread has the exchange it must stay; it goes with the connection.
  if (state_ != State::handling) {
    exchange_.reset();
    view_ = {};
  }
  state_ = State::closed;
  if (events_) events_->detach();
  boost::system::error_code ignored;
  socket_.close(ignored);
  thread_.remove(self);
  context_.counter.release(peer_, counted_alone_);
}

void HttpConnection::wait_readable() {
  if (std::exchange(waits_readable_, true)) return;
  socket_.async_wait(Socket::wait_read, [self = shared_from_this()](const auto& error) {
    self->waits_readable_ = false;
    if (!error) self->ready();
  });
}

void HttpConnection::wait_writable() {
  if (std::exchange(waits_writable_, true)) return;
  socket_.async_wait(Socket::wait_write, [self = shared_from_this()](const auto& error) {
    self->waits_writable_ = false;
    if (!error) self->ready();
  });
}

// With TLS, reading may have waited until the socket could be written, and the other way round;
// so the state and not the event says what goes on.
void HttpConnection::ready() {
  switch (state_) {
    case State::handling:
    case State::closed:
      return;
    case State::sending:
      return send_some();
    case State::events:
      send_events();
      if (state_ == State::events) read_some();
      return;
    case State::idle:
    case State::head:
    case State::body:
    case State::lingering:
      return read_some();
  }
}

void HttpConnection::read_some() {
  auto& scratch = thread_.scratch();
  const IoResult result = transport_->read(scratch.data(), scratch.size());
  switch (result.status) {
    case IoStatus::done:
      return received({scratch.data(), result.size});
    case IoStatus::wait_read:
      return wait_readable();
    case IoStatus::wait_write:
      return wait_writable();
    case IoStatus::ended:
      return close();
  }
}

void HttpConnection::received(std::string_view bytes) {
  if (state_ == State::events || state_ == State::lingering) return wait_readable();
  received_.append(bytes);
  read_request();
}

void HttpConnection::read_request() {
  if (state_ == State::idle && !begin_request()) return wait_readable();
  std::string_view input = received_;
  int refusal = 0;
  auto progress = exchange_->parser.feed(input);
  if (progress == RequestParser::Progress::head) {
    refusal = take_head(input.empty());
    if (refusal == 0) progress = exchange_->parser.feed(input);
  }
  received_.erase(0, received_.size() - input.size());
  if (received_.empty()) release(received_);
  if (progress == RequestParser::Progress::failed) refusal = exchange_->parser.failure_status();
  if (refusal != 0) return refuse(refusal);
  if (progress == RequestParser::Progress::complete) return dispatch();
  if (state_ == State::body) expect_more_of_body();
  wait_readable();
}

bool HttpConnection::begin_request() {
  // Some old programs send an empty line after a body.
  received_.erase(0, received_.find_first_not_of("\r\n"));
  if (received_.empty()) return false;
  state_ = State::head;
  exchange_ = std::make_unique<Exchange>(context_.options.head_limit_bytes);
  expect_within(context_.options.head_timeout);
  return true;
}

int HttpConnection::take_head(bool body_is_awaited) {
  const Request& head = exchange_->parser.request();
  const RequestFraming& framing = exchange_->parser.framing();
  if (!framing.has_body()) return 0;
  const ServerOptions& options = context_.options;
  const std::uint64_t limit =
      options.body_limit_bytes ? options.body_limit_bytes(head) : default_body_limit_bytes;
  if (framing.content_length.value_or(0) > limit) return 413;
  exchange_->body.emplace(BodyCollector::Limits{limit, options.body_memory_bytes, context_.files});
  exchange_->parser.set_sink(&*exchange_->body);
  state_ = State::body;
  exchange_->body_begun = Clock::now();
  if (!framing.expects_continue || !body_is_awaited) return 0;
  // Nothing else is being sent now, so these few bytes always fit.
  const IoResult result = transport_->write(continue_answer, {});
  return result.size == continue_answer.size() ? 0 : 400;
}

void HttpConnection::expect_more_of_body() {
  const ServerOptions& options = context_.options;
  const std::chrono::seconds earned(exchange_->body->size() / options.body_bytes_per_second);
  const auto latest = exchange_->body_begun + options.body_timeout + earned;
  deadline_ = std::min(Clock::now() + options.body_timeout, latest);
}

}  // namespace clientela
