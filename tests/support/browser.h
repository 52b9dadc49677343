#pragma once

#include <string>

#include "base/json.h"
#include "doors/web/web_door.h"
#include "tests/support/html_form.h"
#include "tests/support/test_company.h"

namespace clientela {

// A company in memory with the door that browsers and programs come through.
struct WebCompany {
  TestCompany company;
  WebDoor door;

  WebCompany() : door(company.company, WebOptions{}) {}
  ~WebCompany() { door.stop(); }
};

// The whole body, however it is made.
std::string body_of(const Response& response);
std::string header_of(const Response& response, std::string_view name);

// A person at a browser without scripts.
class Browser {
 public:
  explicit Browser(WebDoor& door) : door_(door) {}
  // Logged in already.
  Browser(WebCompany& web, const Asker& user);

  Response get(const std::string& target);
  // Sends the fields with the token of this person's pages.
  Response post(const std::string& target, FormPairs fields);
  // Sends exactly these.
  Response send(const std::string& target, const FormPairs& fields);
  Response submit(const HtmlForm& form) { return send(form.action, form.fields); }
  // Sends a form with one file, as a browser does.
  Response send_file(const std::string& target, const std::string& name,
                     const std::string& content);

  // For requests of unusual shape: what get() and send() would send.
  Request request(const std::string& method, const std::string& target) const;
  Response handle(const Request& request);
  std::string csrf();

  std::string cookies;  // "name=value; name=value", kept up to date by answers

 private:
  WebDoor& door_;
};

// A program with a token.
class ApiCaller {
 public:
  ApiCaller(WebCompany& web, const Asker& user);

  // `path` goes behind /api/v1.
  Response call(const std::string& method, const std::string& path, const std::string& body = {});
  Response call(const std::string& method, const std::string& path, const JsonObject& body);
  // The body of an answer that must be of that status.
  JsonObject expect(int status, const Response& response);

  std::string token;
  std::string address = "192.0.2.7";

 private:
  WebDoor& door_;
};

}  // namespace clientela
