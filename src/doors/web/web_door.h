#pragma once

#include <memory>
#include <string>

#include "doors/http/message.h"
#include "doors/web/hashing_gate.h"
#include "doors/web/kept_callers.h"
#include "doors/web/known_cookies.h"
#include "doors/web/live.h"
#include "doors/web/routes.h"
#include "doors/web/throttle.h"
#include "doors/web/visit.h"

namespace clientela {

struct WebOptions {
  std::uint16_t port = 8080;  // part of the cookies' names
  bool loopback_only = true;  // the server listens on loopback: answers to loopback names alone
  std::string public_host;    // the name by which it is known outside, if any
  std::string setup_key;      // empty: a first run from another machine is refused
  std::string login_hint;
  bool behind_proxy = false;  // a proxy is trusted: who comes from here may be anybody
};

// The pages: one function from a request to an answer, the same in every placement. Any thread.
class WebDoor {
 public:
  WebDoor(Company& company, WebOptions options);
  Response handle(const Request& request);
  // For ServerOptions: the longest body that a request may have, and what is said when the server
  // refuses one. Neither blocks.
  std::uint64_t body_limit_bytes(const Request& head) const;
  Response refusal(const Request& head, int status) const;
  // Ends the open event streams.
  void stop();

 private:
  Response answer(Visit& visit);
  Response answer_route(Visit& visit, Match match);
  void recognise(Visit& visit);
  void make_context(Visit& visit);
  // 0, or the status to refuse the form with.
  int read_form(Visit& visit);

  Company& company_;
  WebOptions options_;
  Screens screens_;
  LoginThrottle throttle_;
  KeptCallers callers_;
  KnownCookies known_cookies_;
  HashingGate hashing_;
  LiveHub live_;
  WebServices services_;
};

}  // namespace clientela
