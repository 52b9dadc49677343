#include <boost/asio/post.hpp>
#include <utility>

#include "doors/http/connection.h"
#include "doors/http/exchange.h"
#include "doors/http/io_thread.h"

namespace clientela {

namespace asio = boost::asio;

void HttpConnection::begin_events() {
  events_ = std::move(exchange_->response.events);
  exchange_.reset();
  release(received_);
  release(text_);
  text_sent_ = 0;
  state_ = State::events;
  expect_within(context_.options.event_ping);
  wait_readable();
  events_->attach([weak = weak_from_this(), &io = thread_.io()] {
    asio::post(io, [weak] {
      if (const auto self = weak.lock()) self->send_events();
    });
  });
}

void HttpConnection::send_events() {
  if (state_ != State::events) return;
  while (push()) {
    // In this order nothing is lost: once closed, no more events are taken.
    const bool ending = events_->closed();
    text_ = events_->take();
    text_sent_ = 0;
    if (!text_.empty()) continue;
    if (ending) return linger();
    return expect_within(context_.options.event_ping);
  }
}

}  // namespace clientela
