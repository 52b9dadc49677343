#include "features/clients/client_queries.h"

#include <algorithm>

#include "base/text.h"
#include "features/filters.h"

namespace clientela {
namespace {

constexpr std::size_t shortest_name = 3;   // characters: the search needs as many
constexpr std::size_t shortest_phone = 6;  // digits: shorter ones are extensions

bool has_ended(const Membership& membership, const ParseContext& context) {
  return membership.to && *membership.to < local_date(context.now, context.zone);
}

bool is_known(const std::vector<Lookalike>& found, Id client) {
  return std::any_of(found.begin(), found.end(),
                     [&](const Lookalike& known) { return known.client.id == client; });
}

bool is_telling(const ContactPoint& contact) {
  if (contact.kind == ContactKind::email) return !contact.normalised.empty();
  return contact.kind == ContactKind::phone && contact.normalised.size() >= shortest_phone;
}

void add_sharing(Reading& reading, const ContactPoint& contact, Id self, int limit,
                 std::vector<Lookalike>& found) {
  const ObjectType& points = reading.type(ContactPoint::object_name);
  const bool email = contact.kind == ContactKind::email;
  const auto query = question(points,
                              {where("normalised", Value(contact.normalised)),
                               where_choice("kind", email ? "email" : "phone")},
                              {}, limit + 1);
  for (const auto& point : reading.list(query).records) {
    const Id owner = point.get<Id>("client");
    if (owner == self || is_known(found, owner)) continue;
    auto client = reading.find(reading.type(Client::object_name), owner);
    if (!client) continue;
    found.push_back({std::move(*client), email ? Likeness::same_email : Likeness::same_phone});
  }
}

// Whether the name has all that was typed: the search also looks into contacts and employers.
bool is_named_like(const Record& client, const std::string& wanted) {
  const std::string name = search_text(client.title());
  std::string rest = search_text(wanted);
  while (!rest.empty()) {
    const auto end = std::min(rest.find(' '), rest.size());
    if (name.find(rest.substr(0, end)) == std::string::npos) return false;
    rest.erase(0, end == rest.size() ? end : end + 1);
  }
  return true;
}

void add_namesakes(Reading& reading, const Acquaintance& wanted, int limit,
                   std::vector<Lookalike>& found) {
  if (character_count(wanted.name) < shortest_name) return;
  Query query = question(reading.type(Client::object_name), {}, {"name"}, 4 * limit);
  query.search = wanted.name;
  for (auto& client : reading.list(query).records) {
    if (client.id == wanted.self || is_known(found, client.id)) continue;
    if (wanted.by_name && !is_named_like(client, wanted.name)) continue;
    found.push_back({std::move(client), Likeness::similar_name});
  }
}

void cut(std::vector<Lookalike>& found, int limit) {
  if (found.size() > static_cast<std::size_t>(limit)) {
    found.erase(found.begin() + limit, found.end());
  }
}

}  // namespace

std::vector<Belonging> people_in(Reading& reading, Id organisation, int limit) {
  const auto query = question(reading.type(Membership::object_name),
                              {where("organisation", Value(organisation))}, {}, limit);
  std::vector<Belonging> people;
  for (const auto& record : reading.list(query).records) {
    const auto membership = record.as<Membership>();
    if (has_ended(membership, reading.parse_context())) continue;
    std::string title = reading.title(reading.type(Client::object_name), membership.client.id);
    if (!title.empty()) people.push_back({membership, membership.client, std::move(title)});
  }
  return people;
}

std::vector<Belonging> organisations_of(Reading& reading, const Whole& person) {
  std::vector<Belonging> found;
  for (const auto& membership : person.parts_as<Membership>()) {
    std::string title =
        reading.title(reading.type(Client::object_name), membership.organisation.id);
    if (!title.empty()) found.push_back({membership, membership.organisation, std::move(title)});
  }
  return found;
}

std::vector<Record> referred_clients(Reading& reading, Id client, int limit) {
  return reading
      .list(question(reading.type(Client::object_name), {where("referred_by", Value(client))},
                     {"name"}, limit))
      .records;
}

Acquaintance acquaintance_of(const Whole& client) {
  return {client.record.get<std::string>("name"), client.parts_as<ContactPoint>(),
          client.record.id};
}

std::vector<Lookalike> share_contacts(Reading& reading, const Acquaintance& wanted, int limit) {
  std::vector<Lookalike> found;
  for (const auto& contact : wanted.contacts) {
    if (is_telling(contact)) add_sharing(reading, contact, wanted.self, limit, found);
  }
  cut(found, limit);
  return found;
}

std::vector<Lookalike> find_lookalikes(Reading& reading, const Acquaintance& wanted, int limit) {
  auto found = share_contacts(reading, wanted, limit);
  if (found.size() < static_cast<std::size_t>(limit)) {
    add_namesakes(reading, wanted, limit, found);
    cut(found, limit);
  }
  return found;
}

std::optional<ContactPoint> main_contact(const Whole& client, ContactKind kind) {
  std::optional<ContactPoint> found;
  for (const auto& contact : client.parts_as<ContactPoint>()) {
    if (contact.kind != kind || contact.invalid) continue;
    if (!found || (contact.primary && !found->primary)) found = contact;
  }
  return found;
}

}  // namespace clientela
