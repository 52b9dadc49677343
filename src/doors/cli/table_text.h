#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace clientela {

// How many columns of a terminal the text takes: Chinese, Japanese and Korean characters and emoji
// take two.
std::size_t terminal_width(std::string_view text);

// The text in one line of exactly that many columns: filled up with blanks, or cut between
// characters with an ellipsis for what is left out.
std::string table_cell(std::string_view text, std::size_t width);

}  // namespace clientela
