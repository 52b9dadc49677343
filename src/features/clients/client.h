#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/model.h"
#include "system/user.h"

namespace clientela {

// Where clients come from: an exhibition, a search engine, a partner.
struct Channel {
  static constexpr std::string_view object_name = "channel";
  Id id;
  std::string name;
  std::string notes;
};

enum class ClientKind { person, organisation };
// What they are to us. Figures about clients count the relation `client` alone.
enum class Relation { client, contact, supplier, intermediary };
enum class Market { unknown, consumer, business };
enum class PreferredChannel { any, email, phone, messenger, post, in_person };

// Whom the company has a relationship with: a person or an organisation.
struct Client {
  static constexpr std::string_view object_name = "client";
  Id id;
  ClientKind kind{};
  Relation relation{};
  std::string name;    // as people call them; composed from the names below when left empty
  std::string number;  // in the company's own books or another system's
  std::string given_name, middle_name, family_name;
  std::string legal_name, short_name;
  std::string country, city;
  Ref<User> manager;
  Ref<Channel> source;
  Ref<Client> referred_by;
  Market market{};
  std::string industry;
  std::optional<std::int64_t> employees;
  std::string tax_id;
  std::string language, zone;
  std::optional<Date> birthday;
  PreferredChannel preferred_channel{};
  std::string preferred_hours, preferences;
  std::vector<std::string> tags;
  bool under_agreement = false;  // bound to us for longer than a purchase
  bool internal = false;         // part of our own company
  bool confidential = false;     // only the manager and administrators see them
  std::string notes;
};

enum class ContactKind { email, phone, address, site, messenger };

// A way to reach a client.
struct ContactPoint {
  static constexpr std::string_view object_name = "contact_point";
  Id id;
  Ref<Client> client;
  ContactKind kind{};
  std::string value;
  std::string normalised;  // comparable form: folded e-mail, digits of a phone
  std::string label;
  bool primary = false;
  bool invalid = false;
};

// A person's place in an organisation, for a time.
struct Membership {
  static constexpr std::string_view object_name = "membership";
  Id id;
  Ref<Client> client;
  Ref<Client> organisation;
  std::string role;
  bool primary = false;
  std::optional<Date> from, to;
};

// Folds the second client into the first.
struct MergeClients {
  Ref<Client> keep, merge;
};

// Declares channels, clients with their parts, and their verbs.
void add_clients(Model& model);

ObjectType client_type();
ObjectType contact_point_type();
ObjectType membership_type();

// The name that is composed from the parts of a name, in the order of its script.
std::string composed_name(const Client& client);
// "Ann@Example.COM " and "ann@example.com" are one address; "+44 (0)20 7946" and "44207946" one
// number.
std::string normalised_contact(ContactKind kind, std::string_view value);

Result<void> settle_client(Whole& whole, const Whole* before, Reading& reading);
Action merge_clients_action();

}  // namespace clientela
