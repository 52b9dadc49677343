#include "base/delimited_writer.h"
#include "doors/web/answers.h"
#include "doors/web/downloads.h"
#include "doors/web/record_view.h"
#include "pages/list_page.h"

namespace clientela {
namespace {

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

// For other programs: the declared keys and canonical texts.
class ExportSource final : public ListDownload {
 public:
  ExportSource(Engine& engine, Asker asker, Query query, ExportFormat format, DownloadPlace place)
      : ListDownload(engine, std::move(asker), std::move(query), std::move(place)),
        format_(format) {}

 private:
  void write_head(std::string& chunk) const override {
    if (format_ != ExportFormat::csv) return;
    std::vector<std::string_view> names = {"id"};
    for (const auto* field : exported_fields(*query().type)) names.push_back(field->key);
    write_csv_row(names, chunk);
  }
  void write_page(Reading&, const std::vector<Record>& records, std::string& chunk) const override {
    for (const auto& record : records) write(record, chunk);
  }

  void write(const Record& record, std::string& out) const {
    if (format_ == ExportFormat::jsonl) {
      JsonObject line{{"id", record.id.text()}};
      for (auto& member : values_json(record, true)) line[member.key()] = member.value();
      out += json_text(Json(line)) + "\n";
      return;
    }
    out += record.id.text();
    for (const auto* field : exported_fields(*query().type)) {
      out += ',';
      write_csv_field(field->kind->text(record[field->key], *field), out);
    }
    out += "\r\n";
  }

  const ExportFormat format_;
};

// What a person sees in the list, for a spreadsheet: the chosen columns under their names,
// references by what they are called, amounts as numbers, and what belongs to each record (a
// client's contacts).
class ShownListSource final : public ListDownload {
 public:
  ShownListSource(Engine& engine, Asker asker, Query query, const PageContext& ctx,
                  std::vector<const Field*> columns, DownloadPlace place)
      : ListDownload(engine, std::move(asker), std::move(query), std::move(place)),
        tr_(ctx.tr),
        currency_(ctx.currency),
        columns_(std::move(columns)) {
    for (const auto& type : engine.model().types()) {
      if (type.part_of == this->query().type->name && type.title) parts_.push_back(&type);
    }
  }

 private:
  void write_head(std::string& chunk) const override {
    // By this mark spreadsheets know that it is UTF-8.
    chunk += "\xef\xbb\xbf";
    std::vector<std::string> labels{tr_(query().type->label)};
    for (const auto* column : columns_) labels.push_back(tr_(column->label));
    for (const auto* part : parts_) labels.push_back(tr_(part->label_plural));
    write_csv_row({labels.begin(), labels.end()}, chunk);
  }
  void write_page(Reading& reading, const std::vector<Record>& records,
                  std::string& chunk) const override {
    const Titles titles = titles_of(reading, records, columns_);
    for (const auto& record : records) write(reading, record, titles, chunk);
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

  const Translator tr_;
  const Currency currency_;
  const std::vector<const Field*> columns_;
  std::vector<const ObjectType*> parts_;
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
  DownloadPlace place = take_download_place(visit.asker.user);
  if (!place) return too_many_downloads(visit);
  const std::string extension = format == ExportFormat::csv ? ".csv" : ".jsonl";
  Response response;
  response.content_type =
      format == ExportFormat::csv ? "text/csv; charset=utf-8" : "application/x-ndjson";
  response.headers.set("Content-Disposition",
                       "attachment; filename=\"" + std::string(type->plural) + extension + "\"");
  if (visit.query_value("as") == "shown") {
    response.stream = std::make_shared<ShownListSource>(
        visit.engine(), visit.asker, std::move(*query), visit.ctx(),
        list_columns(*type, chosen_columns(visit)), std::move(place));
    return response;
  }
  response.stream = std::make_shared<ExportSource>(visit.engine(), visit.asker, std::move(*query),
                                                   format, std::move(place));
  return response;
}

}  // namespace

Response export_csv(Visit& visit) { return export_list(visit, ExportFormat::csv); }
Response export_jsonl(Visit& visit) { return export_list(visit, ExportFormat::jsonl); }

}  // namespace clientela
