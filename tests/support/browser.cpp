#include "tests/support/browser.h"

#include <gtest/gtest.h>

#include "system/desk.h"
#include "system/session.h"

namespace clientela {
namespace {

Request plain_request(const std::string& method, const std::string& target) {
  Request request;
  request.method = method;
  request.target = target;
  const auto mark = target.find('?');
  request.path = target.substr(0, mark);
  if (mark != std::string::npos) request.query = target.substr(mark + 1);
  request.headers.set("Host", "127.0.0.1:8080");
  request.remote_address = "192.0.2.7";
  return request;
}

// A cookie of "Set-Cookie" takes the place of the one with its name.
void keep_cookie(std::string& cookies, std::string_view set) {
  const std::string pair(set.substr(0, set.find(';')));
  const std::string name = pair.substr(0, pair.find('=') + 1);
  std::string kept;
  for (std::string_view rest = cookies; !rest.empty();) {
    const auto one = next_part(rest, ';');
    if (one.substr(0, name.size()) == name) continue;
    kept += std::string(one) + "; ";
  }
  cookies = kept + pair;
}

}  // namespace

std::string body_of(const Response& response) {
  if (!response.stream) {
    return response.body_view.empty() ? response.body : std::string(response.body_view);
  }
  std::string body, chunk;
  while (response.stream->next(chunk)) body += std::exchange(chunk, {});
  return body;
}

std::string header_of(const Response& response, std::string_view name) {
  return std::string(response.headers.find(name).value_or(""));
}

Browser::Browser(WebCompany& web, const Asker& user) : door_(web.door) {
  const auto session = start_session(web.company.engine(), user.user, "test", "192.0.2.7");
  cookies = "clientela_8080=" + session->token;
}

Request Browser::request(const std::string& method, const std::string& target) const {
  Request request = plain_request(method, target);
  if (!cookies.empty()) request.headers.set("Cookie", cookies);
  return request;
}

Response Browser::handle(const Request& request) {
  Response response = door_.handle(request);
  for (const auto& [name, value] : response.headers) {
    if (name == "Set-Cookie") keep_cookie(cookies, value);
  }
  return response;
}

Response Browser::get(const std::string& target) { return handle(request("GET", target)); }

Response Browser::send(const std::string& target, const FormPairs& fields) {
  Request sent = request("POST", target);
  sent.headers.set("Content-Type", "application/x-www-form-urlencoded");
  sent.body = url_form(fields);
  return handle(sent);
}

Response Browser::post(const std::string& target, FormPairs fields) {
  fields.emplace_back("csrf", csrf());
  return send(target, fields);
}

Response Browser::send_file(const std::string& target, const std::string& name,
                            const std::string& content) {
  Request sent = request("POST", target);
  sent.headers.set("Content-Type", "multipart/form-data; boundary=LINE");
  sent.body = "--LINE\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n" + csrf() +
              "\r\n--LINE\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name +
              "\"\r\nContent-Type: text/csv\r\n\r\n" + content + "\r\n--LINE--\r\n";
  return handle(sent);
}

std::string Browser::csrf() {
  for (const std::string page : {"/shortcuts", "/login"}) {
    for (const auto& form : post_forms(get(page).body)) {
      if (form.has("csrf")) return form.value("csrf");
    }
  }
  return {};
}

ApiCaller::ApiCaller(WebCompany& web, const Asker& user)
    : token(*make_api_token(web.company.engine(), user.user, "test")), door_(web.door) {}

Response ApiCaller::call(const std::string& method, const std::string& path,
                         const std::string& body) {
  Request request = plain_request(method, "/api/v1" + path);
  request.remote_address = address;
  request.headers.set("Authorization", "Bearer " + token);
  request.body = body;
  return door_.handle(request);
}

Response ApiCaller::call(const std::string& method, const std::string& path,
                         const JsonObject& body) {
  return call(method, path, json_text(Json(body)));
}

JsonObject ApiCaller::expect(int status, const Response& response) {
  EXPECT_EQ(response.status, status) << response.body;
  const auto json = parse_json(response.body);
  return json && json->is_object() ? json->get_object() : JsonObject();
}

}  // namespace clientela
