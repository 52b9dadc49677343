#pragma once

#include "features/imports/import_pages.h"
#include "pages/layout.h"

namespace clientela {

// For the pages of an import.

enum class ImportStep { file, columns, rehearsal, import, result };
// The document with the steps on top.
std::string import_page(const PageContext& ctx, ImportStep step, const HtmlWriter& content,
                        bool refresh = false);

// Which file this is about.
void file_name(Html& html, const Import& import);

// "4,372 new clients · 0 changed": what was or would be imported.
void report_list(Html& html, const PageContext& ctx, const ImportReport& report, bool rehearsal);
// What the first rows would become, so that a wrong column is seen.
void sample_table(Html& html, const PageContext& ctx, const std::vector<ImportSample>& samples);
// How many rows are refused and why, the first of them, and where to have them all.
void refusals(Html& html, const PageContext& ctx, const ImportReportView& view);

}  // namespace clientela
