#pragma once

#include <memory>
#include <string>

#include "doors/http/message.h"
#include "doors/web/kept_callers.h"
#include "doors/web/live.h"
#include "doors/web/throttle.h"
#include "doors/web/visit.h"

namespace clientela {

struct WebOptions {
  std::uint16_t port = 8080;  // part of the cookies' names
  bool loopback_only = true;  // the server listens on loopback: answers to loopback names alone
  std::string public_host;    // the name by which it is known outside, if any
  std::string setup_key;      // empty: a first run from another machine is refused
  std::string login_hint;
};

// The pages: one function from a request to an answer, the same in every placement. Any thread.
class WebDoor {
 public:
  WebDoor(Company& company, WebOptions options);
  Response handle(const Request& request);
  // Ends the open event streams.
  void stop();

 private:
  Response answer(Visit& visit);
  Response answer_route(Visit& visit);
  void recognise(Visit& visit);
  void make_context(Visit& visit);
  bool read_form(Visit& visit);

  Company& company_;
  WebOptions options_;
  Screens screens_;
  LoginThrottle throttle_;
  KeptCallers callers_;
  LiveHub live_;
  WebServices services_;
};

}  // namespace clientela
