#pragma once

#include <array>
#include <string>
#include <string_view>

namespace clientela {

// How a language writes numbers: filled in by a Formats (base/text.h), used by nothing else.
struct NumberStyle {
  std::array<std::string, 10> digits;
  std::string minus;
  std::string point, group;                         // of plain numbers
  std::string money_point, money_group;             // of amounts: Swiss and Austrian ones differ
  std::size_t group_size = 3, next_group_size = 3;  // Indian: 3, then 2; 0: no groups
  std::size_t least_grouped = 1;  // digits before the first separator: Polish has 2 (1000, 10 000)
};

// What stands around an amount of a currency.
struct MoneyFrame {
  struct Sides {
    std::string before, after;
  };
  Sides positive, negative;
};

// A decimal text such as "-1234.50" in the style; a text of another form is given back unchanged.
std::string styled_number(const NumberStyle& style, std::string_view decimal_text);
std::string styled_money(const NumberStyle& style, const MoneyFrame& frame,
                         std::string_view decimal_text);

}  // namespace clientela
