#pragma once

#include <string>

#include "base/result.h"
#include "pages/page_context.h"

namespace clientela {

// What went wrong, in words, and what to do now. For somebody who is logged in inside the frame.
struct ErrorView {
  int status = 500;
  std::string title = {};      // empty: by the status
  std::string text = {};       // empty: by the status
  std::string reference = {};  // by which the log knows it
  std::string back_url = {};
};
std::string error_page(const PageContext& ctx, const ErrorView& view);

// The status of HTTP that tells an error of the engine.
int http_status(ErrorCode code);
// An error's sentence with the label of its field in front.
std::string error_text(const PageContext& ctx, const ObjectType* type, const Error& error);

// A question before something happens, with a button that posts.
struct ConfirmView {
  std::string title;
  std::string text;
  std::string action;
  std::string submit;
  std::string cancel_url;
  bool danger = true;
  std::vector<std::pair<std::string, std::string>> hidden = {};
};
std::string confirm_page(const PageContext& ctx, const ConfirmView& view);

}  // namespace clientela
