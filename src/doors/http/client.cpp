#include "doors/http/client.h"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <memory>
#include <stdexcept>
#include <utility>

namespace clientela {

namespace {

[[noreturn]] void fail(const std::string& what) { throw std::runtime_error("http: " + what); }

void set_timeout(int socket, std::chrono::milliseconds timeout) {
  const timeval time{.tv_sec = timeout.count() / 1000, .tv_usec = timeout.count() % 1000 * 1000};
  ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &time, sizeof time);
  ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &time, sizeof time);
  const int on = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

}  // namespace

HttpClient::HttpClient(std::string host, std::uint16_t port, std::chrono::milliseconds timeout)
    : host_(std::move(host)), port_(port), timeout_(timeout) {}

HttpClient::~HttpClient() { close(); }

void HttpClient::close() {
  if (socket_ >= 0) ::close(socket_);
  socket_ = -1;
  received_.clear();
}

void HttpClient::connect() {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (::getaddrinfo(host_.c_str(), std::to_string(port_).c_str(), &hints, &found) != 0) {
    fail("no address for " + host_);
  }
  const std::unique_ptr<addrinfo, void (*)(addrinfo*)> addresses(found, ::freeaddrinfo);
  for (const addrinfo* address = found; address != nullptr; address = address->ai_next) {
    socket_ = ::socket(address->ai_family, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket_ < 0) continue;
    set_timeout(socket_, timeout_);
    if (::connect(socket_, address->ai_addr, address->ai_addrlen) == 0) return;
    close();
  }
  fail("cannot connect to " + host_ + ":" + std::to_string(port_));
}

HttpAnswer HttpClient::get(std::string_view target, const Headers& headers) {
  return request("GET", target, headers);
}

HttpAnswer HttpClient::post(std::string_view target, std::string_view body,
                            const Headers& headers) {
  return request("POST", target, headers, body);
}

HttpAnswer HttpClient::request(std::string_view method, std::string_view target,
                               const Headers& headers, std::string_view body) {
  std::string text;
  text.append(method).append(" ").append(target).append(" HTTP/1.1\r\n");
  if (!headers.find("Host")) {
    text.append("Host: ").append(host_).append(":").append(std::to_string(port_)).append("\r\n");
  }
  for (const HeaderField& field : headers) {
    text.append(field.name).append(": ").append(field.value).append("\r\n");
  }
  if (!body.empty() || method == "POST" || method == "PUT" || method == "PATCH") {
    text.append("Content-Length: ").append(std::to_string(body.size())).append("\r\n");
  }
  text.append("\r\n").append(body);
  // The server may have closed a connection that was kept since the last request.
  if (socket_ >= 0 && received_.empty()) {
    char byte = 0;
    if (::recv(socket_, &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0) close();
  }
  send_raw(text);
  HttpAnswer answer = read_answer(method == "HEAD");
  if (answer.headers.has_token("Connection", "close")) close();
  return answer;
}

void HttpClient::send_raw(std::string_view bytes) {
  if (socket_ < 0) connect();
  while (!bytes.empty()) {
    const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    // A server that refuses a long body answers before it has read it.
    if (sent < 0 && (errno == EPIPE || errno == ECONNRESET)) return;
    if (sent < 0) fail("cannot send");
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

HttpAnswer HttpClient::read_answer(bool to_head_request) {
  HttpAnswer answer;
  do {
    answer.headers = {};
    const std::string status_line = take_line();
    if (status_line.size() < 12 || status_line.compare(0, 5, "HTTP/") != 0) {
      fail("this is no answer: " + status_line);
    }
    answer.status = std::stoi(status_line.substr(9, 3));
    for (std::string line = take_line(); !line.empty(); line = take_line()) {
      std::string_view value = line;
      const auto name = next_part(value, ':');
      answer.headers.add(name, trim_blanks(value));
    }
  } while (answer.status / 100 == 1);
  if (to_head_request || answer.status == 204 || answer.status == 304) return answer;
  if (answer.headers.has_token("Transfer-Encoding", "chunked")) {
    answer.body = take_chunks();
  } else if (const auto length = answer.headers.find("Content-Length")) {
    answer.body = take(std::stoull(std::string(*length)));
  } else {
    while (fill()) {
    }
    answer.body = std::exchange(received_, {});
  }
  return answer;
}

std::string HttpClient::read_until(std::string_view text) {
  std::size_t found = received_.find(text);
  while (found == std::string::npos) {
    if (!fill()) return std::exchange(received_, {});
    found = received_.find(text);
  }
  return take(found + text.size());
}

bool HttpClient::closed_by_server() {
  if (!received_.empty()) return false;
  char byte = 0;
  const auto got = ::recv(socket_, &byte, 1, 0);
  return got == 0 || (got < 0 && errno == ECONNRESET);
}

bool HttpClient::fill() {
  if (socket_ < 0) return false;
  char block[16 * 1024];
  const auto got = ::recv(socket_, block, sizeof block, 0);
  if (got < 0 && errno == ECONNRESET) return false;
  if (got < 0) fail("no answer in time");
  received_.append(block, static_cast<std::size_t>(got));
  return got > 0;
}

std::string HttpClient::take(std::size_t size) {
  while (received_.size() < size) {
    if (!fill()) fail("the answer was cut off");
  }
  std::string taken = received_.substr(0, size);
  received_.erase(0, size);
  return taken;
}

std::string HttpClient::take_line() {
  std::string line = read_until("\r\n");
  if (line.size() < 2 || line.compare(line.size() - 2, 2, "\r\n") != 0) {
    fail("the answer was cut off");
  }
  line.resize(line.size() - 2);
  return line;
}

std::string HttpClient::take_chunks() {
  std::string body;
  for (;;) {
    const auto size = std::stoull(take_line(), nullptr, 16);
    body.append(take(size));
    if (!take_line().empty()) fail("a chunk is longer than it says");
    if (size == 0) return body;
  }
}

}  // namespace clientela
