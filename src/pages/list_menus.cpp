#include <algorithm>

#include "pages/layout.h"
#include "pages/list_address.h"
#include "pages/list_parts.h"
#include "pages/paths.h"

namespace clientela {
namespace {

void menu(Html& html, std::string_view icon_name, std::string_view label,
          const HtmlWriter& content) {
  html.element("details", {{"class", "menu"}}, [&] {
    html.element("summary", {{"class", "btn btn-sm btn-quiet"}}, [&] {
      icon(html, icon_name);
      html.text(label);
    });
    content(html);
  });
}

bool can_be_column(const ObjectType& type, const Field& field) {
  return &field != title_field(type) && field.format != TextFormat::secret &&
         field.format != TextFormat::multiline;
}

void column_boxes(Html& html, const PageContext& ctx, const ListView& view) {
  const ObjectType& type = *view.address.type;
  for (const auto* group : {&type.fields, &type.figures}) {
    for (const auto& field : *group) {
      if (!can_be_column(type, field)) continue;
      const bool shown =
          std::find(view.columns.begin(), view.columns.end(), &field) != view.columns.end();
      html.element("label", {{"class", "menu-item"}}, [&] {
        html.leaf("input", {{"class", "form-check-input m-0"},
                            {"type", "checkbox"},
                            {"name", "column"},
                            {"value", field.key},
                            {"checked", shown}});
        html.text(ctx.tr(field.label));
      });
      html.text("\n");
    }
  }
}

void view_name_inputs(Html& form, const PageContext& ctx) {
  form.element("label", {{"class", "form-label"}, {"for", "view-name"}},
               ctx.tr("Name of this view"));
  form.leaf("input", {{"class", "form-control mb-2"},
                      {"id", "view-name"},
                      {"name", "name"},
                      {"required", true},
                      {"maxlength", "100"},
                      {"autocomplete", "off"}});
  form.text(" ");
  if (ctx.role < Role::member) return;
  form.element("label", {{"class", "form-check"}}, [&] {
    form.leaf("input", {{"class", "form-check-input"},
                        {"type", "checkbox"},
                        {"name", "shared"},
                        {"value", "true"}});
    form.span("form-check-label", ctx.tr("For everybody"));
  });
  form.text(" ");
}

void remove_view_buttons(Html& html, const PageContext& ctx, const ListView& view) {
  for (const auto& tab : view.tabs) {
    if (!tab.current || !tab.id) continue;
    html.leaf("hr", {{"class", "menu-line"}});
    post_button(html, ctx,
                {.action = std::string(views_path) + "/" + tab.id.text() + "/delete",
                 .label = ctx.tr("Remove “{}”", tab.title),
                 .icon = "trash",
                 .css_class = "menu-item is-danger"});
  }
}

}  // namespace

void columns_menu(Html& html, const PageContext& ctx, const ListView& view) {
  menu(html, "columns", ctx.tr("Columns"), [&](Html& inside) {
    inside.element(
        "form", {{"class", "menu-panel is-end"}, {"action", list_path(*view.address.type)}}, [&] {
          carry_address(inside, list_url(ctx.model, view.address), {"columns"});
          column_boxes(inside, ctx, view);
          inside.leaf("hr", {{"class", "menu-line"}});
          inside.element("button", {{"class", "btn btn-sm btn-primary w-100"}},
                         ctx.tr("Show these"));
        });
  });
}

void save_view_menu(Html& html, const PageContext& ctx, const ListView& view) {
  const std::string url = list_url(ctx.model, view.address);
  const std::size_t mark = url.find('?');
  menu(html, "bookmark", ctx.tr("Save view"), [&](Html& inside) {
    inside.div("menu-panel is-end is-form", [&] {
      post_form(inside, ctx, views_path, {}, [&](Html& form) {
        hidden_input(form, "noun", view.address.type->name);
        hidden_input(form, "query", mark == std::string::npos ? "" : url.substr(mark + 1));
        view_name_inputs(form, ctx);
        form.element("button", {{"class", "btn btn-sm btn-primary"}}, ctx.tr("Save"));
      });
      remove_view_buttons(inside, ctx, view);
    });
  });
}

std::string count_text(const PageContext& ctx, const ListView& view) {
  if (view.count < 0) return {};
  const std::string number = ctx.formats.integer(view.count);
  return view.count_capped ? number + "+" : number;
}

}  // namespace clientela
