#include <fmt/format.h>
#include <spdlog/sinks/stdout_color_sinks.h>
#include <spdlog/spdlog.h>

#include <csignal>
#include <iostream>
#include <thread>

#include "doors/cli/command.h"
#include "doors/http/server.h"
#include "doors/http/tls.h"
#include "doors/web/guard.h"
#include "doors/web/web_door.h"
#include "features/jobs.h"
#include "system/passwords.h"

namespace clientela {
namespace {

struct ServeOptions : CommandOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8080;
  std::string public_host;
  std::vector<std::string> trusted_proxies;
  std::string certificate, certificate_key;  // files in PEM; empty: no encryption here
  bool quiet = false;
};

bool is_loopback(const std::string& address) {
  return address == "::1" || address == "localhost" || address.rfind("127.", 0) == 0;
}

void log_access(const AccessEntry& entry) {
  spdlog::info("{} {} {} {} {} B {} us", entry.remote_address, entry.method,
               logged_path(entry.path), entry.status, entry.body_bytes, entry.duration.count());
}

// Null: browsers are not spoken to in HTTPS here.
std::shared_ptr<TlsIdentity> tls_identity(const ServeOptions& options) {
  if (options.certificate.empty() != options.certificate_key.empty()) {
    throw CommandFailure("--certificate and --certificate-key belong together.");
  }
  if (options.certificate.empty()) return nullptr;
  try {
    return std::make_shared<TlsIdentity>(options.certificate, options.certificate_key);
  } catch (const std::runtime_error& failure) {
    throw CommandFailure(failure.what());
  }
}

ServerOptions server_options(const ServeOptions& options) {
  ServerOptions server;
  server.address = options.address;
  server.port = options.port;
  server.trusted_proxies = options.trusted_proxies;
  if (!options.quiet) server.access_log = log_access;
  server.error_log = [](std::string_view text) { spdlog::error("{}", text); };
  return server;
}

// Returns when the program is to stop. SIGHUP means that the certificate was renewed.
void wait_for_stop(const sigset_t& signals, TlsIdentity* identity) {
  for (;;) {
    int signal = 0;
    sigwait(&signals, &signal);
    if (signal != SIGHUP) return;
    if (identity == nullptr) continue;
    try {
      identity->reload();
      spdlog::info("The certificate was read again.");
    } catch (const std::runtime_error& failure) {
      spdlog::error("{}. The one before stays in use.", failure.what());
    }
  }
}

// Blocks SIGINT, SIGTERM and SIGHUP in this and all later threads, so that one thread can wait for
// them.
sigset_t block_stop_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  return signals;
}

// As browsers call it: by its name, if it has one. A trusted proxy speaks HTTPS at the usual port.
std::string address_outside(const ServeOptions& options, std::uint16_t port) {
  if (!options.public_host.empty() && !options.trusted_proxies.empty()) {
    return "https://" + options.public_host;
  }
  const std::string_view scheme = options.certificate.empty() ? "http" : "https";
  std::string host = options.public_host.empty() ? options.address : options.public_host;
  if (host.find(':') != std::string::npos && host.front() != '[') host = "[" + host + "]";
  const bool usual = !options.public_host.empty() && port == (scheme == "https" ? 443 : 80);
  return usual ? fmt::format("{}://{}", scheme, host)
               : fmt::format("{}://{}:{}", scheme, host, port);
}

void print_welcome(Company& company, const ServeOptions& options, std::uint16_t port,
                   const std::string& setup_key) {
  const std::string_view scheme = options.certificate.empty() ? "http" : "https";
  const std::string url = fmt::format("{}://{}:{}", scheme, options.address, port);
  std::cout << fmt::format("Clientela serves {} at {}\n", options.file, url);
  if (!is_set_up(*company.engine)) {
    std::cout << fmt::format("First set it up: {}/setup?key={}\n", address_outside(options, port),
                             setup_key);
  }
  std::cout << "Ctrl+C stops it.\n" << std::flush;
}

void serve(const ServeOptions& options) {
  sigset_t signals = block_stop_signals();
  spdlog::set_default_logger(spdlog::stderr_color_mt("clientela"));
  const auto identity = tls_identity(options);
  Company company = open_company(options, true);
  add_job_kinds(*company.jobs);
  WebOptions web;
  web.port = options.port;
  web.loopback_only = is_loopback(options.address);
  web.public_host = options.public_host;
  web.behind_proxy = !options.trusted_proxies.empty();
  web.setup_key = random_token();
  WebDoor door(company, web);
  ServerOptions listening = server_options(options);
  listening.transport = identity;
  listening.body_limit_bytes = [&](const Request& head) { return door.body_limit_bytes(head); };
  listening.refusal = [&](const Request& head, int status) { return door.refusal(head, status); };
  Server server(std::move(listening), [&](const Request& request) { return door.handle(request); });
  company.jobs->start();
  print_welcome(company, options, server.port(), web.setup_key);
  std::thread waiter([&] {
    wait_for_stop(signals, identity.get());
    std::cerr << "Stopping ...\n";
    door.stop();
    server.stop();
  });
  server.run();
  waiter.join();
  company.jobs->stop();
}

}  // namespace

void add_serve_command(Command& program) {
  Command command = program.command("serve", "Serve a company to browsers");
  auto options = std::make_shared<ServeOptions>();
  add_file_options(command, *options);
  command.option("--address", options->address, "Where to listen");
  command.option("--port", options->port, "On which port");
  command.option("--host", options->public_host,
                 "The name by which browsers reach it, when it is not this machine's");
  command.option("--trusted-proxy", options->trusted_proxies,
                 "Address of a reverse proxy whose X-Forwarded-For is believed");
  command.option("--certificate", options->certificate,
                 "Speak HTTPS with this certificate and its chain (PEM); SIGHUP reads it again");
  command.option("--certificate-key", options->certificate_key,
                 "The certificate's private key (PEM)");
  command.flag("--quiet", options->quiet, "No line for each request");
  command.run([options] { serve(*options); });
}

}  // namespace clientela
