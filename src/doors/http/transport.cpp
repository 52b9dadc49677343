#include "doors/http/transport.h"

#include <sys/socket.h>
#include <sys/uio.h>

#include <array>
#include <cerrno>

namespace clientela {

namespace {

class PlainTransport final : public Transport {
 public:
  explicit PlainTransport(int socket) : socket_(socket) {}

  IoResult read(char* into, std::size_t size) override {
    const auto got = retry([&] { return ::recv(socket_, into, size, 0); });
    return got == 0 ? IoResult{} : outcome(got, IoStatus::wait_read);
  }

  IoResult write(std::string_view first, std::string_view second) override {
    std::array<iovec, 2> parts = {iovec{const_cast<char*>(first.data()), first.size()},
                                  iovec{const_cast<char*>(second.data()), second.size()}};
    msghdr header{};
    header.msg_iov = parts.data();
    header.msg_iovlen = parts.size();
    return outcome(retry([&] { return ::sendmsg(socket_, &header, MSG_NOSIGNAL); }),
                   IoStatus::wait_write);
  }

  void finish_sending() override { ::shutdown(socket_, SHUT_WR); }
  bool encrypted() const override { return false; }

 private:
  template <typename Call>
  static ssize_t retry(Call call) {
    ssize_t moved = 0;
    do {
      moved = call();
    } while (moved < 0 && errno == EINTR);
    return moved;
  }

  static IoResult outcome(ssize_t moved, IoStatus when_not_ready) {
    if (moved >= 0) return {IoStatus::done, static_cast<std::size_t>(moved)};
    if (errno == EAGAIN) return {when_not_ready, 0};
    return {};
  }

  const int socket_;
};

}  // namespace

std::unique_ptr<Transport> make_plain_transport(int socket) {
  return std::make_unique<PlainTransport>(socket);
}

}  // namespace clientela
