#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

namespace clientela {

using Json = boost::json::value;
using JsonObject = boost::json::object;
using JsonArray = boost::json::array;

// The value, or nothing when the text is not JSON (RFC 8259), is nested deeper than 32, or has
// text behind it.
std::optional<Json> parse_json(std::string_view text);
std::string json_text(const Json& value);
// For people and for files that people compare: indented by two spaces.
std::string json_text_pretty(const Json& value);

// The member of that name as a string_view, or empty when it is missing or not a string.
std::string_view string_member(const JsonObject& object, std::string_view name);

}  // namespace clientela
