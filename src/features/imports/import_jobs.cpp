#include <algorithm>

#include "features/imports/import.h"
#include "features/imports/import_file.h"
#include "features/imports/import_run.h"
#include "features/imports/import_undo.h"

namespace clientela {
namespace {

constexpr std::string_view kind_rehearsal = "import.rehearsal";
constexpr std::string_view kind_import = "import";
constexpr std::string_view kind_undo = "import.undo";

std::optional<Import> load(Engine& engine, Id id) {
  std::optional<Import> import;
  engine.read(Asker::program(), [&](Reading& reading) { import = reading.get(Ref<Import>(id)); });
  return import;
}

// Changes nothing but what `set` does: a job may be changing the record meanwhile.
Result<void> change(Engine& engine, Import& import, const std::function<void(Import&)>& set) {
  return engine.note(Asker::program(), [&](Transaction& transaction) -> Result<void> {
    auto now = transaction.get(Ref<Import>(import.id));
    if (!now) return Error{ErrorCode::not_found, "", message("This import does not exist.")};
    set(*now);
    CLIENTELA_TRY(transaction.change(*now));
    import = std::move(*now);
    return {};
  });
}

Result<Import> import_of(Engine& engine, const Job& job) {
  const auto id = import_of_job(job);
  const auto import = id ? load(engine, *id) : std::nullopt;
  if (!import) return Error{ErrorCode::not_found, "", message("This import does not exist.")};
  return *import;
}

// The pass over the file lives from step to step; after a crash a new one begins at the checkpoint.
JobWork passes(bool rehearsal) {
  struct Current {
    Id job;
    std::unique_ptr<ImportRun> run;
  };
  auto current = std::make_shared<Current>();
  return [current, rehearsal](JobStep& step) -> Result<bool> {
    if (current->run == nullptr || current->job != step.job.id) {
      CLIENTELA_ASSIGN(const Import import, import_of(step.engine, step.job));
      current->run =
          std::make_unique<ImportRun>(step.engine, step.asker, import, step.job, rehearsal);
      current->job = step.job.id;
    }
    auto more = current->run->step(step);
    if (more && *more) return true;
    current->run.reset();
    if (more && !rehearsal) {
      CLIENTELA_ASSIGN(const Import import, import_of(step.engine, step.job));
      drop_import_bytes(step.engine, import);
    }
    return more;
  };
}

Result<Id> enqueue(JobRunner& jobs, const Asker& asker, const Import& import, std::string_view kind,
                   std::string_view label) {
  return jobs.enqueue(asker, std::string(kind), std::string(label),
                      JsonObject{{"import", import.id.text()}});
}

Result<void> check_startable(const Engine& engine, const Import& import) {
  if (!import.job.empty()) {
    return Error{ErrorCode::conflict, "", message("This file is imported already.")};
  }
  if (import.chunks == 0) {
    return Error{ErrorCode::not_found, "",
                 message("This file is not kept any more. Send it again.")};
  }
  return check_settings(settings_of(import), engine.model());
}

bool is_active(const std::optional<Job>& job) {
  return job && (job->state == JobState::waiting || job->state == JobState::running);
}

}  // namespace

void add_import_jobs(JobRunner& jobs) {
  jobs.add(std::string(kind_rehearsal), passes(true));
  jobs.add(std::string(kind_import), passes(false));
  jobs.add(std::string(kind_undo), import_undo_work());
}

ImportSettings settings_of(const Import& import) {
  const auto json = parse_json(import.settings);
  return json && json->is_object() ? ImportSettings::parse(json->get_object()) : ImportSettings();
}

std::optional<Id> import_of_job(const Job& job) {
  const auto arguments = parse_json(job.arguments);
  if (!arguments || !arguments->is_object()) return std::nullopt;
  return Id::parse(string_member(arguments->get_object(), "import"));
}

std::optional<Import> find_import(Engine& engine, const Asker& asker, Id id) {
  auto import = load(engine, id);
  const bool own = import && import->user.id == asker.user;
  if (import && !own && asker.role < Role::administrator) import.reset();
  return import;
}

std::vector<Import> recent_imports(Engine& engine, const Asker& asker, int limit) {
  std::vector<Import> imports;
  engine.read(Asker::program(), [&](Reading& reading) {
    Query query;
    query.type = &reading.type(Import::object_name);
    query.order.descending = true;
    query.limit = limit;
    if (asker.role < Role::administrator) {
      query.filter.kind = Filter::Kind::comparison;
      query.filter.comparison.key = "user";
      query.filter.comparison.operands = {Value(asker.user)};
    }
    for (const auto& record : reading.list(query).records) imports.push_back(record.as<Import>());
  });
  return imports;
}

Result<void> change_settings(Engine& engine, const Asker& asker, Import& import,
                             const ImportSettings& settings) {
  if (asker.role < Role::member) {
    return Error{ErrorCode::forbidden, "", message("Your role does not allow this.")};
  }
  if (!import.job.empty()) {
    return Error{ErrorCode::conflict, "", message("This file is imported already.")};
  }
  return change(engine, import, [&](Import& now) {
    now.settings = json_text(settings.json());
    now.rehearsal.clear();
  });
}

Result<Id> rehearse(Engine& engine, JobRunner& jobs, const Asker& asker, Import& import) {
  CLIENTELA_TRY(check_startable(engine, import));
  CLIENTELA_ASSIGN(const Id job,
                   enqueue(jobs, asker, import, kind_rehearsal, "Rehearsal of an import"));
  CLIENTELA_TRY(change(engine, import, [&](Import& now) { now.rehearsal = job.text(); }));
  return job;
}

Result<Id> start_import(Engine& engine, JobRunner& jobs, const Asker& asker, Import& import) {
  CLIENTELA_TRY(check_startable(engine, import));
  CLIENTELA_ASSIGN(const Id job, enqueue(jobs, asker, import, kind_import, "Import"));
  CLIENTELA_TRY(change(engine, import, [&](Import& now) { now.job = job.text(); }));
  return job;
}

Result<Id> take_back_import(Engine& engine, JobRunner& jobs, const Asker& asker, Import& import) {
  const auto job = job_of(engine, import.job);
  if (!job) return Error{ErrorCode::conflict, "", message("Nothing was imported yet.")};
  if (is_active(job)) {
    return Error{ErrorCode::conflict, "", message("The import still runs. Stop it first.")};
  }
  if (const auto undo = job_of(engine, import.undo); undo && undo->state == JobState::done) {
    return Error{ErrorCode::conflict, "", message("This import was taken back already.")};
  }
  if (is_active(job_of(engine, import.undo))) return *Id::parse(import.undo);
  CLIENTELA_ASSIGN(const Id undo, enqueue(jobs, asker, import, kind_undo, "Taking an import back"));
  CLIENTELA_TRY(change(engine, import, [&](Import& now) { now.undo = undo.text(); }));
  return undo;
}

std::optional<Job> job_of(Engine& engine, const std::string& text) {
  const auto id = Id::parse(text);
  if (!id) return std::nullopt;
  return find_job(engine, Asker::program(), *id);
}

bool has_effect(Engine& engine, const Import& import) {
  const auto job = job_of(engine, import.job);
  if (!job || !report_of(*job).brought_something()) return false;
  const auto undo = job_of(engine, import.undo);
  return !undo || undo->state != JobState::done;
}

ImportReport report_of(const Job& job) {
  if (const auto result = parse_json(job.result); result && result->is_object()) {
    return ImportReport::parse(result->get_object());
  }
  const auto kept = parse_json(job.checkpoint);
  if (!kept || !kept->is_object()) return {};
  const Json* report = kept->get_object().if_contains("report");
  if (report == nullptr || !report->is_object()) return {};
  return ImportReport::parse(report->get_object());
}

}  // namespace clientela
