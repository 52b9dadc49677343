#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/clients/client.h"

namespace clientela {

// A person's place in an organisation, seen from one side: `other` is the other one.
struct Belonging {
  Membership membership;
  Ref<Client> other;
  std::string title;
};

// The people of an organisation; those who left are not among them.
std::vector<Belonging> people_in(Reading& reading, Id organisation, int limit);
// Where a person works, from the parts of the person's record.
std::vector<Belonging> organisations_of(Reading& reading, const Whole& person);
// Clients whom this one sent.
std::vector<Record> referred_clients(Reading& reading, Id client, int limit);

enum class Likeness { same_email, same_phone, similar_name };

// A client who may be the same as another one.
struct Lookalike {
  Record client;
  Likeness likeness{};
};

// What is known of somebody who may be here already; what is empty is not compared.
struct Acquaintance {
  std::string name;
  std::vector<ContactPoint> contacts;  // e-mails and phones count
  Id self = {};                        // not to be found
  bool by_name = true;                 // false: `name` may also be anything else of a client
};
Acquaintance acquaintance_of(const Whole& client);

// By equal contacts first, then by name. Quick: made to be asked while somebody types.
std::vector<Lookalike> find_lookalikes(Reading& reading, const Acquaintance& wanted, int limit);
// By equal contacts alone: cheap enough for every card.
std::vector<Lookalike> share_contacts(Reading& reading, const Acquaintance& wanted, int limit);

// The client who is meant by the contact that stands first: primary before others.
std::optional<ContactPoint> main_contact(const Whole& client, ContactKind kind);

}  // namespace clientela
