#include "pages/bin_page.h"

#include <algorithm>

#include "pages/attribute_if.h"
#include "pages/blocks.h"
#include "pages/layout.h"
#include "pages/list_address.h"
#include "pages/paths.h"

namespace clientela {
namespace {

void bin_row(Html& html, const PageContext& ctx, const BinView& view, const Record& record) {
  html.element("tr", {}, [&] {
    html.element("td", {{"class", "cell-title"}}, [&] {
      const std::string title = record.title();
      html.element("a", {{"href", record_path(*view.type, record.id)}},
                   title.empty() ? ctx.tr("Without a name") : title);
    });
    html.element("td", {}, [&] {
      if (record.deleted_at) moment(html, ctx, *record.deleted_at);
    });
    const auto person = view.people.find(record.modified_by);
    html.element("td", {}, person == view.people.end() ? std::string() : person->second);
    html.element("td", {{"class", "cell-actions"}}, [&] {
      if (!ctx.may_write(*view.type)) return;
      post_button(html, ctx,
                  {.action = restore_path(*view.type, record.id),
                   .label = ctx.tr("Restore"),
                   .css_class = "btn btn-sm"});
    });
  });
}

void bin_table(Html& html, const PageContext& ctx, const BinView& view) {
  html.element("table", {{"class", "records"}}, [&] {
    html.element("caption", {{"class", "visually-hidden"}}, ctx.tr("Deleted records"));
    html.element("thead", {}, [&] {
      html.element("tr", {}, [&] {
        for (const auto& label : {ctx.tr("Name"), ctx.tr("Deleted"), ctx.tr("By")}) {
          html.element("th", {{"scope", "col"}}, label);
        }
        html.element("th", {{"class", "cell-actions"}, {"scope", "col"}},
                     [&] { html.span("visually-hidden", ctx.tr("Actions")); });
      });
    });
    html.element("tbody", {}, [&] {
      for (const auto& record : view.slice.records) bin_row(html, ctx, view, record);
    });
  });
}

void pager(Html& html, const PageContext& ctx, const BinView& view) {
  const auto link = [&](const std::string& cursor, std::string_view relation,
                        const std::string& label) {
    if (cursor.empty()) return;
    html.element("a",
                 {{"class", "btn btn-sm"},
                  {"href", with_parameter(bin_path(*view.type), "cursor", cursor)},
                  {"rel", relation}},
                 label);
  };
  html.element("nav", {{"class", "pager"}, {"aria-label", ctx.tr("Pages")}}, [&] {
    link(view.slice.previous, "prev", ctx.tr("Back"));
    link(view.slice.next, "next", ctx.tr("Next"));
  });
}

// The bins in which something lies, and this one, as tabs.
void tabs(Html& html, const PageContext& ctx, const BinView& view) {
  html.element("nav", {{"class", "tabs"}, {"aria-label", ctx.tr("Bin")}}, [&] {
    for (const auto& type : ctx.model.types()) {
      const bool current = &type == view.type;
      const bool filled =
          std::find(view.filled.begin(), view.filled.end(), &type) != view.filled.end();
      if (!filled && !current) continue;
      html.element("a",
                   {{"class", "tab"},
                    {"href", bin_path(type)},
                    attribute_if(current, "aria-current", "page")},
                   ctx.tr(type.label_plural));
      html.text(" ");
    }
  });
}

void together_note(Html& html, const PageContext& ctx) {
  html.element("p", {{"class", "page-body muted"}}, [&] {
    html.text(
        ctx.tr("What went as a whole, such as the sample or an import that was taken back, is "
               "not listed here record by record."));
    html.text(" ");
    html.element("a", {{"href", "/log"}}, ctx.tr("The history tells of it."));
  });
}

}  // namespace

std::string bin_page(const PageContext& ctx, const BinView& view) {
  return page(ctx, {.title = ctx.tr("Bin")}, [&](Html& html) {
    tabs(html, ctx, view);
    if (view.some_went_together) together_note(html, ctx);
    if (view.slice.records.empty()) {
      empty_state(html, {.icon = "trash",
                         .title = ctx.tr("The bin is empty"),
                         .text = ctx.tr("What is deleted waits here and can be restored.")});
      return;
    }
    html.div("table-wrap", [&] { bin_table(html, ctx, view); });
    pager(html, ctx, view);
  });
}

}  // namespace clientela
