#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace clientela {

// The names that a language has for parts of dates: filled in by a Formats (base/text.h).
struct DateNames {
  std::array<std::string, 12> month, short_month;                    // within a date
  std::array<std::string, 12> standing_month, short_standing_month;  // alone
  std::array<std::string, 7> weekday, short_weekday;                 // Monday first
  std::array<std::string, 2> half_day;                               // a.m. and p.m.
};

// A date pattern as Unicode TR 35 writes it, "d MMM y, HH:mm", taken apart once. It knows the
// fields y M L d E c H h K k m a b B; others are left out.
class DatePattern {
 public:
  DatePattern() = default;
  explicit DatePattern(std::string_view text);

  struct Moment {
    Date date;
    int minute_of_day = 0;
  };
  std::string write(Moment moment, const DateNames& names,
                    const std::array<std::string, 10>& digits) const;

 private:
  struct Piece {
    char field = 0;  // 0: literal text
    int width = 0;
    std::string literal;
  };
  void add_literal(char c);

  std::vector<Piece> pieces_;
};

}  // namespace clientela
