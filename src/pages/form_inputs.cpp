#include <algorithm>

#include "pages/field_controls.h"
#include "pages/form_page.h"
#include "pages/paths.h"

namespace clientela {
namespace {

FieldInput form_input(const Field& field, const Value& value, const Titles& titles, bool fresh) {
  FieldInput input = input_of(field, value, titles);
  if (!fresh && field.format != TextFormat::secret) input.was = input.text;
  return input;
}

}  // namespace

FieldInput* FormView::find(std::string_view control_name) {
  for (auto& input : inputs) {
    if (input.name == control_name) return &input;
  }
  for (auto& part : parts) {
    for (auto& row : part.rows) {
      for (auto& input : row.inputs) {
        if (input.name == control_name) return &input;
      }
    }
  }
  return nullptr;
}

std::string part_input_name(const ObjectType& part, std::size_t index, std::string_view key) {
  std::string name(part.name);
  name.append(1, '.').append(std::to_string(index)).append(1, '.').append(key);
  return name;
}

std::vector<const Field*> part_fields(const ObjectType& part) {
  std::vector<const Field*> fields;
  for (const auto& field : part.fields) {
    if (&field != part.owner_field() && !field.computed) fields.push_back(&field);
  }
  return fields;
}

PartRow part_row_of(const PageContext& ctx, const ObjectType& part, std::size_t index,
                    const Record* record, const Titles& titles) {
  PartRow row;
  if (record != nullptr) row.id = record->id;
  const Record preset = new_record(part, ctx.parse());
  const Record& shown = record == nullptr ? preset : *record;
  for (const Field* field : part_fields(part)) {
    FieldInput input = form_input(*field, shown[field->key], titles, record == nullptr);
    input.name = part_input_name(part, index, field->key);
    row.inputs.push_back(std::move(input));
  }
  return row;
}

FormView form_of(const PageContext& ctx, const Whole& whole, const Titles& titles) {
  const ObjectType& type = *whole.record.type;
  const bool fresh = whole.record.id.empty();
  const std::string label = ctx.tr(type.label);
  FormView view;
  view.type = &type;
  view.id = whole.record.id;
  view.version = whole.record.version;
  view.title = fresh ? ctx.tr("New: {}", label) : ctx.tr("Edit {}", whole.record.title());
  view.action = fresh ? new_path(type) : edit_path(type, view.id);
  view.cancel_url = fresh ? list_path(type) : record_path(type, view.id);
  for (std::size_t i = 0; i < type.fields.size(); ++i) {
    // A secret has a verb and a page of its own.
    if (type.fields[i].computed || type.fields[i].format == TextFormat::secret) continue;
    view.inputs.push_back(form_input(type.fields[i], whole.record.values[i], titles, fresh));
  }
  if (!view.inputs.empty()) view.inputs.front().autofocus = true;
  for (const ObjectType* part : ctx.model.parts_of(type)) {
    PartsInput rows{part, {}};
    for (const auto& record : whole.parts) {
      if (record.type != part) continue;
      rows.rows.push_back(part_row_of(ctx, *part, rows.rows.size(), &record, titles));
    }
    if (rows.rows.empty()) rows.rows.push_back(part_row_of(ctx, *part, 0, nullptr, titles));
    view.parts.push_back(std::move(rows));
  }
  return view;
}

}  // namespace clientela
