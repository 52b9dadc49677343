#include "base/message.h"

namespace clientela {

namespace {

struct Placeholder {
  std::size_t bytes = 0;  // 0: there is none
  std::size_t argument = 0;
};

// At a brace: "{}" takes the next argument, "{1}" the one of that number, from 0.
Placeholder placeholder_at(std::string_view pattern, std::size_t at, std::size_t next) {
  if (pattern.substr(at, 2) == "{}") return {2, next};
  const bool numbered = at + 2 < pattern.size() && pattern[at + 1] >= '0' &&
                        pattern[at + 1] <= '9' && pattern[at + 2] == '}';
  return numbered ? Placeholder{3, static_cast<std::size_t>(pattern[at + 1] - '0')} : Placeholder{};
}

// An argument that has isolates of its own would be taken apart wrongly.
std::string without_isolates(std::string text) {
  for (const auto mark : {isolate_begin, isolate_end}) {
    for (auto at = text.find(mark); at != std::string::npos; at = text.find(mark, at)) {
      text.erase(at, mark.size());
    }
  }
  return text;
}

// Whether an argument that ends with a dot ("22 нояб. 2026 г.") ends the sentence, too.
bool is_one_full_stop(std::string_view filled, std::string_view rest) {
  return filled.ends_with('.') && !filled.ends_with("..") && rest.starts_with('.') &&
         !rest.starts_with("..");
}

}  // namespace

std::string fill(std::string_view pattern, const std::vector<std::string>& arguments) {
  std::string out;
  out.reserve(pattern.size() + 16 * arguments.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const auto found = pattern[i] == '{' ? placeholder_at(pattern, i, next) : Placeholder{};
    if (found.bytes == 0) {
      out += pattern[i];
      continue;
    }
    if (found.argument < arguments.size()) out += arguments[found.argument];
    if (found.bytes == 2) ++next;
    i += found.bytes - 1;
    if (is_one_full_stop(out, pattern.substr(i + 1))) ++i;
  }
  return out;
}

std::string english(const Message& message) { return fill(message.source, message.arguments); }

std::string kept(const Message& message) {
  std::vector<std::string> isolated;
  isolated.reserve(message.arguments.size());
  for (const auto& argument : message.arguments) {
    isolated.push_back(fill("{}{}{}", {std::string(isolate_begin), without_isolates(argument),
                                       std::string(isolate_end)}));
  }
  return fill("{}{}{}", {std::string(isolate_begin), fill(message.source, isolated),
                         std::string(isolate_end)});
}

std::string kept(const std::vector<Message>& sentences) {
  std::string text;
  for (const auto& sentence : sentences) {
    if (!text.empty()) text += ' ';
    text += kept(sentence);
  }
  return text;
}

}  // namespace clientela
