#include "doors/cli/table_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"

namespace clientela {
namespace {

constexpr std::string_view ellipsis = "…";

// The blocks whose characters Unicode calls wide (East Asian Width W and F).
constexpr std::array<std::pair<char32_t, char32_t>, 16> wide_blocks{{{0x1100, 0x115f},
                                                                     {0x2e80, 0x303e},
                                                                     {0x3041, 0x4dbf},
                                                                     {0x4e00, 0xa4cf},
                                                                     {0xa960, 0xa97f},
                                                                     {0xac00, 0xd7a3},
                                                                     {0xf900, 0xfaff},
                                                                     {0xfe10, 0xfe19},
                                                                     {0xfe30, 0xfe6f},
                                                                     {0xff01, 0xff60},
                                                                     {0xffe0, 0xffe6},
                                                                     {0x1f300, 0x1f64f},
                                                                     {0x1f680, 0x1f6ff},
                                                                     {0x1f900, 0x1f9ff},
                                                                     {0x1fa70, 0x1faff},
                                                                     {0x20000, 0x3fffd}}};

bool is_wide(char32_t c) {
  return std::any_of(wide_blocks.begin(), wide_blocks.end(),
                     [c](const auto& block) { return c >= block.first && c <= block.second; });
}

struct Character {
  std::string_view bytes;  // with its marks
  std::size_t width = 1;
};

// Precondition: the text is not empty.
Character first_character(std::string_view text) {
  std::size_t end = 0;
  Character character;
  if (is_wide(next_code_point(text, end))) character.width = 2;
  while (shortened(text, end).empty()) ++end;
  character.bytes = text.substr(0, end);
  return character;
}

std::string in_one_line(std::string_view text) {
  std::string line = cleaned(text);
  std::replace(line.begin(), line.end(), '\n', ' ');
  std::replace(line.begin(), line.end(), '\t', ' ');
  return line;
}

}  // namespace

std::size_t terminal_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const Character character = first_character(text);
    width += character.width;
    text.remove_prefix(character.bytes.size());
  }
  return width;
}

std::string table_cell(std::string_view text, std::size_t width) {
  const std::string line = in_one_line(text);
  std::string cell;
  std::size_t taken = 0;
  // Where the ellipsis would stand.
  std::size_t short_bytes = 0, short_width = 0;
  for (std::string_view rest = line; !rest.empty();) {
    const Character character = first_character(rest);
    if (taken + character.width > width) {
      cell.resize(short_bytes);
      return cell.append(ellipsis).append(width - short_width - 1, ' ');
    }
    cell += character.bytes;
    taken += character.width;
    if (taken < width) {
      short_bytes = cell.size();
      short_width = taken;
    }
    rest.remove_prefix(character.bytes.size());
  }
  return cell.append(width - taken, ' ');
}

}  // namespace clientela
