#include <algorithm>

#include "pages/field_controls.h"
#include "pages/field_view.h"
#include "pages/form_page.h"
#include "pages/paths.h"

namespace clientela {
namespace {

FieldInput form_input(const Field& field, const Value& value, const Titles& titles, bool fresh) {
  FieldInput input = input_of(field, value, titles);
  if (!fresh && field.format != TextFormat::secret) input.was = input.text;
  return input;
}

// Rows are named by their places, so what was typed fits as long as the parts are the same ones.
std::uint64_t version_of(const Whole& whole) {
  auto version = static_cast<std::uint64_t>(whole.record.version);
  for (const auto& part : whole.parts) {
    version = version * 31 + 1 + static_cast<std::uint64_t>(part.version);
  }
  return version;
}

PartsInput parts_of(const PageContext& ctx, const ObjectType& part, const Whole& whole,
                    const Titles& titles) {
  PartsInput parts{.type = &part, .rows = {}};
  const auto is_one = [&](const Record& record) { return record.type == &part; };
  const auto count =
      static_cast<std::size_t>(std::count_if(whole.parts.begin(), whole.parts.end(), is_one));
  for (const auto& record : whole.parts) {
    if (!is_one(record)) continue;
    parts.rows.push_back(count > most_open_rows
                             ? closed_row_of(ctx, record, titles)
                             : part_row_of(ctx, part, parts.rows.size(), &record, titles));
  }
  if (parts.rows.empty()) parts.rows.push_back(part_row_of(ctx, part, 0, nullptr, titles));
  return parts;
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

PartRow closed_row_of(const PageContext& ctx, const Record& record, const Titles& titles) {
  PartRow row{.id = record.id};
  for (const Field* field : part_fields(*record.type)) {
    const Value& value = record[field->key];
    // What is ticked is told by its name, as the tick box is.
    row.told.push_back(field->kind != &boolean_kind() ? field_text(ctx, *field, value, titles)
                       : value == Value(true)         ? ctx.tr(field->label)
                                                      : std::string());
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
  view.version = version_of(whole);
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
    view.parts.push_back(parts_of(ctx, *part, whole, titles));
  }
  return view;
}

}  // namespace clientela
