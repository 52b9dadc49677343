#include "pages/form_parts.h"

#include <algorithm>

#include "pages/attribute_if.h"
#include "pages/blocks.h"
#include "pages/field_controls.h"
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

using Fields = std::vector<const Field*>;

std::string_view width_class(const Fields& fields) {
  return fields.size() == inputs_of_line ? "" : " part-wide";
}

// The same for the label above a column and for the input below it.
std::string_view cell_class(const Fields& fields, std::size_t column) {
  const Field& field = *fields[column];
  if (field.kind == &boolean_kind()) return "part-check";
  if (!field.target.empty()) return "part-reference";
  return column == 1 ? "part-broad" : "part-cell";
}

// Labels above the columns; a tick box carries its own.
void column_labels(Html& html, const PageContext& ctx, const Fields& fields) {
  const std::string css_class = "part-columns" + std::string(width_class(fields));
  html.element("div", {{"class", css_class}, {"aria-hidden", "true"}}, [&] {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      const bool own_label = fields[i]->kind == &boolean_kind();
      html.element("span", {{"class", cell_class(fields, i)}},
                   own_label ? std::string() : ctx.tr(fields[i]->label));
      html.text(" ");
    }
    html.element("span", {{"class", "part-end"}}, "");
  });
}

void cell(Html& html, const PageContext& ctx, const RowDefaults& defaults, const FieldInput& input,
          std::string_view css_class) {
  html.element("div", {{"class", css_class}}, [&] {
    // On a phone the row is a block, and the labels stand in it instead of above.
    if (input.field->kind != &boolean_kind()) {
      html.element("span", {{"class", "part-label"}, {"aria-hidden", "true"}},
                   ctx.tr(input.field->label));
    }
    if (input.field->key == defaults.reference) {
      combobox(html, ctx, input, ctx.tr(input.field->label), defaults.fields);
    } else {
      bare_input(html, ctx, input);
    }
  });
  html.text(" ");
}

void row(Html& html, const PageContext& ctx, const PartsInput& parts, const PartRow& row,
         const std::string& name) {
  const Fields fields = part_fields(*parts.type);
  std::string css_class = "part" + std::string(width_class(fields));
  if (row.removed) css_class += " is-removed";
  html.element("div", {{"class", css_class}, {"data-parts-target", "row"}}, [&] {
    if (row.id) {
      hidden_input(html, name + ".id", row.id.text());
      html.leaf("input", {{"type", "hidden"},
                          {"name", name + ".remove"},
                          {"value", row.removed ? "1" : ""},
                          {"data-parts-remove", true}});
    }
    for (std::size_t i = 0; i < row.inputs.size(); ++i) {
      cell(html, ctx, parts.defaults, row.inputs[i], cell_class(fields, i));
    }
    remove_button(html, ctx, name);
    if (!row.error.empty()) {
      html.element("p", {{"class", "field-error"}}, row.error);
    }
  });
}

// Turbo would not show the page that answers, since nothing is saved.
void open_button(Html& html, const PageContext& ctx, const PartRow& row, const std::string& name) {
  html.element("button",
               {{"class", "btn btn-sm btn-quiet"},
                {"name", "open_part"},
                {"value", row.id.text()},
                {"formnovalidate", true},
                {"data-turbo", "false"},
                {"aria-label", ctx.tr("Edit {}", name)}},
               ctx.tr("Edit"));
}

void closed_row(Html& html, const PageContext& ctx, const ObjectType& part, const PartRow& row,
                std::size_t place, bool can_open) {
  const Fields fields = part_fields(part);
  const std::string css_class = "part is-closed" + std::string(width_class(fields));
  html.element("div", {{"class", css_class}, {"data-parts-place", std::to_string(place)}}, [&] {
    for (std::size_t i = 0; i < fields.size(); ++i) {
      html.element("span", {{"class", cell_class(fields, i)}}, row.told[i]);
      html.text(" ");
    }
    if (can_open) open_button(html, ctx, row, closed_row_name(part, row));
  });
}

// Rows have no room for them, so they stand once below all.
void hints(Html& html, const PageContext& ctx, const Fields& fields) {
  for (const Field* field : fields) {
    if (field->help.empty()) continue;
    html.element("p", {{"class", "form-hint"}}, ctx.tr(field->help));
  }
}

// Folded away, so that what else the form asks is not behind hundreds of rows.
void closed_rows(Html& html, const PageContext& ctx, const PartsInput& parts) {
  const auto open = static_cast<std::size_t>(
      std::count_if(parts.rows.begin(), parts.rows.end(),
                    [](const PartRow& row) { return !row.closed() && row.id; }));
  const auto closed = static_cast<std::int64_t>(std::count_if(
      parts.rows.begin(), parts.rows.end(), [](const PartRow& row) { return row.closed(); }));
  if (closed == 0) return;
  const bool can_open = open < most_open_rows;
  html.element("details", {{"class", "closed-parts"}}, [&] {
    html.element("summary", {},
                 ctx.tr.plural("{} more row: it stays as it is unless it is opened",
                               "{} more rows: they stay as they are unless they are opened", closed,
                               {ctx.formats.integer(closed)}));
    if (!can_open) {
      html.element("p", {{"class", "muted"}},
                   ctx.tr("No more rows can be changed at once: save these first."));
    }
    for (std::size_t i = 0; i < parts.rows.size(); ++i) {
      if (parts.rows[i].closed()) closed_row(html, ctx, *parts.type, parts.rows[i], i, can_open);
    }
  });
}

// What the script makes a further row of, with __N__ where the row's number goes. In an attribute,
// since text browsers show what stands in a <template>, and what is typed there would be lost.
void row_template(Html& html, const PageContext& ctx, const PartsInput& parts) {
  const ObjectType& part = *parts.type;
  PartRow empty = part_row_of(ctx, part, 0, nullptr, {});
  for (auto& input : empty.inputs) {
    input.name = row_name(part, "__N__") + "." + std::string(input.field->key);
  }
  Html content;
  row(content, ctx, parts, empty, row_name(part, "__N__"));
  html.element(
      "div",
      {{"hidden", true}, {"data-parts-target", "template"}, {"data-content", content.take()}}, "");
}

}  // namespace

std::string closed_row_name(const ObjectType& part, const PartRow& row) {
  const Fields fields = part_fields(part);
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const bool tells = fields[i]->kind != &choice_kind() && fields[i]->kind != &boolean_kind();
    if (tells && !row.told[i].empty()) return row.told[i];
  }
  return {};
}

void part_rows(Html& html, const PageContext& ctx, const PartsInput& parts) {
  const ObjectType& part = *parts.type;
  html.element(
      "fieldset",
      {{"class", "field-group"},
       {"id", "parts-" + std::string(part.name)},
       attribute_if(!parts.shown_for.empty(), "data-shown-for", parts.shown_for),
       {"data-controller", "parts"},
       {"data-parts-name-value", part.name},
       {"data-parts-next-value", std::to_string(parts.rows.size())},
       {"data-action", "draft:rows@window->parts#restore combobox:chosen->parts#showDefaults"}},
      [&] {
        html.element("legend", {}, ctx.tr(part.label_plural));
        if (!parts.rows.empty()) column_labels(html, ctx, part_fields(part));
        html.element("div", {{"class", "parts"}, {"data-parts-target", "rows"}}, [&] {
          for (std::size_t i = 0; i < parts.rows.size(); ++i) {
            if (parts.rows[i].closed()) continue;
            row(html, ctx, parts, parts.rows[i], row_name(part, std::to_string(i)));
          }
        });
        hints(html, ctx, part_fields(part));
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
        closed_rows(html, ctx, parts);
        row_template(html, ctx, parts);
      });
}

}  // namespace clientela
