#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/imports/import_report.h"
#include "features/imports/import_settings.h"
#include "system/job.h"

namespace clientela {

// A file that somebody gave us, with what its columns mean and what became of it. The bytes stand
// in import_chunk until they are imported; the refused rows stay.
struct Import {
  static constexpr std::string_view object_name = "import";
  Id id;
  std::string name;  // of the file
  Ref<User> user;
  std::int64_t size_bytes = 0;
  std::int64_t lines = 0;  // physical ones, counted on arrival
  std::int64_t chunks = 0;
  std::string settings;              // JSON of ImportSettings
  std::string rehearsal, job, undo;  // ids of the jobs; empty: not asked for
  Instant at;
};

// A piece of the file or of its refused rows, found by an id that derives from the import's.
struct ImportChunk {
  static constexpr std::string_view object_name = "import_chunk";
  Id id;
  std::string content;  // base64: texts of a record are UTF-8, bytes of a file need not be
};

void add_imports(Model& model);
// The kinds of jobs: rehearse, import, take back.
void add_import_jobs(JobRunner& jobs);

// Only the user who brought the file and administrators know of an import.
std::optional<Import> find_import(Engine& engine, const Asker& asker, Id import);
// Newest first.
std::vector<Import> recent_imports(Engine& engine, const Asker& asker, int limit);

// Keeps what was chosen. The Error names what does not fit, at the field "column.<n>".
Result<void> change_settings(Engine& engine, const Asker& asker, Import& import,
                             const ImportSettings& settings);
// The reading as it is known now.
ImportSettings settings_of(const Import& import);
// The beginning of the file, at most encoding_sample_bytes of it.
std::string sample_of(Engine& engine, const Import& import);

// Each enqueues a job and remembers it.
Result<Id> rehearse(Engine& engine, JobRunner& jobs, const Asker& asker, Import& import);
Result<Id> start_import(Engine& engine, JobRunner& jobs, const Asker& asker, Import& import);
// Takes back everything that the import did; what somebody changed since stays and is counted.
Result<Id> take_back_import(Engine& engine, JobRunner& jobs, const Asker& asker, Import& import);

std::optional<Job> job_of(Engine& engine, const std::string& id);
// The import that a job works on.
std::optional<Id> import_of_job(const Job& job);
// What a job found so far, or in the end.
ImportReport report_of(const Job& job);
// Whether the import changed anything that is not taken back.
bool has_effect(Engine& engine, const Import& import);

}  // namespace clientela
