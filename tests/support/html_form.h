#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clientela {

using FormPairs = std::vector<std::pair<std::string, std::string>>;

// A form of a page as a browser without scripts would send it.
struct HtmlForm {
  std::string action;
  FormPairs fields;

  bool has(std::string_view name) const;
  std::string value(std::string_view name) const;  // of the last one, as forms are read
  // As if a person had written that into the control.
  void write(std::string_view name, std::string_view value);
};

// All post forms of the page; templates are left out, since browsers do not send them.
std::vector<HtmlForm> post_forms(std::string_view html);
// The one that leads there, if any.
std::optional<HtmlForm> find_form(std::string_view html, std::string_view action);
std::string url_form(const FormPairs& fields);

// The text without its tags, entities resolved: what a person reads.
std::string visible_text(std::string_view html);

// Where two pieces of text follow each other without a space, though different elements write them:
// "choose oneClients". Screen readers, text browsers and whoever copies get them as one word.
std::vector<std::string> texts_run_together(std::string_view html);

}  // namespace clientela
