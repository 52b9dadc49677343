#include "doors/cli/question.h"

#include <fmt/format.h>

#include "doors/cli/command.h"
#include "doors/http/form.h"
#include "store/cursor.h"

namespace clientela {
namespace {

const ObjectType& noun_of(const Model& model, const std::string& plural) {
  const ObjectType* type = model.find_type_by_plural(plural);
  if (type != nullptr) return *type;
  std::string known;
  for (const auto& each : model.types()) {
    if (each.history != History::none) known += " " + std::string(each.plural);
  }
  throw NotUnderstood(fmt::format("There is no list “{}”. There are:{}", plural, known));
}

const Field& column_of(const ObjectType& type, const std::string& key) {
  const Field* field = query_field(type, key);
  if (field == nullptr || field->format == TextFormat::secret) {
    throw NotUnderstood(fmt::format("columns: There is no field “{}” in {}.", key, type.plural));
  }
  return *field;
}

std::vector<const Field*> columns_of(const ObjectType& type, std::string_view keys) {
  std::vector<const Field*> columns;
  while (!keys.empty()) {
    const auto end = std::min(keys.find(','), keys.size());
    columns.push_back(&column_of(type, std::string(keys.substr(0, end))));
    keys.remove_prefix(std::min(end + 1, keys.size()));
  }
  return columns;
}

// A limit may also be a condition on a field of that name, which begins with an operator.
bool is_number(std::string_view value) {
  return !value.empty() && value.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

Question parse_question(Reading& reading, const std::string& text) {
  const auto mark = std::min(text.find('?'), text.size());
  const ObjectType& type = noun_of(reading.model(), text.substr(0, mark));
  const std::string filter = text.substr(std::min(mark + 1, text.size()));
  Question question;
  question.query = demand_understood(
      parse_query(reading.model(), type, filter, reading.parse_context(), {"columns"}));
  demand_understood(check_cursor(question.query));
  const FormFields parameters = parse_form(filter);
  for (const auto value : parameters.find_all("limit")) {
    if (is_number(value)) question.limit = question.query.limit;
  }
  question.columns = columns_of(type, parameters.find("columns").value_or(""));
  return question;
}

}  // namespace clientela
