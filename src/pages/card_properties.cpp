#include <algorithm>

#include "pages/attribute_if.h"
#include "pages/card_parts.h"
#include "pages/field_view.h"
#include "pages/list_page.h"
#include "pages/paths.h"

namespace clientela {
namespace {

bool has_edit_link(const PageContext& ctx, const Record& record, const Field& field) {
  const int position = record.type->position(field.key);
  return !field.computed && !record.type->is_figure(position) && !record.deleted_at &&
         ctx.may_write(*record.type);
}

bool left_out(const CardView& view, const Field& field) {
  if (field.format == TextFormat::secret) return true;
  return std::find(view.hidden.begin(), view.hidden.end(), field.key) != view.hidden.end();
}

// Groups in the order in which fields first name them.
std::vector<std::string_view> groups(const ObjectType& type) {
  std::vector<std::string_view> names;
  for (const auto& field : type.fields) {
    if (std::find(names.begin(), names.end(), field.group) == names.end()) {
      names.push_back(field.group);
    }
  }
  return names;
}

void group(Html& html, const PageContext& ctx, const CardView& view, std::string_view name) {
  const Record& record = view.whole.record;
  html.div("group", [&] {
    html.element("h2", {{"class", "group-title"}},
                 name.empty() ? ctx.tr("Properties") : ctx.tr(name));
    html.element("dl", {{"class", "properties"}}, [&] {
      for (const auto& field : record.type->fields) {
        if (field.group == name && !left_out(view, field)) {
          property(html, ctx, record, field, view.titles);
        }
      }
    });
  });
}

}  // namespace

std::string property_frame(std::string_view key) { return "property-" + std::string(key); }

void property(Html& html, const PageContext& ctx, const Record& record, const Field& field,
              const Titles& titles) {
  const Value value = query_value(record, field.key);
  const std::string label = ctx.tr(field.label);
  html.div("property", [&] {
    html.element("dt", {}, label);
    html.element("dd", {}, [&] {
      html.element("turbo-frame", {{"id", property_frame(field.key)}}, [&] {
        html.div(is_empty(value) ? "property-value is-empty" : "property-value", [&] {
          field_value(html, ctx, field, value, titles);
          if (is_empty(value)) html.text("—");
          if (!has_edit_link(ctx, record, field)) return;
          html.text(" ");
          html.element("a",
                       {{"class", "property-edit"},
                        {"href", field_path(*record.type, record.id, field.key)},
                        {"aria-label", ctx.tr("Edit {}", label)}},
                       [&] {
                         icon(html, "pencil");
                         html.span("visually-hidden", ctx.tr("Edit {}", label));
                       });
        });
      });
    });
  });
}

void card_properties(Html& html, const PageContext& ctx, const CardView& view) {
  const ObjectType& type = *view.whole.record.type;
  for (const auto name : groups(type)) {
    const bool any = std::any_of(type.fields.begin(), type.fields.end(), [&](const Field& field) {
      return field.group == name && !left_out(view, field);
    });
    if (any) group(html, ctx, view, name);
  }
}

}  // namespace clientela
