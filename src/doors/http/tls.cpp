#include "doors/http/tls.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

#include <algorithm>
#include <climits>
#include <cstdio>
#include <stdexcept>

namespace clientela {

namespace {

class TlsTransport final : public Transport {
 public:
  TlsTransport(SSL* session, int socket) : session_(session), socket_(socket) {}
  ~TlsTransport() override { SSL_free(session_); }

  IoResult read(char* into, std::size_t size) override {
    return outcome(SSL_read(session_, into, clamp(size)));
  }

  IoResult write(std::string_view first, std::string_view second) override {
    const auto part = first.empty() ? second : first;
    return outcome(SSL_write(session_, part.data(), clamp(part.size())));
  }

  void finish_sending() override {
    SSL_shutdown(session_);
    ERR_clear_error();  // the queue belongs to the thread, not to the session
    ::shutdown(socket_, SHUT_WR);
  }
  bool encrypted() const override { return true; }

 private:
  static int clamp(std::size_t size) {
    return static_cast<int>(std::min<std::size_t>(size, INT_MAX));
  }

  IoResult outcome(int moved) {
    if (moved > 0) return {IoStatus::done, static_cast<std::size_t>(moved)};
    const int error = SSL_get_error(session_, moved);
    ERR_clear_error();
    if (error == SSL_ERROR_WANT_READ) return {IoStatus::wait_read, 0};
    if (error == SSL_ERROR_WANT_WRITE) return {IoStatus::wait_write, 0};
    return {};
  }

  SSL* const session_;
  const int socket_;
};

[[noreturn]] void throw_tls_error(const std::string& what) {
  char reason[256];
  ERR_error_string_n(ERR_get_error(), reason, sizeof reason);
  throw std::runtime_error(what + ": " + reason);
}

std::shared_ptr<SSL_CTX> make_context(const std::string& certificate_file,
                                      const std::string& key_file) {
  const std::shared_ptr<SSL_CTX> context(SSL_CTX_new(TLS_server_method()), SSL_CTX_free);
  SSL_CTX* ssl = context.get();
  if (ssl == nullptr) throw_tls_error("cannot set up TLS");
  SSL_CTX_set_min_proto_version(ssl, TLS1_2_VERSION);
  SSL_CTX_set_options(ssl, SSL_OP_NO_RENEGOTIATION | SSL_OP_CIPHER_SERVER_PREFERENCE);
  SSL_CTX_set_mode(ssl, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                            SSL_MODE_RELEASE_BUFFERS);
  if (SSL_CTX_use_certificate_chain_file(ssl, certificate_file.c_str()) != 1) {
    throw_tls_error("cannot read the certificate " + certificate_file);
  }
  if (SSL_CTX_use_PrivateKey_file(ssl, key_file.c_str(), SSL_FILETYPE_PEM) != 1 ||
      SSL_CTX_check_private_key(ssl) != 1) {
    throw_tls_error("cannot use the private key " + key_file);
  }
  return context;
}

}  // namespace

struct TlsIdentity::Context {
  std::shared_ptr<SSL_CTX> ssl;
};

TlsIdentity::TlsIdentity(std::string certificate_file, std::string key_file)
    : certificate_file_(std::move(certificate_file)),
      key_file_(std::move(key_file)),
      context_(std::make_unique<Context>()) {
  reload();
}

TlsIdentity::~TlsIdentity() = default;

void TlsIdentity::reload() {
  auto fresh = make_context(certificate_file_, key_file_);
  const std::lock_guard lock(mutex_);
  context_->ssl = std::move(fresh);
}

std::unique_ptr<Transport> TlsIdentity::make(int socket) const {
  const std::lock_guard lock(mutex_);
  SSL* session = SSL_new(context_->ssl.get());
  if (session == nullptr || SSL_set_fd(session, socket) != 1) {
    SSL_free(session);
    throw_tls_error("cannot set up TLS");
  }
  SSL_set_accept_state(session);
  return std::make_unique<TlsTransport>(session, socket);
}

}  // namespace clientela
