#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace clientela {

using SampleRows = std::vector<std::vector<std::string>>;
using ColumnValues = std::vector<std::string_view>;

// The values of a column that are not empty.
ColumnValues column_values(const SampleRows& rows, std::size_t column);
// Whether the test holds for most values; false when there are none.
bool most_are(const ColumnValues& values, bool (*test)(std::string_view));

bool is_digits(std::string_view text);
// A whole number as spreadsheets write it: 17850.0.
bool is_padded_whole_number(std::string_view text);
bool is_email(std::string_view text);
bool is_phone(std::string_view text);
// A number or a short code, as clients have in books: 17850, K1, AB-204. Never what people are
// called.
bool is_code(std::string_view text);

// A UUID, as programs name their records by.
bool is_uuid(std::string_view text);

// "client" of "client.number".
std::string_view noun_of(std::string_view target);

}  // namespace clientela
