#include "pages/inline_edit.h"

#include "pages/card_page.h"
#include "pages/layout.h"
#include "pages/paths.h"

namespace clientela {
namespace {

PageHead head_of(const PageContext& ctx, const ObjectType& type, Id id, const std::string& title,
                 const Field& field) {
  return {.title = ctx.tr("Edit {}", ctx.tr(field.label)),
          .crumb = title.empty() ? ctx.tr(type.label) : title,
          .crumb_url = record_path(type, id)};
}

void edit_frame(Html& html, const PageContext& ctx, const InlineEditView& view) {
  const std::string_view key = view.input.field->key;
  html.element("turbo-frame", {{"id", property_frame(key)}}, [&] {
    post_form(html, ctx, field_path(*view.type, view.id, key), "inline-form", [&](Html& form) {
      bare_input(form, ctx, view.input);
      form.div("inline-form-buttons", [&] {
        form.element("button", {{"class", "btn btn-primary btn-sm"}}, ctx.tr("Save"));
        form.text(" ");
        form.element("a",
                     {{"class", "btn btn-sm btn-quiet"},
                      {"href", record_path(*view.type, view.id)},
                      {"data-inline-edit-cancel", true}},
                     ctx.tr("Cancel"));
      });
    });
  });
}

}  // namespace

std::string inline_edit_page(const PageContext& ctx, const InlineEditView& view) {
  const Field& field = *view.input.field;
  const PageHead head = head_of(ctx, *view.type, view.id, view.title, field);
  return page(ctx, head, [&](Html& html) {
    if (!ctx.frame.empty()) {
      edit_frame(html, ctx, view);
      return;
    }
    html.div("page-body page-narrow", [&] { edit_frame(html, ctx, view); });
  });
}

}  // namespace clientela
