#pragma once

#include <memory>
#include <mutex>
#include <string>

#include "doors/http/transport.h"

namespace clientela {

// TLS 1.2 and 1.3 with the server's certificate and private key; see
// ServerOptions::transport. Any thread may call.
class TlsIdentity final : public TransportMaker {
 public:
  // Files in PEM; the certificate with its chain. Throws std::runtime_error
  // when they can't be read or don't belong together.
  TlsIdentity(std::string certificate_file, std::string key_file);
  ~TlsIdentity() override;

  // Reads the files again, as after a certificate was renewed; connections that
  // are open keep what they have. Throws like the constructor and then leaves
  // all as it was.
  void reload();
  std::unique_ptr<Transport> make(int socket) const override;

 private:
  struct Context;
  const std::string certificate_file_;
  const std::string key_file_;
  mutable std::mutex mutex_;
  std::unique_ptr<Context> context_;
};

}  // namespace clientela
