#include "base/number_text.h"

#include <array>
#include <cassert>
#include <limits>
#include <string>

namespace clientela {
namespace {

// The number's own characters: digits, '.', ',' and '\'' for any other sign that groups.
struct Digits {
  std::string text;
  bool negative = false;
  NumberProblem problem = NumberProblem::none;
};

struct Spelling {
  std::string_view text;
  char meaning;  // '$' stands for any currency sign
};

constexpr std::array spellings{
    Spelling{"\u00A0", '\''}, Spelling{"\u202F", '\''}, Spelling{"\u2009", '\''},
    Spelling{"\u2019", '\''}, Spelling{"\u2212", '-'},  Spelling{"€", '$'},
    Spelling{"£", '$'},       Spelling{"¥", '$'},       Spelling{"₩", '$'},
    Spelling{"₽", '$'},       Spelling{"₴", '$'},       Spelling{" ", '\''},
};

// Replaces each longer spelling by one ASCII character.
std::string to_plain_signs(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    char meaning = text.front();
    std::size_t length = 1;
    for (const auto& each : spellings) {
      if (text.substr(0, each.text.size()) != each.text) continue;
      meaning = each.meaning;
      length = each.text.size();
    }
    plain.push_back(meaning);
    text.remove_prefix(length);
  }
  return plain;
}

bool take_front(std::string_view& text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

bool take_back(std::string_view& text, char c) {
  if (text.empty() || text.back() != c) return false;
  text.remove_suffix(1);
  return true;
}

void trim(std::string_view& text) {
  const std::string_view blank = " '\t";
  while (!text.empty() && blank.find(text.front()) != blank.npos) text.remove_prefix(1);
  while (!text.empty() && blank.find(text.back()) != blank.npos) text.remove_suffix(1);
}

// Takes sign, currency sign and parentheses off, each at most once.
Digits strip_signs(std::string_view original) {
  const std::string plain = to_plain_signs(original);
  std::string_view text = plain;
  trim(text);
  if (text.empty()) return {"", false, NumberProblem::empty};
  int currencies = 0, minuses = 0, pluses = 0;
  const bool parenthesised = text.size() > 2 && text.front() == '(' && text.back() == ')';
  if (parenthesised) text = text.substr(1, text.size() - 2);
  for (int i = 0; i < 2; ++i) {
    trim(text);
    minuses += take_front(text, '-');
    pluses += take_front(text, '+');
    currencies += take_front(text, '$');
    trim(text);
    currencies += take_back(text, '$');
    minuses += take_back(text, '-');
  }
  trim(text);
  const bool valid = currencies <= 1 && minuses + pluses + parenthesised <= 1 && !text.empty() &&
                     text.find_first_not_of("0123456789.,'") == text.npos &&
                     text.find_first_of("0123456789") != text.npos;
  return {std::string(text), parenthesised || minuses > 0,
          valid ? NumberProblem::none : NumberProblem::not_a_number};
}

bool valid_group(std::size_t length, bool first, bool last) {
  if (last) return length == 3;
  return first ? length >= 1 && length <= 3 : length == 2 || length == 3;
}

// Whether all signs in `whole` are the same and group its digits properly.
bool is_grouped_properly(std::string_view whole) {
  const std::size_t first_sign = whole.find_first_of(".,'");
  if (first_sign == whole.npos) return true;
  const char sign = whole[first_sign];
  std::size_t start = 0;
  for (std::size_t end = first_sign;; end = whole.find_first_of(".,'", start)) {
    const bool last = end == whole.npos;
    const std::size_t length = (last ? whole.size() : end) - start;
    if (!valid_group(length, start == 0, last)) return false;
    if (last) return true;
    if (whole[end] != sign) return false;
    start = end + 1;
  }
}

constexpr DecimalMark unclear = DecimalMark::automatic;

// The decimal mark that this number by itself reveals.
DecimalMark find_mark(std::string_view text) {
  const std::size_t last = text.find_last_of(".,");
  if (last == text.npos) return DecimalMark::dot;
  const DecimalMark as_decimal = text[last] == '.' ? DecimalMark::dot : DecimalMark::comma;
  const DecimalMark as_group = text[last] == '.' ? DecimalMark::comma : DecimalMark::dot;
  if (text.find(text[last]) != last) return as_group;
  const std::string_view whole = text.substr(0, last);
  if (whole.find_first_of(".,'") != whole.npos) return as_decimal;
  const bool groups = is_grouped_properly(text) && whole.front() != '0';
  return groups ? unclear : as_decimal;
}

// Half to even: `rest` holds the decimals that are cut off.
bool rounds_up(std::string_view rest, bool odd) {
  if (rest.empty() || rest[0] < '5') return false;
  return rest[0] > '5' || odd || rest.find_first_not_of('0', 1) != rest.npos;
}

NumberText scale(std::string_view whole, std::string_view fraction, bool negative, int decimals) {
  constexpr std::uint64_t limit = std::numeric_limits<std::int64_t>::max();
  const auto kept = fraction.substr(0, static_cast<std::size_t>(decimals));
  const auto rest = fraction.substr(kept.size());
  std::uint64_t value = 0;
  bool fits = true;
  const auto add_digit = [&](char digit) {
    const auto amount = static_cast<std::uint64_t>(digit - '0');
    fits = fits && value <= (limit - amount) / 10;
    if (fits) value = value * 10 + amount;
  };
  for (const char c : whole)
    if (c >= '0' && c <= '9') add_digit(c);
  for (const char c : kept) add_digit(c);
  for (std::size_t i = kept.size(); i < static_cast<std::size_t>(decimals); ++i) add_digit('0');
  if (rounds_up(rest, value % 2 == 1)) {
    fits = fits && value < limit;
    ++value;
  }
  if (!fits) return {0, NumberProblem::out_of_range};
  const auto magnitude = static_cast<std::int64_t>(value);
  const bool rounded = rest.find_first_not_of('0') != rest.npos;
  return {negative ? -magnitude : magnitude, NumberProblem::none, rounded};
}

}  // namespace

NumberText parse_decimal_text(std::string_view text, int decimals, DecimalMark mark) {
  assert(decimals >= 0 && decimals <= 18);
  const Digits digits = strip_signs(text);
  if (digits.problem != NumberProblem::none) return {0, digits.problem};
  const std::string_view number = digits.text;
  if (mark == DecimalMark::automatic) mark = find_mark(number);
  if (mark == unclear) return {0, NumberProblem::ambiguous};
  const std::size_t point = number.find(mark == DecimalMark::dot ? '.' : ',');
  const std::string_view whole = number.substr(0, point);
  const std::string_view fraction = point == number.npos ? "" : number.substr(point + 1);
  if (fraction.find_first_of(".,'") != fraction.npos || !is_grouped_properly(whole))
    return {0, NumberProblem::not_a_number};
  return scale(whole, fraction, digits.negative, decimals);
}

DecimalMarkGuess guess_decimal_mark(const std::vector<std::string_view>& samples) {
  int with_dot = 0, with_comma = 0, holding_marks = 0;
  for (const auto sample : samples) {
    if (sample.find_first_of(".,") == sample.npos) continue;
    ++holding_marks;
    const auto reads_with = [&](DecimalMark mark) {
      const NumberProblem problem = parse_decimal_text(sample, 0, mark).problem;
      return problem != NumberProblem::not_a_number;
    };
    with_dot += reads_with(DecimalMark::dot);
    with_comma += reads_with(DecimalMark::comma);
  }
  if (holding_marks == 0 || with_dot + with_comma == 0) return {};
  if (with_dot == with_comma) return {DecimalMark::dot, true};
  return {with_dot > with_comma ? DecimalMark::dot : DecimalMark::comma, false};
}

}  // namespace clientela
