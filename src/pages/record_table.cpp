#include "pages/attribute_if.h"
#include "pages/field_view.h"
#include "pages/list_page.h"
#include "pages/paths.h"

namespace clientela {
namespace {

std::string header_label(const PageContext& ctx, const Field& field) {
  const bool amount = field.kind == &money_kind() || field.kind == &price_kind();
  std::string label = ctx.tr(field.label);
  if (amount && !ctx.currency.empty()) label.append(", ").append(ctx.currency.code());
  return label;
}

// What is the same for all rows, found once.
struct Column {
  const Field* field = nullptr;
  int position = -1;  // of the value in the record; -1: a system field
  const ListCell* cell = nullptr;
  std::string_view css_class;
  std::string folder = {};  // of the records that a reference points to
  std::string label = {};   // of what says nothing on a phone, where headings are not shown
};

const ListCell* custom_cell(const ListView& view, std::string_view key) {
  for (const auto& cell : view.cells) {
    if (cell.key == key) return &cell;
  }
  return nullptr;
}

// On a phone a row shows its first figure beside the name and the first other columns below it.
std::vector<Column> table_columns(const PageContext& ctx, const ListView& view) {
  constexpr int shown_on_phone = 3;
  std::vector<Column> columns;
  bool figure_seen = false;
  int others = 0;
  for (const Field* field : view.columns) {
    const bool figure = is_figure_kind(*field);
    const bool beside_name = figure && !figure_seen;
    std::string_view css_class;
    if (figure) {
      css_class = figure_seen ? "cell-figure cell-hide" : "cell-figure cell-side";
      figure_seen = true;
    } else if (++others > shown_on_phone) {
      css_class = "cell-hide";
    }
    columns.push_back(
        {field, view.address.type->position(field->key), custom_cell(view, field->key), css_class});
    const bool yes_or_no = field->kind == &boolean_kind();
    if (beside_name || yes_or_no) columns.back().label = header_label(ctx, *field);
    const ObjectType* target = ctx.model.find_type(field->target);
    if (target != nullptr) columns.back().folder = list_path(*target) + "/";
  }
  return columns;
}

// The next order when the header is clicked: figures and dates are wanted largest first.
SortOrder next_order(const ListView& view, const Field& field) {
  const SortOrder& now = view.address.query.order;
  if (now.key == field.key) return {std::string(field.key), !now.descending};
  const bool largest_first =
      is_figure_kind(field) || field.kind == &date_kind() || field.kind == &instant_kind();
  return {std::string(field.key), largest_first};
}

void header(Html& html, const PageContext& ctx, const ListView& view, const Field& field,
            std::string_view css_class) {
  const SortOrder& now = view.address.query.order;
  const bool sorted = now.key == field.key;
  html.element("th",
               {{"scope", "col"},
                attribute_if(!css_class.empty(), "class", css_class),
                attribute_if(sorted, "aria-sort", now.descending ? "descending" : "ascending")},
               [&] {
                 if (!sortable(field)) {
                   html.text(header_label(ctx, field));
                   return;
                 }
                 ListAddress address = view.address;
                 address.query.order = next_order(view, field);
                 html.element("a", {{"href", list_url(ctx.model, address)}}, [&] {
                   html.text(header_label(ctx, field));
                   if (sorted) icon(html, now.descending ? "arrow-down" : "arrow-up");
                 });
               });
}

void title_cell(Html& html, const PageContext& ctx, const ListView& view, const Record& record,
                const ListCell* custom, std::string_view path) {
  html.element("td", {{"class", "cell-title"}}, [&] {
    html.element("a", {{"href", path}}, [&] {
      if (custom != nullptr) {
        custom->write(html, ctx, record, view.titles);
        return;
      }
      const std::string title = record.title();
      html.span("text-truncate", title.empty() ? ctx.tr("Without a name") : title);
    });
  });
}

void cell(Html& html, const PageContext& ctx, const ListView& view, const Record& record,
          const Column& column) {
  html.element("td",
               {attribute_if(!column.css_class.empty(), "class", column.css_class),
                attribute_if(!column.label.empty(), "data-label", column.label)},
               [&] {
                 if (column.cell != nullptr) {
                   column.cell->write(html, ctx, record, view.titles);
                 } else if (column.position < 0) {
                   field_cell(html, ctx, *column.field, query_value(record, column.field->key),
                              view.titles);
                 } else {
                   const Value& value = record.values[static_cast<std::size_t>(column.position)];
                   if (column.folder.empty()) {
                     field_cell(html, ctx, *column.field, value, view.titles);
                   } else {
                     reference_link(html, ctx, column.folder, value, view.titles);
                   }
                 }
               });
}

void rows(Html& html, const PageContext& ctx, const ListView& view,
          const std::vector<Column>& columns) {
  const ObjectType& type = *view.address.type;
  const ListCell* title = custom_cell(view, {});
  const bool may_write = ctx.may_write(type);
  const std::string folder = list_path(type) + "/";
  std::string path, edit;
  for (const auto& record : view.slice.records) {
    path.assign(folder).append(record.id.text());
    if (may_write) edit.assign(path).append("/edit");
    html.element(
        "tr", {{"data-list-target", "row"}, attribute_if(may_write, "data-edit-url", edit)}, [&] {
          title_cell(html, ctx, view, record, title, path);
          for (const auto& column : columns) cell(html, ctx, view, record, column);
        });
  }
}

}  // namespace

const Field* title_field(const ObjectType& type) {
  if (type.fields.empty()) return nullptr;
  if (!type.title) return &type.fields.front();
  // It makes the title by itself where a record that has nothing else is called by it.
  const std::string name = "?";
  for (const auto& field : type.fields) {
    if (field.kind != &text_kind()) continue;
    Record alone(type);
    alone[field.key] = name;
    if (alone.title() == name) return &field;
  }
  return nullptr;
}

std::vector<const Field*> list_columns(const ObjectType& type,
                                       const std::vector<std::string>& asked) {
  std::vector<const Field*> columns;
  const Field* title = title_field(type);
  for (const auto& key : asked) {
    const Field* field = query_field(type, key);
    if (field != nullptr && field != title && field->format != TextFormat::secret) {
      columns.push_back(field);
    }
  }
  if (!asked.empty()) return columns;
  for (const auto* group : {&type.fields, &type.figures}) {
    for (const auto& field : *group) {
      if (field.list && &field != title) columns.push_back(&field);
    }
  }
  return columns;
}

void record_table(Html& html, const PageContext& ctx, const ListView& view) {
  const ObjectType& type = *view.address.type;
  const std::vector<Column> columns = table_columns(ctx, view);
  html.element("table", {{"class", "records"}}, [&] {
    html.element("caption", {{"class", "visually-hidden"}}, ctx.tr(type.label_plural));
    html.element("thead", {}, [&] {
      html.element("tr", {}, [&] {
        if (const Field* title = title_field(type)) {
          header(html, ctx, view, *title, {});
        } else {
          html.element("th", {{"scope", "col"}}, ctx.tr(type.label));
        }
        for (const auto& column : columns) header(html, ctx, view, *column.field, column.css_class);
      });
    });
    html.element("tbody", {}, [&] { rows(html, ctx, view, columns); });
  });
}

}  // namespace clientela
