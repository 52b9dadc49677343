#include "doors/web/record_view.h"

namespace clientela {
namespace {

constexpr int few = 30;

void add_title(Reading& reading, const Field& field, const Value& value, Titles& titles) {
  const Id* id = std::get_if<Id>(&value);
  const ObjectType* type = id == nullptr ? nullptr : reading.model().find_type(field.target);
  if (type == nullptr || titles.count(*id) != 0) return;
  std::string title = reading.title(*type, *id);
  if (!title.empty()) titles.emplace(*id, std::move(title));
}

}  // namespace

const ObjectType* type_of_path(Visit& visit) {
  const ObjectType* type = visit.model().find_type_by_plural(visit.captures.at(0));
  if (type == nullptr || type->is_part() || type->history == History::none) return nullptr;
  return visit.asker.role >= type->read_role ? type : nullptr;
}

Id id_of_path(Visit& visit, std::size_t capture) {
  return Id::parse(visit.captures.at(capture)).value_or(Id());
}

void add_titles(Reading& reading, const Record& record, Titles& titles) {
  for (std::size_t i = 0; i < record.type->fields.size(); ++i) {
    if (!record.type->fields[i].target.empty()) {
      add_title(reading, record.type->fields[i], record.values[i], titles);
    }
  }
}

Titles titles_of(Reading& reading, const std::vector<Record>& records,
                 const std::vector<const Field*>& columns) {
  Titles titles;
  for (const auto* column : columns) {
    if (column->target.empty()) continue;
    for (const auto& record : records) {
      add_title(reading, *column, record[column->key], titles);
    }
  }
  return titles;
}

Titles titles_of(Reading& reading, const Whole& whole) {
  Titles titles;
  add_titles(reading, whole.record, titles);
  for (const auto& part : whole.parts) add_titles(reading, part, titles);
  return titles;
}

std::unordered_map<Id, std::string> people_of(Reading& reading, const std::vector<LogEntry>& log) {
  std::unordered_map<Id, std::string> people;
  for (const auto& entry : log) {
    const Id asker = entry.action.asker;
    if (asker.empty() || people.count(asker) != 0) continue;
    people.emplace(asker, reading.title(reading.type(User::object_name), asker));
  }
  return people;
}

std::vector<ReferenceOption> few_options(Reading& reading, std::string_view noun) {
  const ObjectType* type = reading.model().find_type(noun);
  if (type == nullptr) return {};
  Query query;
  query.type = type;
  query.order = {std::string(type->order.key), type->order.descending};
  query.limit = few + 1;
  const Slice slice = reading.list(query);
  if (slice.records.size() > static_cast<std::size_t>(few)) return {};
  std::vector<ReferenceOption> options;
  for (const auto& record : slice.records) options.push_back({record.id, record.title()});
  return options;
}

}  // namespace clientela
