#include "doors/web/answers.h"
#include "doors/web/form_reading.h"
#include "doors/web/record_view.h"
#include "pages/inline_edit.h"
#include "pages/paths.h"

namespace clientela {
namespace {

// The record and the field that the address names.
struct Target {
  const ObjectType* type = nullptr;
  const Field* field = nullptr;
  Id id;
};

std::optional<Target> target_of(Visit& visit) {
  const ObjectType* type = type_of_path(visit);
  if (type == nullptr) return std::nullopt;
  const Field* field = type->find(visit.captures.at(2));
  if (field == nullptr || field->computed || field->format == TextFormat::secret ||
      type->is_figure(type->position(field->key))) {
    return std::nullopt;
  }
  return Target{type, field, id_of_path(visit)};
}

std::optional<InlineEditView> view_of(Visit& visit, const Target& target) {
  std::optional<InlineEditView> view;
  visit.engine().read(visit.asker, [&](Reading& reading) {
    const auto record = reading.find(*target.type, target.id);
    if (!record) return;
    Titles titles;
    add_titles(reading, *record, titles);
    view = InlineEditView{target.type, target.id, record->title(),
                          input_of(*target.field, (*record)[target.field->key], titles)};
    if (!target.field->target.empty()) {
      view->input.options = few_options(reading, target.field->target);
    }
    view->input.was = view->input.text;
    view->input.autofocus = true;
  });
  return view;
}

}  // namespace

Response show_inline_edit(Visit& visit) {
  const auto target = target_of(visit);
  if (!target) return not_found(visit);
  if (visit.asker.role < target->type->write_role) return error_response(visit, 403);
  const auto view = view_of(visit, *target);
  if (!view) return not_found(visit);
  return html_response(inline_edit_page(visit.ctx(), *view));
}

Response save_inline_edit(Visit& visit) {
  const auto target = target_of(visit);
  if (!target) return not_found(visit);
  auto view = view_of(visit, *target);
  if (!view) return not_found(visit);
  const std::string key(target->field->key);
  WholePatch patch;
  std::optional<Error> wrong;
  visit.engine().read(visit.asker, [&](Reading& reading) {
    auto now = read_input(visit, reading, *target->field, key);
    if (!now) {
      wrong = now.error();
      return;
    }
    auto was = target->field->kind->parse(visit.field(was_name(key)), *target->field,
                                          reading.parse_context());
    patch.patch.push_back({key, was ? *was : Value(), *now});
  });
  if (!wrong) {
    auto outcome = visit.engine().perform(
        visit.asker, {std::string(target->type->name) + ".update",
                      update_arguments(*target->type, target->id, patch, visit.model())});
    if (outcome) return redirect_done(record_path(*target->type, target->id), *outcome);
    wrong = outcome.error();
  }
  const bool conflict = wrong->code == ErrorCode::conflict;
  // After a conflict the other's value is what the next try replaces: the person has seen it.
  if (conflict) view->input.was = view->input.text;
  view->input.text = visit.field(key);
  view->input.error = visit.ctx().tr(wrong->message);
  return html_response(inline_edit_page(visit.ctx(), *view), conflict ? 409 : 422);
}

}  // namespace clientela
