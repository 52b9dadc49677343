#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clientela {

// A sentence for a person, not yet in that person's language: the English source, with {} where
// the arguments go, and the arguments. A door translates it (base/translation.h).
struct Message {
  std::string source;
  std::vector<std::string> arguments;
};

// Marks an English sentence for translation: xgettext collects the first argument of every
// message(...) call, so it must be a literal.
template <typename... Arguments>
Message message(std::string_view source, Arguments&&... arguments) {
  return {std::string(source), {std::string(std::forward<Arguments>(arguments))...}};
}

// The sentence in English, arguments filled in: for logs, the command line and tests.
std::string english(const Message& message);
// For sentences of the program that are kept in records: in English, each sentence and each
// argument between the Unicode isolates U+2068 and U+2069, which nobody sees. Translator::retold()
// says them in a reader's language.
std::string kept(const Message& message);
std::string kept(const std::vector<Message>& sentences);
inline constexpr std::string_view isolate_begin = "\u2068";
inline constexpr std::string_view isolate_end = "\u2069";
// Puts the arguments into a (translated) pattern: one for each {}, in their order, or by number,
// from {0} to {9}, where a language needs another order. An argument that ends with a full stop
// needs no second one.
std::string fill(std::string_view pattern, const std::vector<std::string>& arguments);

}  // namespace clientela
