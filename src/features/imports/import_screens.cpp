#include "features/imports/import_screens.h"

#include "features/imports/import.h"
#include "features/imports/import_pages.h"
#include "pages/paths.h"

namespace clientela {
namespace {

void extend_list(const PageContext& ctx, Reading&, ListView& view) {
  if (!ctx.may_write(*view.address.type)) return;
  view.buttons.push_back({.url = std::string(import_path),
                          .label = ctx.tr("Import"),
                          .icon = "upload",
                          .shortcut = "i"});
}

// Where an import is looked at and taken back as a whole.
std::string page_of_job(const Job& job) {
  const auto import = import_of_job(job);
  return import ? import_address(*import) : job_path(job.id);
}

}  // namespace

void add_import_screens(Screens& screens) {
  for (const auto* noun : {"client", "order", "product"}) screens.lists.emplace(noun, extend_list);
  for (const auto* kind : {"import", "import.undo"}) screens.jobs.emplace(kind, page_of_job);
}

}  // namespace clientela
