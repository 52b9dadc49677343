#include "doors/web/conflict_answer.h"

#include "doors/web/record_view.h"
#include "pages/conflict_page.h"
#include "pages/field_input.h"
#include "pages/form_parts.h"
#include "pages/paths.h"

namespace clientela {
namespace {

// What was sent, except what the page itself adds.
std::vector<std::pair<std::string, std::string>> carried(
    const FormFields& form, const std::vector<ConflictField>& without) {
  std::vector<std::pair<std::string, std::string>> rest;
  for (const auto& [name, value] : form) {
    if (name == "csrf") continue;
    bool conflicting = false;
    for (const auto& field : without) {
      conflicting |= name == field.name || name == was_name(field.name) ||
                     name.rfind(field.name + ".", 0) == 0;
    }
    if (!conflicting) rest.emplace_back(name, value);
  }
  return rest;
}

// "order_line.3.", under which the form sent that part.
std::string prefix_of(const FormFields& form, const PartChange& change) {
  const std::string_view ending = ".id";
  for (const auto& [name, value] : form) {
    if (value != change.id.text() || name.rfind(change.object + ".", 0) != 0) continue;
    if (name.size() <= ending.size()) continue;
    if (name.compare(name.size() - ending.size(), ending.size(), ending) != 0) continue;
    return name.substr(0, name.size() - ending.size() + 1);
  }
  return {};
}

// The fields of `patch` in which `record` has become something else.
void add_conflicts(Reading& reading, const Record& record, const Patch& patch,
                   const std::string& prefix, const std::string& of, ConflictView& view) {
  add_titles(reading, record, view.titles);
  for (const auto& change : patch) {
    const Value& theirs = record[change.key];
    if (theirs == change.was || theirs == change.now) continue;
    ConflictField field;
    field.field = record.type->find(change.key);
    field.name = prefix + change.key;
    field.of = of;
    field.mine = change.now;
    field.theirs = theirs;
    field.who = reading.title(reading.type(User::object_name), record.modified_by);
    field.when = record.modified_at;
    const Id* mine = std::get_if<Id>(&field.mine);
    if (mine != nullptr) {
      view.titles.emplace(*mine, reading.title(reading.type(field.field->target), *mine));
    }
    view.fields.push_back(std::move(field));
  }
}

// "Desk pad", or "Line" where nothing stands in it.
std::string name_of(const PageContext& ctx, Reading& reading, const Record& part) {
  Titles titles;
  add_titles(reading, part, titles);
  const std::string name = closed_row_name(*part.type, closed_row_of(ctx, part, titles));
  return name.empty() ? ctx.tr(part.type->label) : name;
}

void add_part_conflicts(Visit& visit, Reading& reading, const WholePatch& patch,
                        ConflictView& view) {
  for (const auto& change : patch.parts) {
    if (change.kind != PartChange::Kind::update) continue;
    const auto part = reading.find(reading.type(change.object), change.id);
    const std::string prefix = prefix_of(visit.form, change);
    if (!part || prefix.empty()) continue;
    const std::string name = name_of(visit.ctx(), reading, *part);
    add_conflicts(reading, *part, change.patch, prefix, name, view);
  }
}

}  // namespace

Response show_conflict(Visit& visit, const ObjectType& type, Id id, const WholePatch& patch) {
  ConflictView view;
  view.type = &type;
  view.id = id;
  view.action = edit_path(type, id);
  visit.engine().read(visit.asker, [&](Reading& reading) {
    const auto record = reading.find(type, id);
    if (!record) return;
    view.title = record->title();
    add_conflicts(reading, *record, patch.patch, "", "", view);
    add_part_conflicts(visit, reading, patch, view);
  });
  view.hidden = carried(visit.form, view.fields);
  return html_response(conflict_page(visit.ctx(), view), 409);
}

}  // namespace clientela
