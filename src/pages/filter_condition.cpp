#include <algorithm>

#include "pages/filter_bar.h"

namespace clientela {
namespace {

// In brackets a value is quoted when it holds what brackets mean.
std::string in_brackets(const std::string& value) {
  const bool plain = !value.empty() && value.find_first_of(",()\"\\") == std::string::npos &&
                     value.front() != ' ' && value.back() != ' ';
  if (plain) return value;
  std::string quoted = "\"";
  for (const char c : value) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

std::string list_of(const std::vector<std::string>& values) {
  std::string text;
  for (const auto& value : values) {
    if (!text.empty()) text += ',';
    text += in_brackets(value);
  }
  return "(" + text + ")";
}

std::string condition(std::string_view key, std::string_view text) {
  return url_encoded(key) + "=" + url_encoded(text);
}

std::string dotted(std::string_view op, const std::string& value) {
  return std::string(op) + "." + value;
}

// One chosen value reads better as an equality.
std::string one_of(std::string_view key, bool negated, const std::vector<std::string>& values) {
  if (values.size() == 1) return condition(key, dotted(negated ? "neq" : "eq", values.front()));
  return condition(key, (negated ? "not.in." : "in.") + list_of(values));
}

}  // namespace

std::string condition_from_form(const Field& field, std::string_view op,
                                const std::vector<std::string>& values) {
  if (op == "is.empty" || op == "is.filled") return condition(field.key, op);
  std::vector<std::string> given;
  for (const auto& value : values) {
    if (!value.empty()) given.push_back(value);
  }
  if (given.empty()) return {};
  if (op == "in" || op == "not.in") return one_of(field.key, op == "not.in", given);
  if (op == "between") {
    if (given.size() < 2) {
      const bool lower = !values.front().empty();
      return condition(field.key, dotted(lower ? "gte" : "lte", given.front()));
    }
    return condition(field.key, dotted("gte", values[0])) + "&" +
           condition(field.key, dotted("lte", values[1]));
  }
  for (const Operator known : operators(field)) {
    if (operator_name(known) == op) return condition(field.key, dotted(op, given.front()));
  }
  return {};
}

}  // namespace clientela
