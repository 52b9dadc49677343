#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace clientela {

// Appends the field, in quotes if RFC 4180 wants them.
//
// Spreadsheets run a text that begins with = + - @ tab, CR or LF as a formula, so it gets an
// apostrophe in front. Plain numbers such as -5.20 stay as they are. A text that begins with
// apostrophes and then one of these characters gets one more, so that import can take exactly one
// away again.
void write_csv_field(std::string_view field, std::string& out, char delimiter = ',');

// Appends the fields and CRLF. A row of one empty field is written as "", since readers skip empty
// lines.
void write_csv_row(const std::vector<std::string_view>& fields, std::string& out,
                   char delimiter = ',');

// The field as it was before write_csv_field guarded it; others come back unchanged.
std::string_view strip_formula_guard(std::string_view field);

}  // namespace clientela
