#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace clientela {

// The words of a search, normalised. A word of three characters or more is found anywhere in a
// record's text, a shorter one at the beginning of a word.
std::vector<std::string> search_words(std::string_view text);

// The digits of each number that is written in groups and that search_words would take for a phone
// number, each behind a blank. They belong to what is found, or the number would not be.
std::string phone_digits(std::string_view text);

// The question for the index of trigrams: every word's trigrams. Finds what contains the words, and
// a little more, so what it finds is checked against the text.
std::string search_pattern(const std::vector<std::string>& words);

// Whether search_pattern finds just what contains the words: each is a single trigram.
bool index_tells_all(const std::vector<std::string>& words);

// What to look for in a record's stored text for a word to be there.
std::string search_needle(const std::string& word);

// What is stored and indexed: the words with that many blanks in front of each. The text is checked
// with one; the index has two, so that even a word of one character has a trigram.
std::string spread_words(const std::vector<std::string>& words, std::size_t blanks);
std::vector<std::string> split_words(std::string_view text);

}  // namespace clientela
