#include "features/imports/import_screens.h"

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

}  // namespace

void add_import_screens(Screens& screens) {
  for (const auto* noun : {"client", "order", "product"}) screens.lists.emplace(noun, extend_list);
}

}  // namespace clientela
