#include "doors/web/form_reading.h"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "doors/web/record_view.h"
#include "pages/error_page.h"
#include "pages/local_time.h"

namespace clientela {
namespace {

std::string value_of(const FormFields& form, std::string_view name) {
  return std::string(form.find(name).value_or(""));
}

// The one record that a person means by a name, a number or an id.
Result<Value> find_reference(Reading& reading, const Field& field, const std::string& text) {
  const ObjectType& type = reading.type(field.target);
  if (const auto id = Id::parse(text)) return Value(*id);
  Query query;
  query.type = &type;
  query.search = text;
  query.limit = 20;
  const Slice slice = reading.list(query);
  std::vector<Id> exact;
  for (const auto& record : slice.records) {
    if (folded(record.title()) == folded(text)) exact.push_back(record.id);
  }
  if (exact.size() == 1) return Value(exact.front());
  if (exact.empty() && slice.records.size() == 1) return Value(slice.records.front().id);
  if (slice.records.empty()) {
    return invalid(std::string(field.key), message("Nothing is called “{}”.", text));
  }
  return invalid(std::string(field.key),
                 message("“{}” fits several. Choose one from the list.", text));
}

Result<Value> read_reference(Reading& reading, const FormFields& form, const Field& field,
                             const std::string& name) {
  const std::string text = value_of(form, name);
  const std::string chosen = value_of(form, name + ".id");
  if (!chosen.empty()) return field.kind->parse(chosen, field, reading.parse_context());
  if (text.empty()) return Value();
  if (text == value_of(form, name + ".title")) {
    return field.kind->parse(value_of(form, name + ".title_id"), field, reading.parse_context());
  }
  return find_reference(reading, field, text);
}

// Fills an input with what was typed and reads it.
Result<Value> read_back(Visit& visit, Reading& reading, FieldInput& input) {
  const FormFields& form = visit.form;
  const auto was = form.find(was_name(input.name));
  if (was) input.was = std::string(*was);
  auto value = read_input(visit, reading, *input.field, input.name);
  if (input.field->kind == &boolean_kind()) {
    input.text = value && *value == Value(true) ? "true" : "false";
    return value;
  }
  input.text = value_of(form, input.name);
  if (input.field->target.empty()) return value;
  input.reference_title.clear();
  if (value && !is_empty(*value)) {
    input.reference_title = reading.title(reading.type(input.field->target), std::get<Id>(*value));
    input.text = std::get<Id>(*value).text();
  }
  return value;
}

Value was_value(const FieldInput& input, const Value& current, const ParseContext& context) {
  if (!input.was) return current;
  auto parsed = input.field->kind->parse(*input.was, *input.field, context);
  return parsed ? *parsed : current;
}

void read_inputs(Visit& visit, Reading& reading, std::vector<FieldInput>& inputs,
                 const Record& base, bool is_new, Patch& patch, bool& valid) {
  for (auto& input : inputs) {
    if (!visit.form.find(input.name)) continue;  // not on the form that was sent
    auto value = read_back(visit, reading, input);
    if (!value) {
      input.error = visit.ctx().tr(value.error().message);
      valid = false;
      continue;
    }
    const Value& current = base[input.field->key];
    const Value was = is_new ? Value() : was_value(input, current, reading.parse_context());
    if (*value != was) patch.push_back({std::string(input.field->key), was, *value});
  }
}

// The numbers of a part's rows in the form, in their order.
std::vector<std::size_t> row_numbers(const FormFields& form, const ObjectType& part) {
  const std::string prefix = std::string(part.name) + ".";
  std::set<std::size_t> numbers;
  for (const auto& [name, value] : form) {
    if (name.rfind(prefix, 0) != 0) continue;
    const auto end = name.find('.', prefix.size());
    if (end == std::string::npos) continue;
    const auto number = parse_scaled(name.substr(prefix.size(), end - prefix.size()), 0);
    if (number && *number >= 0) numbers.insert(static_cast<std::size_t>(*number));
  }
  return {numbers.begin(), numbers.end()};
}

const Record* find_part(const Whole& base, Id id) {
  for (const auto& part : base.parts) {
    if (part.id == id) return &part;
  }
  return nullptr;
}

// A choice alone says nothing: the form may offer rows of several kinds to be filled.
bool only_presets(const Patch& patch, const Record& preset) {
  return std::all_of(patch.begin(), patch.end(), [&](const FieldChange& change) {
    const bool choice = preset.type->find(change.key)->kind == &choice_kind();
    return choice || change.now == preset[change.key] || change.now == Value(false);
  });
}

// The rows of a part as they were sent.
struct SentRows {
  std::unordered_map<Id, PartRow> there;  // of parts that the record has
  std::vector<PartRow> added;
};

// A row of a part that is no longer there: whoever wrote into it decides whether it comes back.
void read_lost_row(Visit& visit, bool written_into, PartRow row, ReadForm& read, SentRows& rows) {
  if (!written_into || row.removed) return;
  row.id = {};
  for (auto& input : row.inputs) input.was.reset();
  row.error = visit.ctx().tr(
      "Somebody removed this meanwhile. Remove it here too, or save again to have it back.");
  read.valid = false;
  rows.added.push_back(std::move(row));
}

bool has_error(const PartRow& row) {
  return std::any_of(row.inputs.begin(), row.inputs.end(),
                     [](const FieldInput& input) { return !input.error.empty(); });
}

void read_row(Visit& visit, Reading& reading, const ObjectType& type, std::size_t number,
              const Whole& base, ReadForm& read, SentRows& rows) {
  const std::string prefix = std::string(type.name) + "." + std::to_string(number);
  const Id id = Id::parse(visit.field(prefix + ".id")).value_or(Id());
  const Record* current = find_part(base, id);
  Titles titles;
  if (current != nullptr) add_titles(reading, *current, titles);
  PartRow row = part_row_of(visit.ctx(), type, number, current, titles);
  row.removed = visit.field(prefix + ".remove") == "1" || visit.field("remove_part") == prefix;
  PartChange change{PartChange::Kind::create, std::string(type.name), id, {}};
  const Record preset = new_record(type, reading.parse_context());
  read_inputs(visit, reading, row.inputs, current == nullptr ? preset : *current, id.empty(),
              change.patch, read.valid);
  if (current != nullptr) {
    change.kind = row.removed ? PartChange::Kind::remove : PartChange::Kind::update;
    if (row.removed || !change.patch.empty()) read.patch.parts.push_back(std::move(change));
    rows.there.insert_or_assign(id, std::move(row));
    return;
  }
  if (id) {
    const bool written_into = !change.patch.empty() || has_error(row);
    return read_lost_row(visit, written_into, std::move(row), read, rows);
  }
  if (row.removed) return;
  rows.added.push_back(std::move(row));
  if (!only_presets(change.patch, preset)) read.patch.parts.push_back(std::move(change));
}

// The row that was asked to be opened: what its part is, at hand to be changed.
PartRow opened_row(Visit& visit, const Record& part, const Titles& titles, FormView& view) {
  PartRow row = part_row_of(visit.ctx(), *part.type, 0, &part, titles);
  for (auto& input : view.inputs) input.autofocus = false;
  if (!row.inputs.empty()) row.inputs.front().autofocus = true;
  return row;
}

// All rows in the order of the parts, those that were not sent closed, and new ones behind them.
// They are named anew by their places.
void put_rows(Visit& visit, const Whole& base, const Titles& titles, SentRows sent, FormView& view,
              PartsInput& parts) {
  const auto asked = visit.form.find_all("open_part");
  std::size_t open = sent.there.size();
  parts.rows.clear();
  for (const auto& part : base.parts) {
    if (part.type != parts.type) continue;
    const auto found = sent.there.find(part.id);
    const bool wanted = std::find(asked.begin(), asked.end(), part.id.text()) != asked.end();
    if (found != sent.there.end()) {
      parts.rows.push_back(std::move(found->second));
    } else if (wanted && open < most_open_rows) {
      parts.rows.push_back(opened_row(visit, part, titles, view));
      ++open;
    } else {
      parts.rows.push_back(closed_row_of(visit.ctx(), part, titles));
    }
  }
  for (auto& row : sent.added) parts.rows.push_back(std::move(row));
  if (visit.field("add_part") == parts.type->name) {
    parts.rows.push_back(part_row_of(visit.ctx(), *parts.type, 0, nullptr, {}));
  }
  for (std::size_t place = 0; place < parts.rows.size(); ++place) {
    for (auto& input : parts.rows[place].inputs) {
      input.name = part_input_name(*parts.type, place, input.field->key);
    }
  }
}

}  // namespace

bool asks_for_rows(const FormFields& form) {
  return form.find("add_part").has_value() || form.find("remove_part").has_value() ||
         form.find("open_part").has_value();
}

Result<Value> read_input(Visit& visit, Reading& reading, const Field& field,
                         const std::string& name) {
  const FormFields& form = visit.form;
  if (field.kind == &boolean_kind()) {
    const auto sent = form.find_all(name);
    return Value(!sent.empty() && sent.back() == "true");
  }
  if (!field.target.empty()) return read_reference(reading, form, field, name);
  std::string text = value_of(form, name);
  if (field.kind == &instant_kind()) {
    // Of an hour that comes twice in autumn, the one that was shown.
    const auto was = form.find(was_name(name));
    if (was && local_time_text(*was, visit.ctx().zone) == text) text = *was;
  }
  auto value = field.kind->parse(text, field, visit.ctx().parse());
  if (!value) value.error().field = field.key;
  return value;
}

ReadForm read_record_form(Visit& visit, Reading& reading, const Whole& base) {
  ReadForm read;
  const bool is_new = base.record.id.empty();
  const Titles titles = titles_of(reading, base);
  read.view = form_of(visit.ctx(), base, titles);
  for (auto& input : read.view.inputs) {
    if (!input.field->target.empty()) input.options = few_options(reading, input.field->target);
  }
  read_inputs(visit, reading, read.view.inputs, base.record, is_new, read.patch.patch, read.valid);
  for (auto& parts : read.view.parts) {
    SentRows sent;
    for (const auto number : row_numbers(visit.form, *parts.type)) {
      read_row(visit, reading, *parts.type, number, base, read, sent);
    }
    put_rows(visit, base, titles, std::move(sent), read.view, parts);
  }
  return read;
}

void show_error(const PageContext& ctx, FormView& view, const ObjectType& type,
                const Error& error) {
  if (FieldInput* input = view.find(error.field)) {
    input->error = ctx.tr(error.message);
    return;
  }
  // "contact_point.value" names a field of some row; the first row with inputs of that noun
  // shows it.
  const auto dot = error.field.find('.');
  for (auto& rows : view.parts) {
    if (dot == std::string::npos || rows.type->name != error.field.substr(0, dot)) continue;
    const auto open = std::find_if(rows.rows.begin(), rows.rows.end(),
                                   [](const PartRow& row) { return !row.closed(); });
    if (open == rows.rows.end()) continue;
    open->error = ctx.tr(error.message);
    return;
  }
  view.error = error_text(ctx, &type, error);
}

}  // namespace clientela
