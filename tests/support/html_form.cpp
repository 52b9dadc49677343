#include "tests/support/html_form.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "base/url.h"

namespace clientela {
namespace {

std::string unescaped(std::string_view text) {
  static constexpr std::pair<std::string_view, char> entities[] = {
      {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
  std::string plain;
  while (!text.empty()) {
    bool entity = false;
    for (const auto& [name, character] : entities) {
      if (text.substr(0, name.size()) != name) continue;
      plain += character;
      text.remove_prefix(name.size());
      entity = true;
      break;
    }
    if (entity) continue;
    plain += text.front();
    text.remove_prefix(1);
  }
  return plain;
}

// One tag: its name ("/form" for an end) and its attributes.
struct Tag {
  std::string name;
  std::map<std::string, std::string, std::less<>> attributes;

  bool has(std::string_view attribute) const {
    return attributes.count(std::string(attribute)) != 0;
  }
  std::string get(std::string_view attribute) const {
    const auto found = attributes.find(attribute);
    return found == attributes.end() ? std::string() : found->second;
  }
};

// Reads a page as the writer of Html writes it: every attribute has its value in double quotes, or
// none.
class Tags {
 public:
  explicit Tags(std::string_view html) : rest_(html) {}

  // The text before the next tag goes to `text`; false at the end.
  bool next(Tag& tag, std::string_view& text) {
    const auto begin = rest_.find('<');
    text = rest_.substr(0, begin);
    if (begin == std::string_view::npos) return false;
    rest_.remove_prefix(begin + 1);
    tag = Tag{word(), {}};
    for (skip(); !rest_.empty() && rest_.front() != '>'; skip()) {
      if (rest_.front() == '/') {
        rest_.remove_prefix(1);
        continue;
      }
      const std::string name = word();
      if (name.empty()) {
        rest_.remove_prefix(1);
        continue;
      }
      tag.attributes[name] = value();
    }
    rest_.remove_prefix(std::min<std::size_t>(1, rest_.size()));
    return true;
  }

 private:
  void skip() { rest_.remove_prefix(std::min(rest_.find_first_not_of(" \n\t"), rest_.size())); }
  std::string word() {
    const std::size_t start = !rest_.empty() && rest_.front() == '/' ? 1 : 0;
    const auto end = std::min(rest_.find_first_of(" \n\t=>/", start), rest_.size());
    std::string found(rest_.substr(0, end));
    rest_.remove_prefix(end);
    return found;
  }
  std::string value() {
    if (rest_.substr(0, 2) != "=\"") return {};
    rest_.remove_prefix(2);
    const auto end = std::min(rest_.find('"'), rest_.size());
    std::string found = unescaped(rest_.substr(0, end));
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return found;
  }

  std::string_view rest_;
};

class FormReader {
 public:
  std::vector<HtmlForm> read(std::string_view html) {
    Tags tags(html);
    Tag tag;
    std::string_view text;
    while (tags.next(tag, text)) take(tag, text);
    return std::move(forms_);
  }

 private:
  void take(const Tag& tag, std::string_view text) {
    if (tag.name == "/textarea" && in_form_ && templates_ == 0) {
      std::string content = unescaped(text);
      if (!content.empty() && content.front() == '\n') content.erase(0, 1);
      add(area_, content);
    }
    if (tag.name == "template") ++templates_;
    if (tag.name == "/template") --templates_;
    if (templates_ > 0) return;
    if (tag.name == "form") begin(tag);
    if (tag.name == "/form") in_form_ = false;
    if (!in_form_) return;
    if (tag.name == "textarea") area_ = tag.get("name");
    if (tag.name == "input") input(tag);
    if (tag.name == "select") select_ = Select{tag.get("name"), {}, false};
    if (tag.name == "option") option(tag);
    if (tag.name == "/select") add(select_.name, select_.value);
  }

  void begin(const Tag& tag) {
    in_form_ = tag.get("method") == "post";
    if (in_form_) forms_.push_back({tag.get("action"), {}});
  }
  void input(const Tag& tag) {
    const std::string type = tag.get("type");
    const bool choice = type == "checkbox" || type == "radio";
    if (choice && !tag.has("checked")) return;
    if (type != "file" && type != "submit") add(tag.get("name"), tag.get("value"));
  }
  void option(const Tag& tag) {
    const bool first = !select_.any;
    select_.any = true;
    if (first || tag.has("selected")) select_.value = tag.get("value");
  }
  void add(const std::string& name, std::string value) {
    if (!name.empty()) forms_.back().fields.emplace_back(name, std::move(value));
  }

  struct Select {
    std::string name, value;
    bool any = false;
  };
  std::vector<HtmlForm> forms_;
  bool in_form_ = false;
  int templates_ = 0;
  std::string area_;
  Select select_;
};

// Whether what stands before and behind the tag is on one line of text.
bool is_amid_text(std::string_view tag) {
  static const std::set<std::string_view> tags = {
      "a",   "b",   "button", "code",   "del",         "em", "i",     "img",  "input",
      "ins", "kbd", "label",  "output", "q",           "s",  "small", "span", "strong",
      "sub", "sup", "svg",    "time",   "turbo-frame", "u",  "use"};
  return tags.count(tag) != 0;
}

// What a page does not show as text at its place.
bool is_no_text(std::string_view tag) {
  static const std::set<std::string_view> tags = {"head",   "script",   "style",   "select",
                                                  "option", "textarea", "template"};
  return tags.count(tag) != 0;
}

bool is_word(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || std::isalnum(byte) != 0;
}

}  // namespace

bool HtmlForm::has(std::string_view name) const {
  return std::any_of(fields.begin(), fields.end(),
                     [&](const auto& field) { return field.first == name; });
}

std::string HtmlForm::value(std::string_view name) const {
  const auto found = std::find_if(fields.rbegin(), fields.rend(),
                                  [&](const auto& field) { return field.first == name; });
  return found == fields.rend() ? std::string() : found->second;
}

void HtmlForm::write(std::string_view name, std::string_view value) {
  std::erase_if(fields, [&](const auto& field) { return field.first == name; });
  fields.emplace_back(name, value);
}

std::vector<HtmlForm> post_forms(std::string_view html) { return FormReader().read(html); }

std::optional<HtmlForm> find_form(std::string_view html, std::string_view action) {
  for (auto& form : post_forms(html)) {
    if (form.action == action) return std::move(form);
  }
  return std::nullopt;
}

std::string url_form(const FormPairs& fields) {
  std::string text;
  for (const auto& [name, value] : fields) {
    if (!text.empty()) text += '&';
    text += url_encoded(name) + "=" + url_encoded(value);
  }
  return text;
}

std::string visible_text(std::string_view html) {
  Tags tags(html);
  Tag tag;
  std::string_view text;
  std::string visible;
  bool more = true;
  while (more) {
    more = tags.next(tag, text);
    visible += unescaped(text);
  }
  return visible;
}

std::vector<std::string> texts_run_together(std::string_view html) {
  constexpr std::size_t shown = 30;
  Tags tags(html);
  Tag tag;
  std::string_view text;
  std::string before;  // on the same line
  std::vector<std::string> found;
  bool crossed = false, silent = false;
  for (bool more = true; more;) {
    more = tags.next(tag, text);
    const std::string piece = silent ? std::string() : unescaped(text);
    if (!piece.empty()) {
      if (crossed && !before.empty() && is_word(before.back()) && is_word(piece.front())) {
        found.push_back(before.substr(before.size() - std::min(before.size(), shown)) + "|" +
                        piece.substr(0, shown));
      }
      before = piece;
      crossed = false;
    }
    const bool end = tag.name.starts_with("/");
    const std::string_view name = std::string_view(tag.name).substr(end ? 1 : 0);
    if (is_no_text(name)) silent = !end;
    if (!is_amid_text(name)) before.clear();
    crossed = true;
  }
  return found;
}

}  // namespace clientela
