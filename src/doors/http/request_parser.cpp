#include "doors/http/request_parser.h"

#include <boost/beast/http/basic_parser.hpp>

#include "doors/http/request_rules.h"

namespace clientela {

namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace {

using BeastError = beast::error_code;

// "0\r\n\r\n". Beast 1.81 asserts that it never sees the last chunk in smaller pieces.
constexpr std::size_t shortest_chunked_end_bytes = 5;

BeastError refusal() { return make_error_code(http::error::bad_value); }

int status_of(BeastError error) {
  if (error == http::error::header_limit || error == http::error::buffer_overflow) return 431;
  if (error == http::error::bad_version) return 505;
  return 400;
}

}  // namespace

class RequestParser::Machine : public http::basic_parser<true> {
 public:
  explicit Machine(std::size_t head_limit_bytes) : head_limit_bytes_(head_limit_bytes) {
    header_limit(static_cast<std::uint32_t>(head_limit_bytes));
    body_limit(boost::none);
  }

  Progress feed(std::string_view& input) {
    while (!is_done() && !input.empty()) {
      const bool head_was_known = is_header_done();
      if (framing_.chunked && input.size() < shortest_chunked_end_bytes) return Progress::more;
      BeastError error;
      const auto used = put({input.data(), input.size()}, error);
      input.remove_prefix(used);
      if (error == http::error::need_more) {
        // The parser itself puts no bound on the line in front of a chunk.
        return input.size() > head_limit_bytes_ + 4 ? fail(431) : Progress::more;
      }
      if (error) return fail(failure_status_ != 0 ? failure_status_ : status_of(error));
      if (!head_was_known && is_header_done()) return take_head();
    }
    return is_done() ? Progress::complete : Progress::more;
  }

  Request request_;
  RequestFraming framing_;
  int failure_status_ = 0;
  BodySink* sink_ = nullptr;

 private:
  Progress fail(int status) {
    failure_status_ = status;
    return Progress::failed;
  }

  Progress take_head() {
    framing_.keep_alive = keep_alive();
    const int status = accept_request_head(request_, framing_);
    eager(true);
    return status == 0 ? Progress::head : fail(status);
  }

  std::size_t take_body(beast::string_view piece, BeastError& error) {
    failure_status_ = sink_ ? sink_->take({piece.data(), piece.size()}) : 0;
    if (failure_status_ != 0) error = refusal();
    return piece.size();
  }

  void on_request_impl(http::verb, beast::string_view method, beast::string_view target,
                       int version, BeastError&) override {
    request_.method.assign(method.data(), method.size());
    request_.target.assign(target.data(), target.size());
    framing_.http_1_0 = version == 10;
    head_bytes_ = method.size() + target.size();
  }

  void on_field_impl(http::field, beast::string_view name, beast::string_view value,
                     BeastError& error) override {
    head_bytes_ += name.size() + value.size() + 4;
    if (head_bytes_ > head_limit_bytes_) error = make_error_code(http::error::header_limit);
    // Fields after a chunked body could pretend to have been checked with the others.
    if (is_header_done()) return;
    request_.headers.add({name.data(), name.size()}, {value.data(), value.size()});
  }

  void on_body_init_impl(const boost::optional<std::uint64_t>&, BeastError&) override {}
  std::size_t on_body_impl(beast::string_view piece, BeastError& error) override {
    return take_body(piece, error);
  }
  std::size_t on_chunk_body_impl(std::uint64_t, beast::string_view piece,
                                 BeastError& error) override {
    return take_body(piece, error);
  }
  void on_header_impl(BeastError&) override {}
  void on_response_impl(int, beast::string_view, int, BeastError&) override {}
  void on_chunk_header_impl(std::uint64_t, beast::string_view, BeastError&) override {}
  void on_finish_impl(BeastError&) override {}

  const std::size_t head_limit_bytes_;
  std::size_t head_bytes_ = 0;
};

RequestParser::RequestParser(std::size_t head_limit_bytes)
    : machine_(std::make_unique<Machine>(head_limit_bytes)) {}
RequestParser::~RequestParser() = default;

RequestParser::Progress RequestParser::feed(std::string_view& input) {
  return machine_->feed(input);
}
Request& RequestParser::request() { return machine_->request_; }
const RequestFraming& RequestParser::framing() const { return machine_->framing_; }
int RequestParser::failure_status() const { return machine_->failure_status_; }
void RequestParser::set_sink(BodySink* sink) { machine_->sink_ = sink; }

}  // namespace clientela
