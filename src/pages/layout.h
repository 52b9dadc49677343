#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pages/page_context.h"

namespace clientela {

// The head of a page inside the frame of sidebar and bars.
struct PageHead {
  std::string title;           // of the document and in the page's heading
  std::string count = {};      // small, behind the heading: "1,000+"
  std::string count_url = {};  // where a click on the count leads (the exact one)
  std::string crumb = {};      // what this page belongs to: "Clients"
  std::string crumb_url = {};
  HtmlWriter actions = {};  // buttons at the right end
  bool heading = true;      // false: the content brings its own h1
  bool refresh = false;     // without scripts the page loads itself again after two seconds
};

// The whole document with everything around the content: skip link, sidebar, header, bottom bar on
// phones, hosts of palette and toasts, the note about sample data. When a Turbo frame asks, only
// the content.
std::string page(const PageContext& ctx, const PageHead& head, const HtmlWriter& content);

// The document for people who are not (yet) inside: log-in, set-up, errors for strangers.
std::string plain_page(const PageContext& ctx, std::string_view title, bool wide,
                       const HtmlWriter& content);

void hidden_input(Html& html, std::string_view name, std::string_view value);

// Every form that changes something: method, action and token, then the content.
void post_form(Html& html, const PageContext& ctx, std::string_view action,
               std::string_view css_class, const HtmlWriter& content);

// A form that is one button: a verb without further questions.
struct PostButton {
  std::string action;
  std::string label;
  std::string icon = {};
  std::string css_class = "btn";
  std::string confirm = {};  // asked before, where scripts run
  std::vector<std::pair<std::string, std::string>> hidden = {};
  bool forget_drafts = false;  // of forms, kept on this device: for logging out
  bool in_line = false;        // amid text
  bool new_page = false;       // answered by a page of its own instead of a way to another
};
void post_button(Html& html, const PageContext& ctx, const PostButton& button);

}  // namespace clientela
