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

// What a person sees in the list, for a spreadsheet: the chosen columns under their names,
// references by what they are called, amounts as numbers, and what belongs to each record (a
// client's contacts).
class ShownListSource final : public BodySource {
 public:
  ShownListSource(Engine& engine, Asker asker, Query query, const PageContext& ctx,
                  std::vector<const Field*> columns)
      : engine_(engine),
        asker_(std::move(asker)),
        query_(std::move(query)),
        tr_(ctx.tr),
        currency_(ctx.currency),
        columns_(std::move(columns)) {
    query_.limit = records_at_once;
    for (const auto& type : engine.model().types()) {
      if (type.part_of == query_.type->name && type.title) parts_.push_back(&type);
    }
  }

  bool next(std::string& chunk) override {
    if (ended_) return false;
    if (query_.cursor.empty()) write_header(chunk);
    engine_.read(asker_, [&](Reading& reading) {
      const Slice slice = reading.list(query_);
      const Titles titles = titles_of(reading, slice.records, columns_);
      for (const auto& record : slice.records) write(reading, record, titles, chunk);
      query_.cursor = slice.next;
    });
    ended_ = query_.cursor.empty();
    return true;
  }

 private:
  void write_header(std::string& out) const {
    // By this mark spreadsheets know that it is UTF-8.
    out += "\xef\xbb\xbf";
    std::vector<std::string> labels{tr_(query_.type->label)};
    for (const auto* column : columns_) labels.push_back(tr_(column->label));
    for (const auto* part : parts_) labels.push_back(tr_(part->label_plural));
    write_csv_row({labels.begin(), labels.end()}, out);
  }

  std::string text(const Field& field, const Value& value, const Titles& titles) const {
    if (const auto* id = std::get_if<Id>(&value)) {
      const auto title = titles.find(*id);
      return title == titles.end() ? std::string() : title->second;
    }
    if (const auto* money = std::get_if<Money>(&value)) {
      if (money->currency == currency_) return money->amount_text();
    }
    if (const auto* choice = std::get_if<std::string>(&value); choice && !field.choices.empty()) {
      const auto* chosen = field.choice(*choice);
      return chosen == nullptr ? *choice : tr_(chosen->label);
    }
    return field.kind->text(value, field);
  }

  void write(Reading& reading, const Record& record, const Titles& titles, std::string& out) const {
    std::vector<std::string> cells{record.title()};
    for (const auto* column : columns_) cells.push_back(text(*column, record[column->key], titles));
    const auto owned = parts_.empty() ? std::vector<Record>() : reading.parts(record);
    for (const auto* type : parts_) {
      std::string joined;
      for (const auto& part : owned) {
        if (part.type != type || part.title().empty()) continue;
        joined += (joined.empty() ? "" : "; ") + part.title();
      }
      cells.push_back(std::move(joined));
    }
    write_csv_row({cells.begin(), cells.end()}, out);
  }

  Engine& engine_;
  Asker asker_;
  Query query_;
  Translator tr_;
  Currency currency_;
  std::vector<const Field*> columns_;
  std::vector<const ObjectType*> parts_;
  bool ended_ = false;
};

std::vector<std::string> chosen_columns(const Visit& visit) {
  std::vector<std::string> keys;
  std::string rest = visit.query_value("columns");
  while (!rest.empty()) {
    const auto end = std::min(rest.find(','), rest.size());
    keys.push_back(rest.substr(0, end));
    rest.erase(0, end == rest.size() ? end : end + 1);
  }
  return keys;
}

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
  if (visit.query_value("as") == "shown") {
    response.stream =
        std::make_shared<ShownListSource>(visit.engine(), visit.asker, std::move(*query),
                                          visit.ctx(), list_columns(*type, chosen_columns(visit)));
    return response;
  }
  response.stream =
      std::make_shared<ExportSource>(visit.engine(), visit.asker, std::move(*query), format);
  return response;
}

}  // namespace

Response export_csv(Visit& visit) { return export_list(visit, ExportFormat::csv); }
Response export_jsonl(Visit& visit) { return export_list(visit, ExportFormat::jsonl); }

}  // namespace clientela
