#include "base/text.h"
#include "doors/web/answers.h"
#include "doors/web/record_view.h"
#include "features/activities/activity_blocks.h"
#include "features/clients/client_pages.h"
#include "pages/paths.h"

namespace clientela {
namespace {

constexpr int most_lookalikes = 5;
constexpr int most_candidates = 12;
constexpr int typing_budget_ms = 150;
constexpr std::size_t longest_subject = 160;  // bytes

void add_contact(Acquaintance& wanted, ContactKind kind, const std::string& value) {
  if (trimmed(value).empty()) return;
  ContactPoint contact;
  contact.kind = kind;
  contact.normalised = normalised_contact(kind, value);
  wanted.contacts.push_back(std::move(contact));
}

// The first line says what it is about, the rest are details. A long line is both.
void split_text(const std::string& text, Activity& activity) {
  const auto end = text.find('\n');
  const std::string first = trimmed(text.substr(0, end));
  if (first.size() > longest_subject) {
    activity.subject = std::string(shortened(first, longest_subject)) + "…";
    activity.details = text;
    return;
  }
  activity.subject = first;
  if (end != std::string::npos) activity.details = trimmed(text.substr(end));
}

// What the composer sent, as an activity to be made.
Result<Activity> read_activity(Visit& visit, Id client) {
  const ObjectType& type = visit.model().type(Activity::object_name);
  Record record(type);
  const Field& kind = *type.find("kind");
  CLIENTELA_ASSIGN(record["kind"], kind.parse(visit.field("kind"), visit.ctx().parse()));
  const Field& promiser = *type.find("promiser");
  if (record.get<std::string>("kind") == "promise" && !visit.field(promiser.key).empty()) {
    CLIENTELA_ASSIGN(record[promiser.key],
                     promiser.parse(visit.field(promiser.key), visit.ctx().parse()));
  }
  auto activity = record.as<Activity>();
  activity.client = client;
  activity.assignee = visit.asker.user;
  split_text(trimmed(visit.field("text")), activity);
  const bool to_do = activity.kind == ActivityKind::task ||
                     activity.kind == ActivityKind::promise || visit.field("planned") == "true";
  if (to_do && !visit.field("due").empty()) {
    activity.due = Date::parse(visit.field("due"));
    if (!activity.due) return invalid("due", message("This is not a day."));
  }
  return activity;
}

}  // namespace

Response show_duplicates(Visit& visit) {
  Acquaintance wanted;
  wanted.name = trimmed(visit.query_value("name"));
  add_contact(wanted, ContactKind::email, visit.query_value("email"));
  add_contact(wanted, ContactKind::phone, visit.query_value("phone"));
  wanted.self = Id::parse(visit.query_value("self")).value_or(Id());
  std::vector<Lookalike> found;
  visit.engine().read(
      visit.asker,
      [&](Reading& reading) { found = find_lookalikes(reading, wanted, most_lookalikes); },
      typing_budget_ms);
  return html_response(lookalikes_fragment(visit.ctx(), found));
}

Response show_merge(Visit& visit) {
  const ObjectType& type = visit.model().type(Client::object_name);
  if (visit.asker.role < Role::member) return error_response(visit, 403);
  MergeView view;
  view.search = trimmed(visit.query_value("q"));
  bool found = false;
  visit.engine().read(visit.asker, [&](Reading& reading) {
    auto client = reading.find_whole(type, id_of_path(visit, 0));
    if (!client) return;
    found = true;
    view.client = std::move(*client);
    view.titles = titles_of(reading, view.client);
    if (const auto other = Id::parse(visit.query_value("with"))) {
      view.other = reading.find_whole(type, *other);
    }
    if (view.other) {
      add_titles(reading, view.other->record, view.titles);
      return;
    }
    Acquaintance wanted = acquaintance_of(view.client);
    if (!view.search.empty()) wanted = {view.search, {}, view.client.record.id, false};
    view.found = find_lookalikes(reading, wanted, most_candidates);
  });
  if (!found) return not_found(visit);
  return html_response(merge_page(visit.ctx(), view));
}

Response add_client_activity(Visit& visit) {
  const ObjectType& type = visit.model().type(Activity::object_name);
  const Id client = id_of_path(visit, 0);
  const std::string card = record_path(visit.model().type(Client::object_name), client);
  auto activity = read_activity(visit, client);
  if (!activity) return error_response(visit, activity.error(), &type);
  Whole whole{new_record(type, visit.ctx().parse()), {}};
  whole.record.assign(*activity);
  whole.record["at"] = Value();
  auto outcome = visit.engine().perform(visit.asker, {"activity.create", create_arguments(whole)});
  if (!outcome) return error_response(visit, outcome.error(), &type);
  return redirect_done(own_address(visit.field("back"), card), *outcome);
}

Response complete_activity(Visit& visit) {
  const ObjectType& type = visit.model().type(Activity::object_name);
  const Id id = id_of_path(visit, 0);
  std::optional<Record> record;
  visit.engine().read(visit.asker, [&](Reading& reading) { record = reading.find(type, id); });
  if (!record) return not_found(visit);
  const auto activity = record->as<Activity>();
  const Id client = activity.client.id;
  auto outcome = visit.engine().perform(
      visit.asker, {std::string(completing_verb(activity)),
                    {{"activity", id.text()}, {"outcome", trimmed(visit.field("outcome"))}}});
  if (!outcome) return error_response(visit, outcome.error(), &type);
  // How it ended and what comes next is asked where the person is.
  std::string back = own_address(visit.field("back"), "");
  if (back.empty() && client.empty()) return redirect_done(record_path(type, id), *outcome);
  if (back.empty()) back = record_path(visit.model().type(Client::object_name), client);
  return redirect_done(back + next_step_query(client, id), *outcome);
}

}  // namespace clientela
