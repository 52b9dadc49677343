#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "base/url.h"

namespace clientela {

// An attribute of an element. A false `present` leaves it out: {"checked", is_on}.
struct Attribute {
  std::string_view name;
  std::string_view value;
  bool present = true;

  Attribute(std::string_view name, std::string_view value) : name(name), value(value) {}
  Attribute(std::string_view name, const std::string& value) : name(name), value(value) {}
  Attribute(std::string_view name, const char* value) : name(name), value(value) {}
  Attribute(std::string_view name, bool present) : name(name), present(present) {}
};
using Attributes = std::initializer_list<Attribute>;

// Writes HTML into a string. Everything that is given as text or as an attribute's value is
// escaped; elements close by themselves, so that the structure can't be broken by what is inside.
//
//   html.element("a", {{"href", url}, {"class", "title"}}, client.name);
//   html.element("ul", {}, [&] { for (auto& c : clients) html.element("li", {}, c.name); });
class Html {
 public:
  void text(std::string_view text);

  template <typename Content>
  void element(std::string_view tag, Attributes attributes, Content&& content) {
    open(tag, attributes);
    if constexpr (std::is_invocable_v<Content>) {
      std::forward<Content>(content)();
    } else {
      text(content);
    }
    close(tag);
  }
  // An element without an end tag: input, img, meta, br.
  void leaf(std::string_view tag, Attributes attributes) { open(tag, attributes); }

  // The commonest elements by class: div("card", [&] { ... }).
  template <typename Content>
  void div(std::string_view css_class, Content&& content) {
    element("div", {{"class", css_class}}, std::forward<Content>(content));
  }
  template <typename Content>
  void span(std::string_view css_class, Content&& content) {
    element("span", {{"class", css_class}}, std::forward<Content>(content));
  }
  template <typename Content>
  void link(std::string_view href, std::string_view css_class, Content&& content) {
    element("a", {{"href", href}, {"class", css_class}}, std::forward<Content>(content));
  }

  // HTML that another Html wrote.
  void append(const Html& fragment) { out_ += fragment.out_; }
  // The only way past the escaping: for constants in our own source, never for data.
  void trusted(std::string_view constant) { out_ += constant; }

  const std::string& written() const { return out_; }
  std::string take() { return std::exchange(out_, {}); }

 private:
  void open(std::string_view tag, Attributes attributes);
  void close(std::string_view tag);

  std::string out_;
};

}  // namespace clientela
