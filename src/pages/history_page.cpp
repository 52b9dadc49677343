#include "pages/history_page.h"

#include "pages/blocks.h"
#include "pages/layout.h"
#include "pages/paths.h"

namespace clientela {

std::string history_page(const PageContext& ctx, const HistoryView& view) {
  PageHead head{.title = ctx.tr("History")};
  if (view.type != nullptr) {
    head.crumb = view.title;
    head.crumb_url = record_path(*view.type, view.id);
  }
  return page(ctx, head, [&](Html& html) {
    html.div("page-body page-narrow", [&] {
      if (view.entries.empty()) {
        empty_state(html, {.icon = "history",
                           .title = ctx.tr("Nothing has happened yet"),
                           .text = ctx.tr("Every change will stand here, with a way back.")});
      }
      timeline(html, ctx, history_entries(ctx, view));
      if (view.older_url.empty()) return;
      html.element("p", {{"class", "mt-3"}}, [&] {
        html.element("a", {{"href", view.older_url}, {"rel", "next"}}, ctx.tr("Earlier"));
      });
    });
  });
}

}  // namespace clientela
