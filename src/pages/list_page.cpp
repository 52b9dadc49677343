#include "pages/list_page.h"

#include "pages/attribute_if.h"
#include "pages/layout.h"
#include "pages/list_address.h"
#include "pages/list_parts.h"
#include "pages/paths.h"

namespace clientela {
namespace {

bool narrowed(const ListView& view) {
  return !view.address.query.filter.empty() || !view.address.query.search.empty();
}

void tabs(Html& html, const PageContext& ctx, const ListView& view) {
  if (view.tabs.empty()) return;
  html.element("nav", {{"class", "tabs"}, {"aria-label", ctx.tr("Views")}}, [&] {
    for (const auto& tab : view.tabs) {
      html.element(
          "a",
          {{"class", "tab"}, {"href", tab.url}, attribute_if(tab.current, "aria-current", "page")},
          tab.title);
      html.text(" ");
    }
  });
}

void nothing(Html& html, const PageContext& ctx, const ListView& view) {
  const ObjectType& type = *view.address.type;
  if (narrowed(view)) {
    empty_state(html, {.icon = "search",
                       .title = ctx.tr("Nothing matches"),
                       .text = ctx.tr("Remove a filter or look for something else."),
                       .actions = {{list_path(type), ctx.tr("Remove the filters")}}});
    return;
  }
  if (view.empty) {
    empty_state(html, *view.empty);
    return;
  }
  EmptyState state{.icon = std::string(type.icon),
                   .title = ctx.tr("Nothing here yet"),
                   .text = ctx.tr("What you add or import will stand here.")};
  if (ctx.may_write(type)) {
    state.actions.push_back({new_path(type), ctx.tr("Add the first one"), "plus", true});
    if (view.may_import) {
      state.actions.push_back({std::string(import_path), ctx.tr("Import a file"), "file-import"});
    }
  }
  empty_state(html, state);
}

void page_link(Html& html, std::string_view label, std::string_view icon_name,
               const std::string& url, bool next) {
  const bool there = !url.empty();
  html.element("a",
               {{"class", "btn btn-sm"},
                attribute_if(there, "href", url),
                attribute_if(there, "rel", next ? "next" : "prev"),
                attribute_if(!there, "aria-disabled", "true")},
               [&] {
                 if (!next) icon(html, icon_name);
                 html.text(label);
                 if (next) icon(html, icon_name);
               });
}

std::string cursor_url(const PageContext& ctx, const ListView& view, const std::string& cursor) {
  if (cursor.empty()) return {};
  return with_parameter(list_url(ctx.model, view.address), "cursor", cursor);
}

void how_many(Html& html, const PageContext& ctx, const ListView& view) {
  html.element("span", {}, [&] {
    const auto shown = static_cast<std::int64_t>(view.slice.records.size());
    if (shown != view.count || view.count_capped) {
      html.text(ctx.tr("{} shown", ctx.formats.integer(shown)));
      if (view.count < 0) return;
      html.text(" · ");
    }
    html.text(ctx.tr("{} in all", count_text(ctx, view)));
    if (!view.count_capped) return;
    ListAddress exact = view.address;
    exact.exact = true;
    html.text(" · ");
    html.element("a", {{"href", list_url(ctx.model, exact)}, {"rel", "nofollow"}},
                 ctx.tr("count all"));
  });
}

void pager(Html& html, const PageContext& ctx, const ListView& view) {
  html.element("nav", {{"class", "pager"}, {"aria-label", ctx.tr("Pages")}}, [&] {
    how_many(html, ctx, view);
    html.text(" ");
    page_link(html, ctx.tr("Back"), "chevron-left", cursor_url(ctx, view, view.slice.previous),
              false);
    html.text(" ");
    page_link(html, view.slice.out_of_time ? ctx.tr("Continue") : ctx.tr("Next"), "chevron-right",
              cursor_url(ctx, view, view.slice.next), true);
  });
}

void table(Html& html, const PageContext& ctx, const ListView& view) {
  if (view.slice.out_of_time) {
    alert(html, AlertKind::info,
          ctx.tr("The search stopped after a second; there may be more. Continue below."));
  }
  if (view.slice.records.empty() && !view.slice.out_of_time && view.slice.previous.empty()) {
    nothing(html, ctx, view);
    return;
  }
  html.element("div",
               {{"class", "table-wrap"},
                {"data-controller", "list"},
                {"data-action", "keydown@window->list#press"}},
               [&] { record_table(html, ctx, view); });
  pager(html, ctx, view);
}

void actions(Html& html, const PageContext& ctx, const ListView& view) {
  const ObjectType& type = *view.address.type;
  const std::string query = query_of(list_url(ctx.model, view.address));
  for (const auto& own : view.buttons) button(html, own);
  html.element("a",
               {{"class", "btn btn-sm hide-on-phone"},
                {"href", with_parameter(export_path(type, "csv") + query, "as", "shown")},
                {"data-turbo", "false"},
                {"download", true}},
               [&] {
                 icon(html, "download");
                 html.text(ctx.tr("Export"));
               });
  html.text("\n");
  if (!ctx.may_write(type)) return;
  button(html, {.url = new_path(type),
                .label = ctx.tr("New"),
                .icon = "plus",
                .primary = true,
                .shortcut = "c"});
}

}  // namespace

std::string list_page(const PageContext& ctx, const ListView& view) {
  const PageHead head{.title = ctx.tr(view.address.type->label_plural),
                      .count = count_text(ctx, view),
                      .actions = [&](Html& html) { actions(html, ctx, view); }};
  return page(ctx, head, [&](Html& html) {
    tabs(html, ctx, view);
    if (!view.error.empty()) {
      html.div("page-body", [&] { alert(html, AlertKind::warning, view.error); });
    }
    const FilterBarView bar{view.address, view.titles, view.adding, view.adding_options,
                            view.typed_filter};
    filter_bar(html, ctx, bar, [&](Html& end) {
      columns_menu(end, ctx, view);
      if (!ctx.user_name.empty()) save_view_menu(end, ctx, view);
    });
    table(html, ctx, view);
  });
}

}  // namespace clientela
