#include "base/delimited_writer.h"

#include <algorithm>

namespace clientela {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Digits with at most one dot or comma between them, behind an optional sign.
bool is_plain_number(std::string_view field) {
  if (!field.empty() && (field.front() == '-' || field.front() == '+')) field.remove_prefix(1);
  if (field.empty() || !is_digit(field.front()) || !is_digit(field.back())) return false;
  int marks = 0;
  for (const char c : field) {
    if (!is_digit(c) && c != '.' && c != ',') return false;
    marks += !is_digit(c);
  }
  return marks <= 1;
}

bool begins_formula(std::string_view field) {
  return !field.empty() && std::string_view("=+-@\t\r\n").find(field.front()) != field.npos;
}

bool begins_guarded_formula(std::string_view field) {
  const std::size_t first = field.find_first_not_of('\'');
  return first != field.npos && first > 0 && begins_formula(field.substr(first));
}

}  // namespace

void write_csv_field(std::string_view field, std::string& out, char delimiter) {
  const bool guard =
      begins_guarded_formula(field) || (begins_formula(field) && !is_plain_number(field));
  const bool quote = std::any_of(field.begin(), field.end(), [&](char c) {
    return c == delimiter || c == '"' || c == '\r' || c == '\n';
  });
  if (quote) out.push_back('"');
  if (guard) out.push_back('\'');
  for (const char c : field) {
    if (c == '"') out.push_back('"');
    out.push_back(c);
  }
  if (quote) out.push_back('"');
}

void write_csv_row(const std::vector<std::string_view>& fields, std::string& out, char delimiter) {
  if (fields.size() == 1 && fields.front().empty()) {
    out += "\"\"";
  } else {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (i > 0) out.push_back(delimiter);
      write_csv_field(fields[i], out, delimiter);
    }
  }
  out += "\r\n";
}

std::string_view strip_formula_guard(std::string_view field) {
  return begins_guarded_formula(field) ? field.substr(1) : field;
}

}  // namespace clientela
