#include "doors/web/answers.h"
#include "doors/web/conflict_answer.h"
#include "doors/web/form_reading.h"
#include "doors/web/record_view.h"
#include "pages/card_page.h"
#include "pages/form_page.h"
#include "pages/history_page.h"
#include "pages/paths.h"
#include "system/desk.h"

namespace clientela {
namespace {

constexpr int history_on_card = 20;

bool is_prefetch(const Request& request) {
  return request.header("X-Sec-Purpose").value_or("") == "prefetch" ||
         request.header("Sec-Purpose").value_or("").find("prefetch") != std::string_view::npos;
}

// Lists of what refers to the record: a few of each noun, with a link to all.
void add_related(const PageContext& ctx, Reading& reading, CardView& view) {
  const ObjectType& type = *view.whole.record.type;
  const Id id = view.whole.record.id;
  for (const auto& other : reading.model().types()) {
    if (other.history == History::none || other.is_part() || ctx.role < other.read_role) continue;
    for (const auto& field : other.fields) {
      if (field.target != type.name || !field.filter) continue;
      Query query;
      query.type = &other;
      query.filter.kind = Filter::Kind::comparison;
      query.filter.comparison.key = field.key;
      query.filter.comparison.operands = {Value(id)};
      query.order = {std::string(other.order.key), other.order.descending};
      query.limit = 5;
      const Slice slice = reading.list(query);
      if (slice.records.empty() && !field.root) continue;
      RelatedList list;
      list.title = ctx.tr(other.label_plural);
      if (!field.root) list.title += " · " + ctx.tr(field.label);
      const std::string condition = std::string(field.key) + "=eq." + id.text();
      list.url = list_path(other) + "?" + condition;
      if (ctx.may_write(other)) {
        list.new_url = new_path(other) + "?" + std::string(field.key) + "=" + id.text();
      }
      list.empty = ctx.tr("None yet.");
      for (const auto& record : slice.records) {
        list.items.push_back({record.title(), record_path(other, record.id)});
      }
      view.related.push_back(std::move(list));
    }
  }
}

void add_history(const PageContext& ctx, Reading& reading, std::vector<LogEntry> entries,
                 CardView& view) {
  const Record& record = view.whole.record;
  HistoryView history;
  history.type = record.type;
  history.id = record.id;
  history.entries = std::move(entries);
  if (history.entries.size() > static_cast<std::size_t>(history_on_card)) {
    history.entries.pop_back();
    view.timeline_more_url = history_path(*record.type, record.id);
  }
  history.people = people_of(reading, history.entries);
  history.titles = view.titles;
  history.titles.emplace(record.id, record.title());
  for (const auto& part : view.whole.parts) history.titles.emplace(part.id, part.title());
  auto shown = history_entries(ctx, history);
  // Taking back the making of the very record one looks at is what "Delete" is for.
  for (std::size_t i = 0; i < shown.size() && i < history.entries.size(); ++i) {
    const auto& first = history.entries[i].changes.front();
    if (first.record == record.id && first.kind == ChangeKind::created) shown[i].undo_seq = 0;
  }
  view.timeline.insert(view.timeline.end(), std::make_move_iterator(shown.begin()),
                       std::make_move_iterator(shown.end()));
  std::stable_sort(view.timeline.begin(), view.timeline.end(),
                   [](const TimelineEntry& a, const TimelineEntry& b) { return b.when < a.when; });
}

std::optional<Whole> load(Reading& reading, const ObjectType& type, Id id, bool deleted_too) {
  auto record = reading.find(type, id, deleted_too);
  if (!record) return std::nullopt;
  Whole whole{std::move(*record), {}};
  whole.parts = reading.parts(whole.record);
  return whole;
}

// A new record, with what the address says of it: /orders/new?client=<id>.
Whole begun(Visit& visit, Reading& reading, const ObjectType& type) {
  Whole whole{new_record(type, reading.parse_context()), {}};
  for (const auto& field : type.fields) {
    const auto given = visit.query.find(field.key);
    if (!given || field.computed) continue;
    if (auto value = field.kind->parse(*given, field, reading.parse_context())) {
      whole.record[field.key] = *value;
    }
  }
  if (const Field* assignee = type.find("assignee")) {
    if (is_empty(whole.record[assignee->key])) whole.record[assignee->key] = visit.asker.user;
  }
  return whole;
}

void complete_form(Visit& visit, FormView& view, const ObjectType& type, Id id,
                   const std::string& title) {
  const PageContext& ctx = visit.ctx();
  view.type = &type;
  view.id = id;
  view.title = id.empty() ? ctx.tr("New: {}", ctx.tr(type.label)) : title;
  view.action = id.empty() ? new_path(type) : edit_path(type, id);
  view.cancel_url = id.empty() ? list_path(type) : record_path(type, id);
  const auto [first, last] = visit.services.screens.forms.equal_range(type.name);
  for (auto form = first; form != last; ++form) form->second(ctx, view);
}

void tidy(Visit& visit, const ObjectType& type, WholePatch& typed, bool is_new) {
  const auto [first, last] = visit.services.screens.typed.equal_range(type.name);
  for (auto tidying = first; tidying != last; ++tidying) tidying->second(typed, is_new);
}

FormView blank_form(Visit& visit, Reading& reading, const Whole& whole) {
  FormView view = form_of(visit.ctx(), whole, titles_of(reading, whole));
  for (auto& input : view.inputs) {
    if (!input.field->target.empty()) input.options = few_options(reading, input.field->target);
  }
  return view;
}

}  // namespace

Response show_card(Visit& visit) {
  const ObjectType* type = type_of_path(visit);
  if (type == nullptr) return not_found(visit);
  CardView view;
  bool found = false;
  auto entries =
      visit.engine().history(visit.asker, *type, id_of_path(visit), 0, history_on_card + 1);
  visit.engine().read(visit.asker, [&](Reading& reading) {
    auto whole = load(reading, *type, id_of_path(visit), true);
    if (!whole) return;
    found = true;
    view.whole = std::move(*whole);
    view.titles = titles_of(reading, view.whole);
    const auto [first, last] = visit.services.screens.cards.equal_range(type->name);
    if (first == last) add_related(visit.ctx(), reading, view);
    for (auto extend = first; extend != last; ++extend) {
      extend->second(visit.ctx(), reading, view);
    }
    add_history(visit.ctx(), reading, std::move(entries), view);
  });
  if (!found) return not_found(visit);
  if (!is_prefetch(visit.request)) {
    note_seen(visit.engine(), visit.asker.user, view.whole.record);
  }
  visit.context->live_url = "/live?topics=" + view.whole.record.id.text();
  return html_response(card_page(visit.ctx(), view));
}

Response show_new(Visit& visit) {
  const ObjectType* type = type_of_path(visit);
  if (type == nullptr) return not_found(visit);
  if (visit.asker.role < type->write_role) return error_response(visit, 403);
  FormView view;
  visit.engine().read(visit.asker, [&](Reading& reading) {
    view = blank_form(visit, reading, begun(visit, reading, *type));
  });
  complete_form(visit, view, *type, {}, {});
  return html_response(form_page(visit.ctx(), view));
}

Response create_record(Visit& visit) {
  const ObjectType* type = type_of_path(visit);
  if (type == nullptr) return not_found(visit);
  if (visit.asker.role < type->write_role) return error_response(visit, 403);
  ReadForm read;
  JsonObject arguments;
  visit.engine().read(visit.asker, [&](Reading& reading) {
    const Whole base{new_record(*type, reading.parse_context()), {}};
    read = read_record_form(visit, reading, base);
    tidy(visit, *type, read.patch, true);
    Whole whole = base;
    for (const auto& change : read.patch.patch) whole.record[change.key] = change.now;
    for (const auto& change : read.patch.parts) {
      Record part = new_record(reading.type(change.object), reading.parse_context());
      for (const auto& field : change.patch) part[field.key] = field.now;
      whole.parts.push_back(std::move(part));
    }
    arguments = create_arguments(whole);
  });
  complete_form(visit, read.view, *type, {}, {});
  if (asks_for_rows(visit.form)) return html_response(form_page(visit.ctx(), read.view));
  if (!read.valid) return html_response(form_page(visit.ctx(), read.view), 422);
  auto outcome = visit.engine().perform(
      visit.asker, {std::string(type->name) + ".create", std::move(arguments)});
  if (!outcome) {
    if (outcome.error().code == ErrorCode::forbidden) return error_response(visit, 403);
    show_error(visit.ctx(), read.view, *type, outcome.error());
    return html_response(form_page(visit.ctx(), read.view), 422);
  }
  const Id made = Id::parse(string_member(outcome->result, "id")).value_or(Id());
  return redirect_done(record_path(*type, made), *outcome);
}

Response show_edit(Visit& visit) {
  const ObjectType* type = type_of_path(visit);
  if (type == nullptr) return not_found(visit);
  if (visit.asker.role < type->write_role) return error_response(visit, 403);
  FormView view;
  std::string title;
  const Id id = id_of_path(visit);
  bool found = false;
  visit.engine().read(visit.asker, [&](Reading& reading) {
    const auto whole = load(reading, *type, id, false);
    if (!whole) return;
    found = true;
    title = whole->record.title();
    view = blank_form(visit, reading, *whole);
  });
  if (!found) return not_found(visit);
  complete_form(visit, view, *type, id, title);
  return html_response(form_page(visit.ctx(), view));
}

Response update_record(Visit& visit) {
  const ObjectType* type = type_of_path(visit);
  if (type == nullptr) return not_found(visit);
  if (visit.asker.role < type->write_role) return error_response(visit, 403);
  const Id id = id_of_path(visit);
  ReadForm read;
  std::string title;
  bool found = false;
  visit.engine().read(visit.asker, [&](Reading& reading) {
    const auto base = load(reading, *type, id, false);
    if (!base) return;
    found = true;
    title = base->record.title();
    read = read_record_form(visit, reading, *base);
    tidy(visit, *type, read.patch, false);
  });
  if (!found) return not_found(visit);
  complete_form(visit, read.view, *type, id, title);
  if (asks_for_rows(visit.form)) return html_response(form_page(visit.ctx(), read.view));
  if (!read.valid) return html_response(form_page(visit.ctx(), read.view), 422);
  auto outcome =
      visit.engine().perform(visit.asker, {std::string(type->name) + ".update",
                                           update_arguments(*type, id, read.patch, visit.model())});
  if (!outcome) {
    if (outcome.error().code == ErrorCode::forbidden) return error_response(visit, 403);
    if (outcome.error().code == ErrorCode::conflict) {
      return show_conflict(visit, *type, id, read.patch);
    }
    show_error(visit.ctx(), read.view, *type, outcome.error());
    return html_response(form_page(visit.ctx(), read.view), 422);
  }
  return redirect_done(record_path(*type, id), *outcome);
}

namespace {

Response delete_or_restore(Visit& visit, std::string_view verb, bool stays) {
  const ObjectType* type = type_of_path(visit);
  if (type == nullptr) return not_found(visit);
  const Id id = id_of_path(visit);
  auto outcome = visit.engine().perform(
      visit.asker, {std::string(type->name) + std::string(verb), {{"id", id.text()}}});
  if (!outcome) return error_response(visit, outcome.error(), type);
  return redirect_done(stays ? record_path(*type, id) : list_path(*type), *outcome);
}

}  // namespace

Response delete_record(Visit& visit) { return delete_or_restore(visit, ".delete", false); }
Response restore_record(Visit& visit) { return delete_or_restore(visit, ".restore", true); }

Response perform_verb(Visit& visit) {
  const ObjectType* type = type_of_path(visit);
  if (type == nullptr) return not_found(visit);
  const Action* action =
      visit.model().find_action(std::string(type->name) + "." + visit.captures.at(2));
  if (action == nullptr) return not_found(visit);
  JsonObject arguments;
  std::optional<Error> wrong;
  visit.engine().read(visit.asker, [&](Reading& reading) {
    for (const auto& field : action->arguments) {
      if (!visit.form.find(field.key)) continue;
      auto value = read_input(visit, reading, field, std::string(field.key));
      if (!value) {
        wrong = value.error();
        return;
      }
      if (!is_empty(*value)) arguments[field.key] = field.kind->to_json(*value, field);
    }
  });
  if (wrong) return error_response(visit, *wrong, type);
  auto outcome = visit.engine().perform(visit.asker, {action->name, std::move(arguments)});
  if (!outcome) return error_response(visit, outcome.error(), type);
  return redirect_done(record_path(*type, id_of_path(visit)), *outcome);
}

}  // namespace clientela
