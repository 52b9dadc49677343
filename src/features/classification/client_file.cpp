#include "features/classification/client_file.h"

#include "features/clients/client.h"
#include "features/filters.h"
#include "pages/paths.h"

namespace clientela {
namespace {

void add_title(Reading& reading, const Field& field, const Value& value, Titles& titles) {
  const Id* id = std::get_if<Id>(&value);
  const ObjectType* type = id == nullptr ? nullptr : reading.model().find_type(field.target);
  if (type == nullptr || titles.count(*id) != 0) return;
  std::string title = reading.title(*type, *id);
  if (!title.empty()) titles.emplace(*id, std::move(title));
}

void add_titles(Reading& reading, const Record& record, Titles& titles) {
  for (const Field* field : kept_fields(record)) {
    add_title(reading, *field, record[field->key], titles);
  }
}

void add_titles(Reading& reading, const Whole& whole, Titles& titles) {
  add_titles(reading, whole.record, titles);
  for (const auto& part : whole.parts) add_titles(reading, part, titles);
}

bool is_kept(const Record& record, const Field& field) {
  if (field.format == TextFormat::secret) return false;
  const Value& value = record[field.key];
  if (is_empty(value)) return false;
  const bool* ticked = std::get_if<bool>(&value);
  return ticked == nullptr || *ticked;
}

}  // namespace

std::vector<FileReference> references_to_clients(const Model& model) {
  std::vector<FileReference> references;
  for (const auto& type : model.types()) {
    for (const auto& field : type.fields) {
      if (field.target != Client::object_name) continue;
      if (type.part_of == Client::object_name && field.key == type.part_of) continue;
      references.push_back({&type, &field});
    }
  }
  return references;
}

Query records_of(const FileReference& reference, Id client, int limit) {
  return question(*reference.type, {where(reference.field->key, Value(client))}, {"", true}, limit);
}

std::optional<ClientFile> read_client_file(Reading& reading, Id client, int most_of_each) {
  auto whole = reading.find_whole(reading.type(Client::object_name), client);
  if (!whole) return std::nullopt;
  ClientFile file{std::move(*whole), {}, {}};
  add_titles(reading, file.client, file.titles);
  for (const auto& reference : references_to_clients(reading.model())) {
    FileSection section{reference, {}, false};
    Slice slice = reading.list(records_of(reference, client, most_of_each));
    for (auto& record : slice.records) {
      auto parts = reading.parts(record);
      section.records.push_back({std::move(record), std::move(parts)});
      add_titles(reading, section.records.back(), file.titles);
    }
    section.more = !slice.next.empty();
    if (!section.records.empty()) file.sections.push_back(std::move(section));
  }
  return file;
}

std::vector<const Field*> kept_fields(const Record& record) {
  std::vector<const Field*> fields;
  for (const auto* list : {&record.type->fields, &record.type->figures}) {
    for (const auto& field : *list) {
      if (is_kept(record, field)) fields.push_back(&field);
    }
  }
  return fields;
}

JsonObject kept_json(const Whole& whole) {
  JsonObject json{{"noun", whole.record.type->name}, {"id", whole.record.id.text()}};
  JsonObject values;
  for (const Field* field : kept_fields(whole.record)) {
    values[field->key] = field->kind->to_json(whole.record[field->key], *field);
  }
  json["created_at"] = whole.record.created_at.text();
  json["values"] = std::move(values);
  if (whole.parts.empty()) return json;
  JsonArray parts;
  for (const auto& part : whole.parts) parts.push_back(kept_json({part, {}}));
  json["parts"] = std::move(parts);
  return json;
}

std::string client_file_path(const PageContext& ctx, Id client) {
  return record_path(ctx.model.type(Client::object_name), client) + "/file";
}

}  // namespace clientela
