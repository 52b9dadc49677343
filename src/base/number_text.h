#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace clientela {

// Which sign parts the whole number from its decimals; the other one groups thousands.
enum class DecimalMark {
  automatic,  // decided from each number by itself
  dot,        // 1,234.56
  comma,      // 1.234,56 or 1 234,56
};

enum class NumberProblem {
  none,
  empty,
  not_a_number,
  ambiguous,     // "1,234" with DecimalMark::automatic: a thousand or little more than one
  out_of_range,  // does not fit into 64 bits
};

struct NumberText {
  std::int64_t scaled = 0;  // times 10^decimals
  NumberProblem problem = NumberProblem::none;
  bool rounded = false;  // there were more decimals than asked for

  bool ok() const { return problem == NumberProblem::none; }
};

// Reads a number as people and spreadsheets write it, exactly, rounding half to even. Thousands may
// be grouped by spaces (also non-breaking ones), apostrophes, or the sign that is not the decimal
// mark; groups that are not of three digits (or two, as in India) are refused. A sign may stand
// before or behind, a currency sign on either side; parentheses mean negative. No exponents.
// Precondition: 0 <= decimals <= 18.
NumberText parse_decimal_text(std::string_view text, int decimals,
                              DecimalMark mark = DecimalMark::automatic);

struct DecimalMarkGuess {
  DecimalMark mark = DecimalMark::automatic;  // stays so if no sample holds a dot or a comma
  bool ambiguous = false;  // every sample that holds one reads both ways; `mark` is then the dot
};

// Chooses the mark with which most samples are numbers.
DecimalMarkGuess guess_decimal_mark(const std::vector<std::string_view>& samples);

}  // namespace clientela
