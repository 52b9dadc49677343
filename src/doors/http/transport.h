#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

namespace clientela {

enum class IoStatus {
  done,        // `size` bytes were moved
  wait_read,   // try again when the socket can be read
  wait_write,  // try again when the socket can be written
  ended,       // the peer has closed, or the connection is broken
};

struct IoResult {
  IoStatus status = IoStatus::ended;
  std::size_t size = 0;
};

// Moves bytes over a non-blocking socket, plain or encrypted. One thread at a time. The socket
// belongs to somebody else.
class Transport {
 public:
  virtual ~Transport() = default;
  virtual IoResult read(char* into, std::size_t size) = 0;
  // Writes from the front of both, taken as one; at least one byte must be there.
  virtual IoResult write(std::string_view first, std::string_view second) = 0;
  // Tells the peer that nothing more comes.
  virtual void finish_sending() = 0;
  virtual bool encrypted() const = 0;
};

std::unique_ptr<Transport> make_plain_transport(int socket);

// Wraps each accepted socket. Called on io threads, several at once; throwing closes the socket.
class TransportMaker {
 public:
  virtual ~TransportMaker() = default;
  virtual std::unique_ptr<Transport> make(int socket) const = 0;
};

}  // namespace clientela
