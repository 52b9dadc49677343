#pragma once

#include <string>
#include <vector>

#include "features/imports/import.h"
#include "features/imports/import_samples.h"
#include "pages/page_context.h"

namespace clientela {

// The five steps of an import: file, columns, rehearsal, progress, result. Each is a whole page
// that works without scripts.

struct PastImport {
  Import import;
  std::optional<Job> job, undo;
};
struct ImportStartView {
  std::vector<PastImport> past;
  std::string error = {};  // translated: why the last file was not taken
};
std::string import_start_page(const PageContext& ctx, const ImportStartView& view);

// The names of the form's controls: encoding, delimiter, header, dates, decimals, match,
// column.<n>. The button named "again" reads the file anew with what was chosen above the columns.
struct ImportColumnsView {
  Import import;
  ImportSettings settings;
  std::vector<std::vector<std::string>> rows;  // a few, for examples
  std::string error = {};
};
std::string import_columns_page(const PageContext& ctx, const ImportColumnsView& view);

struct ImportReportView {
  Import import;
  Job job;
  ImportReport report;
};
struct ImportRehearsalView : ImportReportView {
  std::vector<ImportSample> samples;
};
std::string import_rehearsal_page(const PageContext& ctx, const ImportRehearsalView& view);

struct BestClient {
  Id id;
  std::string name;
  std::int64_t orders = 0;
  Money total;
};
struct ImportResultView : ImportReportView {
  std::optional<Job> undo;
  std::int64_t kept_by_undo = 0;
  std::vector<BestClient> best;
  std::string insights_url = {};  // what the orders tell; empty: no link
};
std::string import_result_page(const PageContext& ctx, const ImportResultView& view);

// A rehearsal, an import or the taking back of one while it runs; `job` says which.
struct ImportProgressView {
  Import import;
  Job job;
};
std::string import_progress_page(const PageContext& ctx, const ImportProgressView& view);

std::string import_address(Id import);  // /import/<id>
// /import/<id>/<verb>
std::string import_address(Id import, std::string_view verb);

}  // namespace clientela
