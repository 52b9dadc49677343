#include "store/search_words.h"

#include <algorithm>

#include "base/text.h"

namespace clientela {

namespace {

constexpr std::size_t most_words = 12;
constexpr std::size_t longest_word_bytes = 60;
constexpr std::size_t gram = 3;
constexpr std::string_view phone_characters = "0123456789 +-()./";
constexpr std::size_t fewest_digits = 6;  // of a phone number

// Where the characters of a UTF-8 text begin, and its end.
std::vector<std::size_t> boundaries(std::string_view text) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xc0) != 0x80) places.push_back(i);
  }
  places.push_back(text.size());
  return places;
}

std::size_t characters(std::string_view text) { return boundaries(text).size() - 1; }

void add_grams(std::string_view word, std::string& pattern) {
  const auto places = boundaries(word);
  for (std::size_t i = 0; i + gram < places.size(); ++i) {
    if (!pattern.empty()) pattern += " AND ";
    pattern += '"';
    for (const char c : word.substr(places[i], places[i + gram] - places[i])) {
      pattern += c;
      if (c == '"') pattern += c;
    }
    pattern += '"';
  }
}

std::string digits_of(std::string_view text) {
  std::string digits;
  for (const char c : text) {
    if (c >= '0' && c <= '9') digits += c;
  }
  return digits;
}

// "111 22 33" and "+420 (703) 432" are one number, as it is kept, however it is grouped.
bool is_phone(std::string_view text) {
  return text.find_first_not_of(phone_characters) == std::string_view::npos &&
         digits_of(text).size() >= fewest_digits;
}

}  // namespace

std::vector<std::string> split_words(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    if (end > 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::string spread_words(const std::vector<std::string>& words, std::size_t blanks) {
  std::string text;
  for (const auto& word : words) {
    text.append(blanks, ' ');
    text += word;
  }
  return text;
}

std::vector<std::string> search_words(std::string_view text) {
  auto words = is_phone(text) ? std::vector{digits_of(text)} : split_words(search_text(text));
  for (auto& word : words) word.resize(shortened(word, longest_word_bytes).size());
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  if (words.size() > most_words) words.resize(most_words);
  return words;
}

std::string phone_digits(std::string_view text) {
  std::string found;
  while (!text.empty()) {
    const auto begin = std::min(text.find_first_of(phone_characters), text.size());
    text.remove_prefix(begin);
    const auto end = std::min(text.find_first_not_of(phone_characters), text.size());
    const std::string_view number = text.substr(0, end);
    const std::string digits = digits_of(number);
    const bool grouped = number.find(digits) == std::string_view::npos;
    if (grouped && digits.size() >= fewest_digits) found += " " + digits;
    text.remove_prefix(end);
  }
  return found;
}

std::string search_pattern(const std::vector<std::string>& words) {
  std::string pattern;
  for (const auto& word : words) {
    // In the index two blanks stand before each word, so that short ones have a trigram, too.
    const std::size_t count = characters(word);
    add_grams(count < gram ? std::string(gram - count, ' ') + word : word, pattern);
  }
  return pattern;
}

bool index_tells_all(const std::vector<std::string>& words) {
  return std::all_of(words.begin(), words.end(),
                     [](const std::string& word) { return characters(word) <= gram; });
}

std::string search_needle(const std::string& word) {
  return characters(word) < gram ? " " + word : word;
}

}  // namespace clientela
