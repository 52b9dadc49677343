#include "base/date_style.h"

namespace clientela {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

struct FieldWriter {
  std::string& out;
  const DateNames& names;
  const std::array<std::string, 10>& digits;
  Date::Parts day;
  int weekday;
  int minute_of_day;

  void number(int value, int width) const {
    const std::string text = std::to_string(value);
    for (int missing = width - static_cast<int>(text.size()); missing > 0; --missing) {
      out += digits[0];
    }
    for (const char c : text) out += c == '-' ? "-" : digits[static_cast<std::size_t>(c - '0')];
  }

  void month(int width, const std::array<std::string, 12>& full,
             const std::array<std::string, 12>& brief) const {
    if (width < 3) return number(day.month, width);
    out += (width == 3 ? brief : full)[static_cast<std::size_t>(day.month - 1)];
  }

  void field(char letter, int width) const {
    const int hour = minute_of_day / 60;
    switch (letter) {
      case 'y':
        return width == 2 ? number(day.year % 100, 2) : number(day.year, width);
      case 'M':
        return month(width, names.month, names.short_month);
      case 'L':
        return month(width, names.standing_month, names.short_standing_month);
      case 'd':
        return number(day.day, width);
      case 'E':
      case 'c':
        out +=
            (width <= 3 ? names.short_weekday : names.weekday)[static_cast<std::size_t>(weekday)];
        return;
      case 'H':
        return number(hour, width);
      case 'h':
        return number((hour + 11) % 12 + 1, width);
      case 'K':
        return number(hour % 12, width);
      case 'k':
        return number((hour + 23) % 24 + 1, width);
      case 'm':
        return number(minute_of_day % 60, width);
      case 'a':
      case 'b':
      case 'B':
        out += names.half_day[hour < 12 ? 0 : 1];
        return;
      default:
        return;
    }
  }
};

}  // namespace

void DatePattern::add_literal(char c) {
  if (pieces_.empty() || pieces_.back().field != 0) pieces_.emplace_back();
  pieces_.back().literal += c;
}

DatePattern::DatePattern(std::string_view text) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\'' && i + 1 < text.size() && text[i + 1] == '\'') {
      add_literal(c);
      ++i;
    } else if (c == '\'') {
      quoted = !quoted;
    } else if (quoted || !is_letter(c)) {
      add_literal(c);
    } else if (i > 0 && text[i - 1] == c && !pieces_.empty() && pieces_.back().field == c) {
      ++pieces_.back().width;
    } else {
      pieces_.push_back({c, 1, {}});
    }
  }
}

std::string DatePattern::write(Moment moment, const DateNames& names,
                               const std::array<std::string, 10>& digits) const {
  std::string out;
  out.reserve(32);
  const FieldWriter writer{
      out, names, digits, moment.date.parts(), moment.date.weekday(), moment.minute_of_day};
  for (const Piece& piece : pieces_) {
    if (piece.field == 0) {
      out += piece.literal;
    } else {
      writer.field(piece.field, piece.width);
    }
  }
  return out;
}

}  // namespace clientela
