#include "pages/conflict_page.h"

#include "pages/blocks.h"
#include "pages/field_input.h"
#include "pages/field_view.h"
#include "pages/layout.h"
#include "pages/paths.h"

namespace clientela {
namespace {

void side(Html& html, const PageContext& ctx, const ConflictField& conflict, const Value& value,
          const Titles& titles, const std::string& whose, bool chosen) {
  const Field& field = *conflict.field;
  const std::string shown = field_text(ctx, field, value, titles);
  html.element("label", {}, [&] {
    html.leaf("input", {{"type", "radio"},
                        {"name", conflict.name},
                        {"value", field.kind->text(value, field)},
                        {"checked", chosen}});
    if (shown.empty()) {
      html.span("muted", ctx.tr("nothing"));
    } else {
      html.element("span", {}, shown);
    }
    html.text(" ");
    html.element("small", {}, whose);
  });
}

void conflict_field(Html& html, const PageContext& ctx, const ConflictView& view,
                    const ConflictField& conflict) {
  const Field& field = *conflict.field;
  std::string theirs = conflict.who.empty() ? ctx.tr("Somebody") : conflict.who;
  if (conflict.when.ms != 0) theirs += ", " + ago(ctx, conflict.when);
  html.element("fieldset", {{"class", "conflict"}}, [&] {
    const std::string label = ctx.tr(field.label);
    html.element("legend", {}, conflict.of.empty() ? label : conflict.of + " · " + label);
    hidden_input(html, was_name(conflict.name), field.kind->text(conflict.theirs, field));
    side(html, ctx, conflict, conflict.mine, view.titles, ctx.tr("yours"), true);
    side(html, ctx, conflict, conflict.theirs, view.titles, theirs, false);
  });
}

}  // namespace

std::string conflict_page(const PageContext& ctx, const ConflictView& view) {
  const std::string record_url = record_path(*view.type, view.id);
  const PageHead head{
      .title = ctx.tr("Two people changed this"), .crumb = view.title, .crumb_url = record_url};
  return page(ctx, head, [&](Html& html) {
    html.div("page-body", [&] {
      post_form(html, ctx, view.action, "record-form", [&](Html& form) {
        alert(form, AlertKind::warning, [&](Html& inside) {
          inside.element("strong", {}, ctx.tr("Somebody changed this while you were typing."));
          inside.element("p", {},
                         ctx.tr("Your other changes are kept. Choose what these fields "
                                "should be."));
        });
        for (const auto& [name, value] : view.hidden) hidden_input(form, name, value);
        for (const auto& conflict : view.fields) conflict_field(form, ctx, view, conflict);
        form.div("form-buttons", [&] {
          form.element("button", {{"class", "btn btn-primary"}}, ctx.tr("Save"));
          form.text(" ");
          form.link(record_url, "btn btn-quiet", ctx.tr("Leave as it is now"));
        });
      });
    });
  });
}

}  // namespace clientela
