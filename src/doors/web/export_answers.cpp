#include "base/delimited_writer.h"
#include "doors/web/answers.h"
#include "doors/web/record_view.h"
#include "pages/list_page.h"

namespace clientela {
namespace {

constexpr int records_at_once = 500;

enum class ExportFormat { csv, jsonl };

std::vector<const Field*> exported_fields(const ObjectType& type) {
  std::vector<const Field*> fields;
  for (const auto* list : {&type.fields, &type.figures}) {
    for (const auto& field : *list) {
      if (field.format != TextFormat::secret) fields.push_back(&field);
    }
  }
  return fields;
}

// Writes a list a page at a time, so that memory stays flat however long it is. Each page is a
// reading of its own, with the asker's rights.
class ExportSource final : public BodySource {
 public:
  ExportSource(Engine& engine, Asker asker, Query query, ExportFormat format)
      : engine_(engine), asker_(std::move(asker)), query_(std::move(query)), format_(format) {
    query_.limit = records_at_once;
  }

  bool next(std::string& chunk) override {
    if (ended_) return false;
    if (format_ == ExportFormat::csv && query_.cursor.empty()) write_header(chunk);
    engine_.read(asker_, [&](Reading& reading) {
      const Slice slice = reading.list(query_);
      for (const auto& record : slice.records) write(record, chunk);
      query_.cursor = slice.next;
    });
    ended_ = query_.cursor.empty();
    return true;
  }

 private:
  void write_header(std::string& out) const {
    std::vector<std::string_view> names = {"id"};
    for (const auto* field : exported_fields(*query_.type)) names.push_back(field->key);
    write_csv_row(names, out);
  }

  void write(const Record& record, std::string& out) const {
    if (format_ == ExportFormat::jsonl) {
      JsonObject line{{"id", record.id.text()}};
      for (auto& member : values_json(record, true)) line[member.key()] = member.value();
      out += json_text(Json(line)) + "\n";
      return;
    }
    out += record.id.text();
    for (const auto* field : exported_fields(*query_.type)) {
      out += ',';
      write_csv_field(field->kind->text(record[field->key], *field), out);
    }
    out += "\r\n";
  }

  Engine& engine_;
  Asker asker_;
  Query query_;
  ExportFormat format_;
  bool ended_ = false;
};

Response export_list(Visit& visit, ExportFormat format) {
  const ObjectType* type = type_of_path(visit);
  if (type == nullptr) return not_found(visit);
  Result<Query> query = Query();
  visit.engine().read(visit.asker, [&](Reading& reading) {
    query = parse_query(visit.model(), *type, visit.request.query, reading.parse_context(),
                        list_parameter_names());
  });
  if (!query) return error_response(visit, query.error(), type);
  const std::string extension = format == ExportFormat::csv ? ".csv" : ".jsonl";
  Response response;
  response.content_type =
      format == ExportFormat::csv ? "text/csv; charset=utf-8" : "application/x-ndjson";
  response.headers.set("Content-Disposition",
                       "attachment; filename=\"" + std::string(type->plural) + extension + "\"");
  response.stream =
      std::make_shared<ExportSource>(visit.engine(), visit.asker, std::move(*query), format);
  return response;
}

}  // namespace

Response export_csv(Visit& visit) { return export_list(visit, ExportFormat::csv); }
Response export_jsonl(Visit& visit) { return export_list(visit, ExportFormat::jsonl); }

}  // namespace clientela
