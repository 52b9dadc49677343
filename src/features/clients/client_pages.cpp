#include "features/clients/client_pages.h"

#include "features/clients/client_contacts.h"
#include "features/clients/client_form.h"
#include "features/clients/contact_line.h"
#include "features/insights/silence.h"
#include "features/words.h"
#include "pages/field_view.h"
#include "pages/paths.h"

namespace clientela {
namespace {

constexpr int most_people = 12;
constexpr int most_referred = 6;
constexpr int most_lookalikes = 2;

void add_word(std::string& line, const std::string& word) {
  if (word.empty()) return;
  if (!line.empty()) line += " · ";
  line += word;
}

std::string place(const Client& client) {
  if (client.city.empty() || client.country.empty()) return client.city + client.country;
  return client.city + ", " + client.country;
}

std::string subtitle(const PageContext& ctx, const CardView& view, const Client& client,
                     const std::vector<Belonging>& people) {
  std::string line;
  const bool organisation = client.kind == ClientKind::organisation;
  add_word(line, organisation ? ctx.tr("Organisation") : ctx.tr("Person"));
  add_word(line, place(client));
  for (const auto& person : people) {
    if (person.membership.primary) {
      add_word(line, ctx.tr("speaks for it: {}", person.title));
      break;
    }
  }
  const auto manager = view.titles.find(client.manager.id);
  if (manager != view.titles.end()) add_word(line, ctx.tr("manager: {}", manager->second));
  return line;
}

std::string belonging_detail(const PageContext& ctx, const Belonging& belonging) {
  std::string line = belonging.membership.role;
  if (belonging.membership.from) {
    add_word(line, ctx.tr("since {}", ctx.formats.month(*belonging.membership.from)));
  }
  if (belonging.membership.to) {
    add_word(line, ctx.tr("until {}", ctx.formats.month(*belonging.membership.to)));
  }
  return line;
}

RelatedList belongings(const PageContext& ctx, std::string title,
                       const std::vector<Belonging>& all) {
  RelatedList list;
  list.title = std::move(title);
  const ObjectType& type = ctx.model.type(Client::object_name);
  for (const auto& each : all) {
    list.items.push_back(
        {each.title, record_path(type, each.other.id), belonging_detail(ctx, each), {}});
  }
  return list;
}

void add_referred(const PageContext& ctx, Reading& reading, CardView& view) {
  const Record& record = view.whole.record;
  const auto referred = referred_clients(reading, record.id, most_referred);
  if (referred.empty()) return;
  RelatedList list;
  list.title = ctx.tr("Sent us");
  list.url = list_path(*record.type) + "?referred_by=eq." + record.id.text();
  for (const auto& client : referred) {
    list.items.push_back({client.title(),
                          record_path(*record.type, client.id),
                          client.get<std::string>("city"),
                          {}});
  }
  view.related.push_back(std::move(list));
}

void add_lookalikes(const PageContext& ctx, Reading& reading, CardView& view) {
  if (view.whole.record.deleted_at || ctx.role < Role::member) return;
  const auto found = share_contacts(reading, acquaintance_of(view.whole), most_lookalikes);
  if (found.empty()) return;
  RelatedList list;
  list.title = ctx.tr("Perhaps the same");
  for (const auto& lookalike : found) {
    list.items.push_back(
        {lookalike.client.title(),
         merge_path(ctx, view.whole.record.id) + "?with=" + lookalike.client.id.text(),
         ctx.tr("has the same contact: compare"),
         {}});
  }
  view.related.push_back(std::move(list));
}

void extend_card(const PageContext& ctx, Reading& reading, CardView& view) {
  const Record& record = view.whole.record;
  const auto client = record.as<Client>();
  const bool organisation = client.kind == ClientKind::organisation;
  const auto people = organisation ? people_in(reading, record.id, most_people)
                                   : organisations_of(reading, view.whole);
  view.initials = true;
  view.organisation = organisation;
  view.badges = [relation = record["relation"], &record, &ctx](Html& html) {
    field_value(html, ctx, *record.type->find("relation"), relation, {});
  };
  view.subtitle = subtitle(ctx, view, client, organisation ? people : std::vector<Belonging>());
  for (const auto key : {"name", "kind", "relation"}) view.hidden.emplace_back(key);
  for (const auto key : only_of(organisation ? ClientKind::person : ClientKind::organisation)) {
    const Field* field = record.type->find(key);
    if (field != nullptr && is_empty(record[key])) view.hidden.emplace_back(key);
  }
  for (const auto part : {ContactPoint::object_name, Membership::object_name}) {
    view.hidden.emplace_back(part);
  }
  view.panels.push_back(contacts_panel(ctx, view.whole));
  if (ctx.may_write(*record.type) && !record.deleted_at) {
    view.buttons.push_back(
        {.url = merge_path(ctx, record.id), .label = ctx.tr("Merge"), .icon = "arrows-join"});
  }
  add_lookalikes(ctx, reading, view);
  if (organisation) {
    view.related.push_back(belongings(ctx, ctx.tr("People"), people));
  } else if (!people.empty()) {
    view.related.push_back(belongings(ctx, ctx.tr("Works for"), people));
  }
  add_referred(ctx, reading, view);
}

// A client who is late by their own rhythm stands out in the list.
void last_order_cell(Html& html, const PageContext& ctx, const Silence& silence,
                     const Record& record) {
  const auto* last = std::get_if<Date>(&record["last_order"]);
  if (last == nullptr) return;
  html.text(days_ago(ctx, *last));
  if (!silence.is_late(record)) return;
  html.text(" ");
  badge(html, ctx.tr("late"), "yellow");
}

void title_cell(Html& html, const PageContext& ctx, const Record& record, const Titles&) {
  const std::string title = record.title();
  avatar(html, title, record.id, record.get<std::string>("kind") == "organisation");
  html.span("text-truncate", title.empty() ? ctx.tr("Without a name") : title);
}

void extend_list(const PageContext&, Reading& reading, ListView& view) {
  view.cells.push_back({"", title_cell});
  view.cells.push_back(
      {"last_order", [silence = silence_of(reading)](Html& html, const PageContext& ctx,
                                                     const Record& record, const Titles&) {
         last_order_cell(html, ctx, silence, record);
       }});
}

}  // namespace

void add_client_screens(Screens& screens) {
  screens.cards.emplace(Client::object_name, extend_card);
  screens.lists.emplace(Client::object_name, extend_list);
  screens.forms.emplace(Client::object_name, extend_client_form);
  screens.typed.emplace(Client::object_name, tidy_typed_client);
}

std::string merge_path(const PageContext& ctx, Id client) {
  return verb_path(ctx.model.type(Client::object_name), client, "merge");
}

}  // namespace clientela
