#include "doors/list_file.h"
#include "doors/web/answers.h"
#include "doors/web/downloads.h"
#include "doors/web/record_view.h"
#include "pages/list_page.h"

namespace clientela {
namespace {

enum class ExportFormat { csv, jsonl };

class FileDownload final : public ListDownload {
 public:
  FileDownload(Engine& engine, Asker asker, Query query, std::unique_ptr<ListFile> file,
               DownloadPlace place)
      : ListDownload(engine, std::move(asker), std::move(query), std::move(place)),
        file_(std::move(file)) {}

 private:
  void write_head(std::string& chunk) const override { file_->write_head(chunk); }
  void write_page(Reading& reading, const std::vector<Record>& records,
                  std::string& chunk) const override {
    file_->write_page(reading, records, chunk);
  }

  const std::unique_ptr<ListFile> file_;
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

std::unique_ptr<ListFile> file_of(Visit& visit, const ObjectType& type, ExportFormat format) {
  if (format == ExportFormat::csv && visit.query_value("as") == "shown") {
    return shown_csv(
        visit.model(), type,
        {visit.ctx().tr, visit.ctx().currency, list_columns(type, chosen_columns(visit))});
  }
  return format == ExportFormat::csv ? keyed_csv(type) : json_lines();
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
  response.stream = std::make_shared<FileDownload>(visit.engine(), visit.asker, std::move(*query),
                                                   file_of(visit, *type, format), std::move(place));
  return response;
}

}  // namespace

Response export_csv(Visit& visit) { return export_list(visit, ExportFormat::csv); }
Response export_jsonl(Visit& visit) { return export_list(visit, ExportFormat::jsonl); }

}  // namespace clientela
