#include "pages/card_parts.h"

#include <algorithm>

#include "pages/attribute_if.h"
#include "pages/field_view.h"
#include "pages/form_page.h"
#include "pages/paths.h"

namespace clientela {
namespace {

constexpr std::size_t most_short_fields = 4;

// Fields of a part that a card shows: its owner is the card itself.
std::vector<const Field*> shown_fields(const ObjectType& part) {
  std::vector<const Field*> fields;
  for (const auto& field : part.fields) {
    if (&field != part.owner_field() && field.format != TextFormat::secret) {
      fields.push_back(&field);
    }
  }
  return fields;
}

std::vector<const Record*> rows_of(const CardView& view, const ObjectType& part) {
  std::vector<const Record*> rows;
  for (const auto& record : view.whole.parts) {
    if (record.type == &part) rows.push_back(&record);
  }
  return rows;
}

// Features that show a noun's parts in a panel of their own hide them here.
bool is_hidden(const CardView& view, const ObjectType& part) {
  return std::find(view.hidden.begin(), view.hidden.end(), part.name) != view.hidden.end();
}

bool is_short(const ObjectType& part) { return shown_fields(part).size() <= most_short_fields; }

void heading(Html& html, const PageContext& ctx, const CardView& view, const ObjectType& part) {
  const Record& record = view.whole.record;
  html.element("h2", {{"class", "group-title"}}, [&] {
    html.text(ctx.tr(part.label_plural));
    if (record.deleted_at || !ctx.may_write(*record.type)) return;
    const std::string url = edit_path(*record.type, record.id) + "#parts-" + std::string(part.name);
    html.text(" ");
    html.element("a",
                 {{"class", "btn btn-sm btn-icon btn-quiet"},
                  {"href", url},
                  {"aria-label", ctx.tr("Edit {}", ctx.tr(part.label_plural))}},
                 [&] {
                   icon(html, "pencil");
                   html.span("visually-hidden", ctx.tr("Edit"));
                 });
  });
}

// What is ticked is said, what is not is left out.
bool is_said(const Value& value) {
  const bool* ticked = std::get_if<bool>(&value);
  return ticked == nullptr ? !is_empty(value) : *ticked;
}

void short_values(Html& html, const PageContext& ctx, const CardView& view, const Record& row,
                  const std::vector<const Field*>& fields) {
  bool first = true;
  for (const Field* field : fields) {
    const Value& value = row[field->key];
    if (!is_said(value)) continue;
    if (!first) html.text(" · ");
    first = false;
    if (std::holds_alternative<bool>(value)) {
      html.span("muted", ctx.tr(field->label));
    } else {
      field_value(html, ctx, *field, value, view.titles);
    }
  }
}

// A kind names the row: "Phone".
void short_row(Html& html, const PageContext& ctx, const CardView& view, const Record& row) {
  std::vector<const Field*> fields = shown_fields(*row.type);
  std::string name = ctx.tr(row.type->label);
  if (!fields.empty() && fields.front()->kind == &choice_kind()) {
    name = field_text(ctx, *fields.front(), row[fields.front()->key], view.titles);
    fields.erase(fields.begin());
  }
  html.div("property", [&] {
    html.element("dt", {}, name);
    html.element("dd", {}, [&] {
      html.div("property-value", [&] { short_values(html, ctx, view, row, fields); });
    });
  });
}

Attribute cell_class(const Field& field) {
  return attribute_if(is_figure_kind(field), "class", "cell-figure");
}

void part_row(Html& html, const PageContext& ctx, const CardView& view, const Record& row,
              const std::vector<const Field*>& fields) {
  html.element("tr", {}, [&] {
    for (const Field* field : fields) {
      html.element("td", {cell_class(*field)},
                   [&] { field_cell(html, ctx, *field, row[field->key], view.titles); });
    }
  });
}

void part_table(Html& html, const PageContext& ctx, const CardView& view, const ObjectType& part,
                const std::vector<const Record*>& rows) {
  const std::vector<const Field*> fields = shown_fields(part);
  html.element("table", {{"class", "records records-inset records-plain"}, {"tabindex", "0"}}, [&] {
    html.element("caption", {{"class", "visually-hidden"}}, ctx.tr(part.label_plural));
    html.element("thead", {}, [&] {
      html.element("tr", {}, [&] {
        for (const Field* field : fields) {
          html.element("th", {{"scope", "col"}, cell_class(*field)}, ctx.tr(field->label));
        }
      });
    });
    html.element("tbody", {}, [&] {
      for (const Record* row : rows) part_row(html, ctx, view, *row, fields);
    });
  });
}

void related_item(Html& html, const RelatedItem& item) {
  html.element("li", {{"class", "related-item"}}, [&] {
    html.link(item.url, "related-title", item.title);
    html.text(" ");
    html.span("related-figure", item.figure);
    html.text(" ");
    html.span("related-detail", item.detail);
  });
}

}  // namespace

void card_short_parts(Html& html, const PageContext& ctx, const CardView& view) {
  for (const ObjectType* part : ctx.model.parts_of(*view.whole.record.type)) {
    if (!is_short(*part) || is_hidden(view, *part)) continue;
    const auto rows = rows_of(view, *part);
    html.div("group", [&] {
      heading(html, ctx, view, *part);
      if (rows.empty()) html.element("p", {{"class", "muted"}}, ctx.tr("None yet."));
      html.element("dl", {{"class", "properties"}}, [&] {
        for (const Record* row : rows) short_row(html, ctx, view, *row);
      });
    });
  }
}

void card_part_tables(Html& html, const PageContext& ctx, const CardView& view) {
  for (const ObjectType* part : ctx.model.parts_of(*view.whole.record.type)) {
    if (is_short(*part) || is_hidden(view, *part)) continue;
    const auto rows = rows_of(view, *part);
    html.div("group", [&] {
      heading(html, ctx, view, *part);
      if (rows.empty()) {
        html.element("p", {{"class", "muted"}}, ctx.tr("None yet."));
      } else {
        part_table(html, ctx, view, *part, rows);
      }
    });
  }
}

void related_list(Html& html, const PageContext& ctx, const RelatedList& list) {
  html.div("group", [&] {
    html.element("h2", {{"class", "group-title"}}, [&] {
      html.text(list.title);
      html.text(" ");
      if (!list.url.empty() && !list.count.empty()) {
        html.element("a", {{"href", list.url}}, ctx.tr("all {}", list.count));
        html.text(" ");
      }
      if (list.new_url.empty()) return;
      html.element("a",
                   {{"class", "btn btn-sm btn-icon btn-quiet"},
                    {"href", list.new_url},
                    {"aria-label", ctx.tr("Add: {}", list.title)}},
                   [&] {
                     icon(html, "plus");
                     html.span("visually-hidden", ctx.tr("Add"));
                   });
    });
    if (list.items.empty()) {
      html.element("p", {{"class", "muted"}},
                   list.empty.empty() ? ctx.tr("None yet.") : list.empty);
      return;
    }
    html.element("ul", {{"class", "related"}}, [&] {
      for (const auto& item : list.items) related_item(html, item);
    });
  });
}

void card_panels(Html& html, const CardView& view, CardZone zone) {
  for (const auto& panel : view.panels) {
    if (panel.zone != zone) continue;
    html.div("group", [&] {
      if (!panel.title.empty()) html.element("h2", {{"class", "group-title"}}, panel.title);
      html.append(panel.content);
    });
  }
}

}  // namespace clientela
