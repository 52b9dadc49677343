#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

#include "doors/http/headers.h"

namespace clientela {

struct HttpAnswer {
  int status = 0;
  Headers headers;
  std::string body;  // without its transfer coding, with its content coding
};

// A small HTTP/1.1 client for health checks and tests: blocking, without TLS, redirects and
// proxies. It keeps its connection for the next request. One thread at a time.
class HttpClient {
 public:
  HttpClient(std::string host, std::uint16_t port,
             std::chrono::milliseconds timeout = std::chrono::seconds(10));
  ~HttpClient();
  HttpClient(const HttpClient&) = delete;
  HttpClient& operator=(const HttpClient&) = delete;

  // These throw std::runtime_error when there is no whole answer in time.
  HttpAnswer get(std::string_view target, const Headers& headers = {});
  HttpAnswer post(std::string_view target, std::string_view body, const Headers& headers = {});
  HttpAnswer request(std::string_view method, std::string_view target, const Headers& headers = {},
                     std::string_view body = {});

  // For those who write their own requests: sends the bytes as they are; reads the next answer.
  void send_raw(std::string_view bytes);
  HttpAnswer read_answer(bool to_head_request = false);
  // Reads up to the text, which is included in what is returned; or to the end of the connection.
  std::string read_until(std::string_view text);
  // Whether the server closes the connection within the timeout without sending anything more.
  bool closed_by_server();
  void close();

 private:
  void connect();
  bool fill();
  std::string take(std::size_t size);
  std::string take_line();
  std::string take_chunks();

  const std::string host_;
  const std::uint16_t port_;
  const std::chrono::milliseconds timeout_;
  int socket_ = -1;
  std::string received_;
};

}  // namespace clientela
