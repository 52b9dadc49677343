#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "doors/http/event_stream.h"
#include "doors/http/headers.h"
#include "doors/http/temporary_file.h"

namespace clientela {

// What somebody asks over HTTP. HEAD arrives as GET with head_only set; the server sends no body.
struct Request {
  std::string method;  // as sent, "GET", except that HEAD becomes GET
  std::string target;  // as sent: "/clients/1?tab=orders"
  std::string path;    // percent-decoded UTF-8; begins with /; no "." or ".." or empty segments
  std::string query;   // as sent, after the question mark
  Headers headers;
  std::string body;                                // empty when the body is in body_file
  std::shared_ptr<const TemporaryFile> body_file;  // a body too long to be kept in memory
  // The peer, or who a trusted proxy says it acts for; empty when it does not say.
  std::string remote_address;
  bool secure = false;  // came over TLS, here or at a trusted proxy
  bool head_only = false;

  std::optional<std::string_view> header(std::string_view name) const { return headers.find(name); }
  std::optional<std::string> cookie(std::string_view name) const;
  std::uint64_t body_size() const { return body_file ? body_file->size() : body.size(); }
  // Reads up to `size` bytes of the body, wherever it is kept; 0 at its end. Throws
  // std::system_error when the disk fails.
  std::size_t read_body(std::uint64_t offset, char* into, std::size_t size) const;
};

// A long answer made piece by piece, so that it never lies in memory whole.
class BodySource {
 public:
  virtual ~BodySource() = default;
  // Puts the next piece into `chunk` (which is empty) and returns true, or returns false at the
  // end. Called on handler threads, one call at a time. Throwing cuts the connection, so that the
  // receiver notices that the answer is not whole.
  virtual bool next(std::string& chunk) = 0;
};

// What is answered. One of body, body_view, stream and events is the body.
struct Response {
  int status = 200;
  Headers headers;
  std::string content_type;  // sent as Content-Type unless empty
  std::string body;
  // Sent without a copy when not empty; `body_owner` keeps it alive and is null for what lives as
  // long as the program (embedded assets).
  std::string_view body_view;
  std::shared_ptr<const void> body_owner;
  std::shared_ptr<BodySource> stream;
  std::shared_ptr<EventStream> events;  // the connection stays open for server-sent events
  bool compress = true;  // false: send the body as it is, whatever the browser accepts
};

// Answers one request; called on several threads at once, may block. What it throws becomes a 500.
using Handler = std::function<Response(const Request&)>;

// A plain text answer, for errors that never reach a page.
Response text_response(int status, std::string text);
// Names the status in a line of plain text; 503 says when to come again.
Response refusal_response(int status);

}  // namespace clientela
