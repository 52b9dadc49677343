#include "doors/unpacked_file.h"
#include "doors/web/answers.h"
#include "features/clients/client.h"
#include "features/imports/import_best.h"
#include "features/imports/import_file.h"
#include "features/imports/import_pages.h"
#include "features/imports/import_undo.h"
#include "features/insight_pages/insight_frame.h"
#include "pages/paths.h"

namespace clientela {
namespace {

constexpr int shown_imports = 20;
constexpr std::size_t shown_rows = 20;

bool is_active(const std::optional<Job>& job) {
  return job && (job->state == JobState::waiting || job->state == JobState::running);
}

std::optional<Import> import_of(Visit& visit) {
  const auto id = Id::parse(visit.captures.at(0));
  return id ? find_import(visit.engine(), visit.asker, *id) : std::nullopt;
}

Response start_page(Visit& visit, const std::string& error, int status) {
  ImportStartView view;
  view.error = error;
  Engine& engine = visit.engine();
  for (auto& import : recent_imports(engine, visit.asker, shown_imports)) {
    auto job = job_of(engine, import.job);
    auto undo = job_of(engine, import.undo);
    view.past.push_back({std::move(import), std::move(job), std::move(undo)});
  }
  return html_response(import_start_page(visit.ctx(), view), status);
}

Result<Import> take_in(Visit& visit, const UploadedFile& file) {
  ImportUpload upload(visit.engine(), visit.asker, file.name);
  Unpacker unpacker;
  Result<void> taken;
  const auto take = [&](std::string_view bytes) { return upload.add(bytes); };
  try {
    read_file(visit.request, file, [&](std::string_view bytes) {
      taken = unpacker.add(bytes, take);
      return taken.ok();
    });
    if (taken) taken = unpacker.finish(take);
    if (taken) return upload.finish();
  } catch (...) {
    upload.discard();
    throw;
  }
  upload.discard();
  return taken.error();
}

Response columns_page(Visit& visit, const Import& import, const ImportSettings& settings,
                      const std::string& error = {}) {
  ImportColumnsView view;
  view.import = import;
  view.settings = settings;
  view.error = error;
  view.rows = sample_rows(sample_of(visit.engine(), import), settings, shown_rows);
  return html_response(import_columns_page(visit.ctx(), view), error.empty() ? 200 : 422);
}

Response result_page(Visit& visit, const Import& import, const Job& job) {
  ImportResultView view;
  view.import = import;
  view.job = job;
  view.report = report_of(job);
  view.insights_url = insights_path;
  view.undo = job_of(visit.engine(), import.undo);
  if (view.undo) view.kept_by_undo = kept_by_undo(*view.undo);
  if (!view.undo) view.best = best_of_import(visit.engine(), visit.asker, import, job);
  return html_response(import_result_page(visit.ctx(), view));
}

// The job that runs now, if any.
std::optional<Job> active_job(Visit& visit, const Import& import) {
  for (const auto* id : {&import.undo, &import.job, &import.rehearsal}) {
    auto job = job_of(visit.engine(), *id);
    if (is_active(job)) return job;
  }
  return std::nullopt;
}

ImportWishes reading_wishes(Visit& visit) {
  ImportWishes wishes;
  wishes.encoding = parse_encoding_name(visit.field("encoding"));
  wishes.delimiter = parse_delimiter_name(visit.field("delimiter"));
  wishes.dates = parse_date_format_name(visit.field("dates"));
  wishes.decimals = parse_decimal_mark_name(visit.field("decimals"));
  wishes.has_header = visit.field("header") != "no";
  return wishes;
}

ImportSettings read_settings(Visit& visit, const Import& import) {
  ImportSettings settings = settings_of(import);
  const ImportWishes wishes = reading_wishes(visit);
  settings.encoding = wishes.encoding.value_or(settings.encoding);
  settings.format.delimiter = wishes.delimiter.value_or(settings.format.delimiter);
  settings.format.has_header = *wishes.has_header;
  settings.dates = wishes.dates.value_or(settings.dates);
  settings.decimals = wishes.decimals.value_or(settings.decimals);
  settings.match = parse_client_match_name(visit.field("match")).value_or(settings.match);
  for (std::size_t i = 0; i < settings.columns.size(); ++i) {
    settings.columns[i].target = visit.field("column." + std::to_string(i));
  }
  return settings;
}

bool reads_differently(const ImportSettings& a, const ImportSettings& b) {
  return a.encoding != b.encoding || a.format != b.format;
}

// The refused rows, a piece at a time.
class RefusedSource final : public BodySource {
 public:
  RefusedSource(Engine& engine, const Import& import, std::int64_t pieces)
      : engine_(engine), import_(import), pieces_(pieces) {}

  bool next(std::string& chunk) override {
    if (next_ > pieces_) return false;
    chunk = next_ == 0 ? refused_header(settings_of(import_))
                       : load_refused(engine_, import_.id, next_ - 1);
    ++next_;
    return true;
  }

 private:
  Engine& engine_;
  Import import_;
  std::int64_t pieces_;
  std::int64_t next_ = 0;
};

Response to_import(const Import& import) { return redirect(import_address(import.id)); }

}  // namespace

Response show_imports(Visit& visit) {
  if (visit.asker.role < Role::member) return error_response(visit, 403);
  return start_page(visit, "", 200);
}

Response receive_import(Visit& visit) {
  for (const auto& file : visit.files) {
    if (file.field != "file" || file.length_bytes == 0) continue;
    const auto import = take_in(visit, file);
    if (import) return to_import(*import);
    const int status = import.error().code == ErrorCode::forbidden ? 403 : 422;
    return start_page(visit, visit.ctx().tr(import.error().message), status);
  }
  return start_page(visit, visit.ctx().tr("Choose a file that is not empty."), 422);
}

Response show_import(Visit& visit) {
  const auto import = import_of(visit);
  if (!import) return not_found(visit);
  if (const auto job = active_job(visit, *import)) {
    return html_response(import_progress_page(visit.ctx(), {*import, *job}));
  }
  if (const auto job = job_of(visit.engine(), import->job)) {
    return result_page(visit, *import, *job);
  }
  const auto rehearsal = job_of(visit.engine(), import->rehearsal);
  const bool rehearsed = rehearsal && rehearsal->state == JobState::done;
  if (rehearsed && visit.query_value("step") != "columns") {
    return html_response(import_rehearsal_page(
        visit.ctx(), {{*import, *rehearsal, report_of(*rehearsal)}, samples_of(*rehearsal)}));
  }
  const bool failed = rehearsal && rehearsal->state == JobState::failed;
  return columns_page(visit, *import, settings_of(*import),
                      failed ? visit.ctx().tr(rehearsal->problem) : std::string());
}

Response show_import_progress(Visit& visit) {
  const auto import = import_of(visit);
  if (!import) return not_found(visit);
  for (const auto* id : {&import->undo, &import->job, &import->rehearsal}) {
    if (const auto job = job_of(visit.engine(), *id)) {
      return html_response(import_progress_page(visit.ctx(), {*import, *job}));
    }
  }
  return not_found(visit);
}

Response map_import(Visit& visit) {
  auto import = import_of(visit);
  if (!import) return not_found(visit);
  Engine& engine = visit.engine();
  ImportSettings settings = read_settings(visit, *import);
  const bool again =
      !visit.field("again").empty() || reads_differently(settings, settings_of(*import));
  if (again) {
    const ClientMatch match = settings.match;
    settings =
        guess_import_settings(sample_of(engine, *import), engine.model(), reading_wishes(visit));
    if (match != ClientMatch::usual) settings.match = match;
  }
  const auto changed = change_settings(engine, visit.asker, *import, settings);
  if (!changed) return error_response(visit, changed.error());
  if (again) return redirect(import_address(import->id) + "?step=columns");
  const auto job = rehearse(engine, *visit.services.company.jobs, visit.asker, *import);
  if (job) return to_import(*import);
  return columns_page(visit, *import, settings, visit.ctx().tr(job.error().message));
}

Response perform_import(Visit& visit) {
  auto import = import_of(visit);
  if (!import) return not_found(visit);
  const auto job = start_import(visit.engine(), *visit.services.company.jobs, visit.asker, *import);
  if (!job) return error_response(visit, job.error());
  return to_import(*import);
}

Response cancel_import(Visit& visit) {
  const auto import = import_of(visit);
  if (!import) return not_found(visit);
  if (const auto job = active_job(visit, *import)) {
    const auto cancelled = visit.services.company.jobs->cancel(visit.asker, job->id);
    if (!cancelled) return error_response(visit, cancelled.error());
  }
  return to_import(*import);
}

Response undo_import(Visit& visit) {
  auto import = import_of(visit);
  if (!import) return not_found(visit);
  const auto job =
      take_back_import(visit.engine(), *visit.services.company.jobs, visit.asker, *import);
  if (!job) return error_response(visit, job.error());
  return to_import(*import);
}

Response show_refused_rows(Visit& visit) {
  const auto import = import_of(visit);
  if (!import) return not_found(visit);
  const std::string& id = import->job.empty() ? import->rehearsal : import->job;
  const auto job = job_of(visit.engine(), id);
  if (!job) return not_found(visit);
  Response response;
  response.content_type = "text/csv; charset=utf-8";
  response.headers.set("Content-Disposition", "attachment; filename=\"refused.csv\"");
  response.stream = std::make_shared<RefusedSource>(visit.engine(), *import, refused_pieces(*job));
  return response;
}

}  // namespace clientela
