#include <gtest/gtest.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <openssl/x509.h>
#include <unistd.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstdio>
#include <filesystem>
#include <string>

#include "doors/http/tls.h"
#include "http_test_server.h"

namespace clientela {
namespace {

// A self-signed certificate and its key in a folder of their own.
class Certificate {
 public:
  Certificate() {
    std::filesystem::create_directories(folder_);
    EVP_PKEY* key = EVP_EC_gen("P-256");
    X509* certificate = X509_new();
    X509_gmtime_adj(X509_getm_notBefore(certificate), 0);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 3600);
    X509_set_pubkey(certificate, key);
    X509_sign(certificate, key, EVP_sha256());
    write(key_file(), [&](FILE* file) {
      PEM_write_PrivateKey(file, key, nullptr, nullptr, 0, nullptr, nullptr);
    });
    write(certificate_file(), [&](FILE* file) { PEM_write_X509(file, certificate); });
    X509_free(certificate);
    EVP_PKEY_free(key);
  }
  ~Certificate() { std::filesystem::remove_all(folder_); }

  std::string certificate_file() const { return (folder_ / "certificate.pem").string(); }
  std::string key_file() const { return (folder_ / "key.pem").string(); }

 private:
  template <typename Write>
  static void write(const std::string& path, Write write) {
    FILE* file = std::fopen(path.c_str(), "w");
    write(file);
    std::fclose(file);
  }

  const std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("clientela-tls-" + std::to_string(::getpid()));
};

// Sends the text over TLS and reads until the end.
std::string ask(std::uint16_t port, const std::string& text) {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  EXPECT_EQ(::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  SSL_CTX* context = SSL_CTX_new(TLS_client_method());
  SSL* session = SSL_new(context);
  SSL_set_fd(session, socket);
  std::string answer;
  if (SSL_connect(session) == 1) {
    SSL_write(session, text.data(), static_cast<int>(text.size()));
    char block[16384];
    for (int got = 0; (got = SSL_read(session, block, sizeof block)) > 0;) {
      answer.append(block, static_cast<std::size_t>(got));
    }
  }
  SSL_free(session);
  SSL_CTX_free(context);
  ::close(socket);
  return answer;
}

ServerOptions tls_options(const Certificate& certificate) {
  ServerOptions options;
  options.transport =
      std::make_shared<TlsIdentity>(certificate.certificate_file(), certificate.key_file());
  return options;
}

TEST(HttpTls, CarriesLongRequestsAndAnswers) {
  const Certificate certificate;
  HttpTestServer server(
      [](const Request& request) {
        EXPECT_TRUE(request.secure);
        return text_response(200, request.body + request.body);
      },
      tls_options(certificate));
  const std::string body(900'000, 'x');
  const auto answer = ask(server.server().port(),
                          "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " +
                              std::to_string(body.size()) + "\r\n\r\n" + body);
  EXPECT_NE(answer.find("HTTP/1.1 200 OK\r\n"), std::string::npos);
  EXPECT_EQ(answer.size() - answer.find("\r\n\r\n") - 4, 2 * body.size());
}

TEST(HttpTls, ClosesThoseWhoSpeakPlainly) {
  const Certificate certificate;
  HttpTestServer server(echo, tls_options(certificate));
  auto client = server.client();
  client.send_raw("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_THROW(client.read_answer(), std::runtime_error);
  EXPECT_NE(ask(server.server().port(), "GET / HTTP/1.0\r\n\r\n").find("GET /?"),
            std::string::npos);
}

TEST(HttpTls, ReadsARenewedCertificateAndRefusesAWrongOne) {
  const Certificate certificate;
  TlsIdentity identity(certificate.certificate_file(), certificate.key_file());
  EXPECT_NO_THROW(identity.reload());
  EXPECT_THROW(TlsIdentity(certificate.key_file(), certificate.key_file()), std::runtime_error);
  EXPECT_THROW(TlsIdentity("/nowhere", certificate.key_file()), std::runtime_error);
}

}  // namespace
}  // namespace clientela
