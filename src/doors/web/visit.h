#pragma once

#include <memory>
#include <string>
#include <vector>

#include "doors/company.h"
#include "doors/http/form.h"
#include "doors/http/message.h"
#include "pages/page_context.h"
#include "pages/screens.h"
#include "system/session.h"

namespace clientela {

class HashingGate;
class KeptCallers;
class KnownCookies;
class LiveHub;
class LoginThrottle;

// What all requests share.
struct WebServices {
  Company& company;
  Screens& screens;
  LiveHub& live;
  LoginThrottle& throttle;
  KeptCallers& callers;
  KnownCookies& known_cookies;
  HashingGate& hashing;
  std::string secret;       // signs what browsers keep for us; one for each company file
  std::string cookie_name;  // cookies are not kept apart by port, so the name is
  std::string setup_key;    // opens the first run for those who are not on this machine
  bool setup_needs_key;     // on this machine too: a proxy may stand in front
  std::string hint;         // said on the log-in page: the demo's user and password
};

// One request on its way through the web door: who asks, what was sent, and what pages need.
struct Visit {
  const Request& request;
  WebServices& services;
  std::vector<std::string> captures;  // what the route's {} stood for
  std::optional<KnownSession> session;
  Asker asker;
  std::string csrf;                      // token that this browser must send back
  FormFields query;                      // of the URL
  FormFields form;                       // of the body
  std::vector<UploadedFile> files;       // that came with it
  std::unique_ptr<PageContext> context;  // set before a route is called
  std::vector<std::string> cookies_to_set;

  Visit(const Request& request, WebServices& services) : request(request), services(services) {}
  Engine& engine() { return *services.company.engine; }
  const Model& model() const { return *services.company.model; }
  const PageContext& ctx() const { return *context; }
  // A field of the form, or empty.
  std::string field(std::string_view name) const;
  std::string query_value(std::string_view name) const;
  bool wants_fragment() const { return request.header("X-Fragment").has_value(); }
};

// Answers.
Response html_response(std::string html, int status = 200);
// 303: the browser asks for that address with GET.
Response redirect(std::string_view url);
// An address that came with a request, if it is a page of ours; else `otherwise`. What leads to
// another site, by whatever spelling browsers accept, would make us its signpost.
std::string own_address(const std::string& address, std::string otherwise);
// To a page that tells what was done and offers to take it back.
Response redirect_done(std::string_view url, const Outcome& outcome);
Response error_response(Visit& visit, int status);
Response error_response(Visit& visit, const Error& error, const ObjectType* type = nullptr);
Response not_found(Visit& visit);

}  // namespace clientela
