#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/query.h"
#include "model/reading.h"

namespace clientela {

// What the help of commands says of it.
inline constexpr const char* question_help =
    "A list and a filter, in quotes: 'clients?city=eq.Brno&order=name.asc'";

// A question on the command line, as it stands behind a list's address: the noun's plural and a
// filter, and with columns=name,city what to show of each record.
struct Question {
  Query query;
  std::optional<int> limit;           // that it says itself
  std::vector<const Field*> columns;  // that it says itself
};

// NotUnderstood tells what is wrong with it.
Question parse_question(Reading& reading, const std::string& text);

}  // namespace clientela
