#include <algorithm>
#include <utility>

#include "model/condition_parse.h"
#include "model/relative_time.h"

namespace clientela {
namespace {

Operand text_operand(std::string_view text) { return Value(trimmed(cleaned(text))); }

}  // namespace

std::string quotable(std::string_view text) { return cleaned(shortened(text, 100)); }

Error not_understood(std::string_view text) {
  if (text.empty()) return invalid("", message("The condition ends too early."));
  return invalid("", message("“{}” is not understood here.", quotable(text)));
}

Result<std::vector<Operand>> ConditionParser::operands(const Subject& subject, Operator op,
                                                       Cursor& cursor) const {
  std::vector<Operand> read;
  const auto add = [&]() -> Result<void> {
    CLIENTELA_ASSIGN(const std::string text, value(cursor));
    CLIENTELA_ASSIGN(Operand one, operand(*subject.field, op, text));
    read.push_back(std::move(one));
    return {};
  };
  if (op != Operator::in) {
    CLIENTELA_TRY(add());
    return read;
  }
  if (!cursor.accept("(")) {
    return invalid("", message("Write the values in brackets: in.(a,b)."));
  }
  const bool outer = std::exchange(cursor.in_brackets, true);
  if (!cursor.accept(")")) {
    do {
      CLIENTELA_TRY(add());
    } while (cursor.accept(","));
    if (!cursor.accept(")")) return not_understood(cursor.text.substr(cursor.at));
  }
  cursor.in_brackets = outer;
  return read;
}

Result<std::string> ConditionParser::value(Cursor& cursor) const {
  if (!cursor.in_brackets) {
    const std::string rest(cursor.text.substr(cursor.at));
    cursor.at = cursor.text.size();
    return rest;
  }
  cursor.skip_blanks();
  if (cursor.accept("\"")) return quoted(cursor);
  const std::size_t start = cursor.at;
  cursor.at = std::min(cursor.text.find_first_of(",()\"\\", start), cursor.text.size());
  std::string_view text = cursor.text.substr(start, cursor.at - start);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return std::string(text);
}

Result<std::string> ConditionParser::quoted(Cursor& cursor) const {
  std::string text;
  while (!cursor.at_end()) {
    char c = cursor.text[cursor.at++];
    if (c == '"') {
      cursor.skip_blanks();
      return text;
    }
    if (c == '\\') {
      if (cursor.at_end()) break;
      c = cursor.text[cursor.at++];
    }
    text += c;
  }
  return invalid("", message("A closing quotation mark is missing."));
}

Result<Operand> ConditionParser::operand(const Field& field, Operator op,
                                         const std::string& text) const {
  if (op == Operator::is) {
    if (text == "empty" || text == "filled") return Operand(Value(text));
    return invalid("", message("Only is.empty and is.filled are known."));
  }
  const Error nothing =
      invalid("", message("A value is missing. To ask for nothing, write is.empty."));
  if (trimmed(cleaned(text)).empty()) return nothing;
  if (op == Operator::like || op == Operator::starts || op == Operator::has) {
    return text_operand(text);
  }
  if (field.kind == &date_kind() || field.kind == &instant_kind()) {
    if (const auto relative = parse_relative_time(text)) return Operand(*relative);
  }
  auto parsed = field.kind->parse(text, field, context_);
  // What could not be entered may still be asked for: it is simply nowhere.
  if (!parsed && field.kind == &text_kind()) return text_operand(text);
  if (!parsed) return std::move(parsed).error();
  if (is_empty(*parsed)) return nothing;
  return Operand(std::move(parsed).value());
}

}  // namespace clientela
