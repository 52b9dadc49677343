#include "pages/search_page.h"

#include "pages/blocks.h"
#include "pages/layout.h"
#include "pages/paths.h"

namespace clientela {
namespace {

void search_form(Html& html, const PageContext& ctx, const SearchView& view) {
  html.element("form", {{"class", "field"}, {"action", search_path}, {"role", "search"}}, [&] {
    html.element("label", {{"class", "visually-hidden"}, {"for", "search-text"}}, ctx.tr("Search"));
    html.leaf("input", {{"class", "form-control"},
                        {"id", "search-text"},
                        {"name", "q"},
                        {"type", "search"},
                        {"value", view.text},
                        {"autofocus", view.text.empty()},
                        {"data-shortcut", "/"}});
    html.text(" ");
    html.element("button", {{"class", "btn btn-sm mt-2"}}, ctx.tr("Search"));
  });
}

void found_item(Html& html, const FoundRecord& found) {
  html.element("li", {{"class", "related-item"}}, [&] {
    if (!found.type->icon.empty()) icon(html, found.type->icon);
    html.link(record_path(*found.type, found.id), "related-title", found.title);
    html.text(" ");
    html.span("related-figure", "");
    html.span("related-detail", found.detail);
  });
}

// By noun, in the order of each noun's best hit.
void groups(Html& html, const PageContext& ctx, const std::vector<FoundRecord>& found) {
  std::vector<const ObjectType*> written;
  for (const auto& first : found) {
    bool seen = false;
    for (const auto* type : written) seen = seen || type == first.type;
    if (seen) continue;
    written.push_back(first.type);
    html.element("section", {{"class", "section"}}, [&] {
      html.element("h2", {{"class", "section-title"}}, ctx.tr(first.type->label_plural));
      html.element("ul", {{"class", "related"}}, [&] {
        for (const auto& hit : found) {
          if (hit.type == first.type) found_item(html, hit);
        }
      });
    });
  }
}

}  // namespace

std::string search_page(const PageContext& ctx, const SearchView& view) {
  const PageHead head{.title = ctx.tr("Search")};
  return page(ctx, head, [&](Html& html) {
    html.div("page-body page-narrow", [&] {
      search_form(html, ctx, view);
      if (view.indexing) {
        alert(html, AlertKind::info,
              ctx.tr("Some records are still being made searchable; look again in a moment."));
      }
      if (view.found.empty() && !view.text.empty()) {
        empty_state(html, {.icon = "search",
                           .title = ctx.tr("Nothing found"),
                           .text = ctx.tr("Try fewer letters, or another word.")});
      }
      groups(html, ctx, view.found);
      if (view.more) {
        html.element("p", {{"class", "muted"}},
                     ctx.tr("There is more: write another word to narrow it."));
      }
    });
  });
}

}  // namespace clientela
