#include <algorithm>
#include <boost/asio/post.hpp>
#include <cstdio>
#include <exception>
#include <utility>

#include "doors/http/compression.h"
#include "doors/http/connection.h"
#include "doors/http/exchange.h"
#include "doors/http/io_thread.h"
#include "doors/http/response_head.h"

namespace clientela {

namespace asio = boost::asio;

namespace {

constexpr std::chrono::seconds linger_timeout(2);
// Sources often give one row at a time; a chunk and a system call for each would be a waste.
constexpr std::size_t piece_bytes = 32 * 1024;

Response options_of_server() {
  Response response;
  response.status = 204;
  response.headers.add("Allow", "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
  return response;
}

std::string_view body_of(const Response& response) {
  return response.body_view.empty() ? std::string_view(response.body) : response.body_view;
}

}  // namespace

void HttpConnection::dispatch() {
  Exchange& exchange = *exchange_;
  Request& request = exchange.parser.request();
  exchange.keep_alive = exchange.parser.framing().keep_alive;
  if (exchange.body) exchange.body->move_into(request);
  set_origin(request, peer_, transport_->encrypted(), context_.trusted);
  const bool about_server = request.path == "*";
  if (!about_server) {
    state_ = State::handling;
    expect_nothing();
    if (context_.workers.offer(shared_from_this())) return;
  }
  exchange.response = about_server ? options_of_server() : refusal(503);
  frame_answer();
  send_answer();
}

void HttpConnection::refuse(int status) {
  set_origin(exchange_->parser.request(), peer_, transport_->encrypted(), context_.trusted);
  exchange_->keep_alive = false;
  exchange_->response = refusal(status);
  frame_answer();
  send_answer();
}

Response HttpConnection::refusal(int status) const {
  const Request& head = exchange_->parser.request();
  const auto& refusal = context_.options.refusal;
  return refusal ? refusal(head, status) : refusal_response(status);
}

void HttpConnection::work() {
  Exchange& exchange = *exchange_;
  if (exchange.response.stream) {
    frame_next_pieces();
  } else {
    exchange.response = call_handler();
    compress_response(exchange.parser.request(), exchange.response);
    frame_answer();
  }
  asio::post(thread_.io(), [self = shared_from_this()] { self->send_answer(); });
}

Response HttpConnection::call_handler() {
  std::string what = "something that is no std::exception";
  try {
    return context_.handler(exchange_->parser.request());
  } catch (const std::exception& thrown) {
    what = thrown.what();
  } catch (...) {
  }
  if (context_.options.error_log) context_.options.error_log(what);
  return text_response(500, "Something went wrong here. It has been noted.\n");
}

void HttpConnection::frame_answer() {
  Exchange& exchange = *exchange_;
  Response& response = exchange.response;
  const bool body_allowed = status_has_body(response.status);
  Framing framing;
  framing.http_1_0 = exchange.parser.framing().http_1_0;
  if (response.events) {
    response.content_type = "text/event-stream";
    response.headers.set("Cache-Control", "no-store");
    response.headers.set("X-Accel-Buffering", "no");  // nginx would hold events back
    exchange.keep_alive = false;
  } else if (response.stream) {
    exchange.chunked = framing.chunked = !framing.http_1_0;
    exchange.keep_alive = exchange.keep_alive && exchange.chunked;
  } else if (body_allowed) {
    framing.content_length = body_of(response).size();
  }
  exchange.keep_alive = exchange.keep_alive && !context_.stopping;
  framing.keep_alive = exchange.keep_alive;
  text_ = make_response_head(response, framing);
  text_sent_ = 0;
  if (exchange.parser.request().head_only || !body_allowed) {
    response.stream.reset();
    if (response.events) response.events->close();
    response.events.reset();
  } else if (!response.stream && !response.events) {
    view_ = body_of(response);
    exchange.body_bytes = view_.size();
  }
}

void HttpConnection::frame_next_pieces() {
  Exchange& exchange = *exchange_;
  std::string pieces;
  bool more = true;
  try {
    std::string piece;
    while (more && pieces.size() < piece_bytes) {
      piece.clear();
      more = exchange.response.stream->next(piece);
      if (more) pieces.append(piece);
    }
  } catch (const std::exception& thrown) {
    if (context_.options.error_log) context_.options.error_log(thrown.what());
    exchange.broken = true;
    return;
  }
  exchange.body_bytes += pieces.size();
  text_sent_ = 0;
  text_.clear();
  if (exchange.chunked && !pieces.empty()) {
    char size_line[24];
    std::snprintf(size_line, sizeof size_line, "%zx\r\n", pieces.size());
    text_.append(size_line).append(pieces).append("\r\n");
  } else {
    text_ = std::move(pieces);
  }
  if (more) return;
  if (exchange.chunked) text_.append("0\r\n\r\n");
  exchange.response.stream.reset();
}

void HttpConnection::send_answer() {
  if (state_ == State::closed) return;
  state_ = State::sending;
  if (exchange_->broken) return close();
  expect_within(context_.options.write_timeout);
  send_some();
}

void HttpConnection::send_some() {
  if (push()) sent();
}

bool HttpConnection::push() {
  while (!everything_sent()) {
    const auto text = std::string_view(text_).substr(text_sent_);
    const IoResult result = transport_->write(text, view_);
    switch (result.status) {
      case IoStatus::done:
        break;
      case IoStatus::wait_read:
        wait_readable();
        return false;
      case IoStatus::wait_write:
        wait_writable();
        return false;
      case IoStatus::ended:
        close();
        return false;
    }
    const auto from_text = std::min(result.size, text.size());
    text_sent_ += from_text;
    view_.remove_prefix(result.size - from_text);
    expect_within(context_.options.write_timeout);
  }
  return true;
}

void HttpConnection::sent() {
  if (exchange_->response.stream) {
    state_ = State::handling;
    expect_nothing();
    context_.workers.resume(shared_from_this());
    return;
  }
  log_access();
  if (exchange_->response.events) return begin_events();
  if (!exchange_->keep_alive) return linger();
  next_request();
}

void HttpConnection::log_access() {
  if (!context_.options.access_log) return;
  const Request& request = exchange_->parser.request();
  AccessEntry entry;
  entry.method = request.head_only ? std::string_view("HEAD") : request.method;
  // A query may hold secrets.
  const auto target = std::string_view(request.target).substr(0, request.target.find('?'));
  entry.path = request.path.empty() ? target : request.path;
  entry.status = exchange_->response.status;
  entry.body_bytes = exchange_->body_bytes;
  entry.duration =
      std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - exchange_->started);
  entry.remote_address = request.remote_address;
  if (entry.remote_address.empty()) entry.remote_address = "-";
  context_.options.access_log(entry);
}

void HttpConnection::next_request() {
  exchange_.reset();
  release(text_);
  text_sent_ = 0;
  state_ = State::idle;
  if (context_.stopping) return close();
  expect_within(context_.options.keep_alive_timeout);
  if (received_.empty()) return wait_readable();
  // Through the queue, so that a peer with many requests at once doesn't keep the others waiting.
  asio::post(thread_.io(), [self = shared_from_this()] {
    if (self->state_ == State::idle) self->read_request();
  });
}

// Closing at once could make the peer's system throw away the answer that it hasn't read yet.
void HttpConnection::linger() {
  transport_->finish_sending();
  if (context_.stopping) return close();
  exchange_.reset();
  release(received_);
  release(text_);
  text_sent_ = 0;
  state_ = State::lingering;
  expect_within(linger_timeout);
  wait_readable();
}

}  // namespace clientela
