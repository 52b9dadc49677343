#include "pages/form_parts.h"

#include "pages/attribute_if.h"
#include "pages/blocks.h"
#include "pages/layout.h"

namespace clientela {
namespace {

std::string row_name(const ObjectType& part, std::string_view index) {
  return std::string(part.name) + "." + std::string(index);
}

void remove_button(Html& html, const PageContext& ctx, const std::string& name) {
  html.element("button",
               {{"class", "btn btn-icon btn-sm btn-quiet"},
                {"name", "remove_part"},
                {"value", name},
                {"formnovalidate", true},
                {"aria-label", ctx.tr("Remove this row")},
                {"data-action", "parts#remove"}},
               [&] {
                 icon(html, "x");
                 html.span("visually-hidden", ctx.tr("Remove"));
               });
}

// Kind, value, tick box: for which the stylesheet has a line; others share the width.
constexpr std::size_t inputs_of_line = 3;

std::string_view width_class(const PartRow& row) {
  return row.inputs.size() == inputs_of_line ? "" : " part-wide";
}

// The same for the label above a column and for the input below it.
std::string_view cell_class(const PartRow& row, std::size_t column) {
  const Field& field = *row.inputs[column].field;
  if (field.kind == &boolean_kind()) return "part-check";
  if (!field.target.empty()) return "part-reference";
  return column == 1 ? "part-broad" : "part-cell";
}

// Labels above the columns; a tick box carries its own.
void column_labels(Html& html, const PageContext& ctx, const PartRow& row) {
  const std::string css_class = "part-columns" + std::string(width_class(row));
  html.element("div", {{"class", css_class}, {"aria-hidden", "true"}}, [&] {
    for (std::size_t i = 0; i < row.inputs.size(); ++i) {
      const Field& field = *row.inputs[i].field;
      const bool own_label = field.kind == &boolean_kind();
      html.element("span", {{"class", cell_class(row, i)}},
                   own_label ? std::string() : ctx.tr(field.label));
      html.text(" ");
    }
    html.element("span", {{"class", "part-end"}}, "");
  });
}

std::string row_class(const PartRow& row) {
  std::string css_class = "part" + std::string(width_class(row));
  if (row.removed) css_class += " is-removed";
  return css_class;
}

void row(Html& html, const PageContext& ctx, const PartRow& row, const std::string& name) {
  html.element("div", {{"class", row_class(row)}, {"data-parts-target", "row"}}, [&] {
    if (row.id) {
      hidden_input(html, name + ".id", row.id.text());
      html.leaf("input", {{"type", "hidden"},
                          {"name", name + ".remove"},
                          {"value", row.removed ? "1" : ""},
                          {"data-parts-remove", true}});
    }
    for (std::size_t i = 0; i < row.inputs.size(); ++i) {
      const FieldInput& input = row.inputs[i];
      html.element("div", {{"class", cell_class(row, i)}}, [&] {
        // On a phone the row is a block, and the labels stand in it instead of above.
        if (input.field->kind != &boolean_kind()) {
          html.element("span", {{"class", "part-label"}, {"aria-hidden", "true"}},
                       ctx.tr(input.field->label));
        }
        bare_input(html, ctx, input);
      });
      html.text(" ");
    }
    remove_button(html, ctx, name);
    if (!row.error.empty()) {
      html.element("p", {{"class", "field-error"}}, row.error);
    }
  });
}

// What the script makes a further row of, with __N__ where the row's number goes. In an attribute,
// since text browsers show what stands in a <template>, and what is typed there would be lost.
void row_template(Html& html, const PageContext& ctx, const ObjectType& part) {
  PartRow empty = part_row_of(ctx, part, 0, nullptr, {});
  for (auto& input : empty.inputs) {
    input.name = row_name(part, "__N__") + "." + std::string(input.field->key);
  }
  Html content;
  row(content, ctx, empty, row_name(part, "__N__"));
  html.element(
      "div",
      {{"hidden", true}, {"data-parts-target", "template"}, {"data-content", content.take()}}, "");
}

}  // namespace

void part_rows(Html& html, const PageContext& ctx, const PartsInput& parts) {
  const ObjectType& part = *parts.type;
  html.element("fieldset",
               {{"class", "field-group"},
                {"id", "parts-" + std::string(part.name)},
                attribute_if(!parts.shown_for.empty(), "data-shown-for", parts.shown_for),
                {"data-controller", "parts"},
                {"data-parts-name-value", part.name},
                {"data-parts-next-value", std::to_string(parts.rows.size())},
                {"data-action", "draft:rows@window->parts#restore"}},
               [&] {
                 html.element("legend", {}, ctx.tr(part.label_plural));
                 if (!parts.rows.empty()) column_labels(html, ctx, parts.rows.front());
                 html.element("div", {{"class", "parts"}, {"data-parts-target", "rows"}}, [&] {
                   for (std::size_t i = 0; i < parts.rows.size(); ++i) {
                     row(html, ctx, parts.rows[i], row_name(part, std::to_string(i)));
                   }
                 });
                 html.element("button",
                              {{"class", "btn btn-sm"},
                               {"name", "add_part"},
                               {"value", part.name},
                               {"formnovalidate", true},
                               {"data-action", "parts#add"}},
                              [&] {
                                icon(html, "plus");
                                html.text(ctx.tr("Add another"));
                              });
                 row_template(html, ctx, part);
               });
}

}  // namespace clientela
