#include "engine/asker.h"
#include "features/clients/client.h"

namespace clientela {
namespace {

// A confidential client is seen by the manager and by those who see everything.
std::vector<Tag> client_tags(const Record& record, Reading& reading) {
  if (!record.get<bool>("confidential")) return {everyone_tag};
  const auto manager = reading.find(reading.type("user"), record.get<Id>("manager"));
  if (!manager) return {};
  return {owner_tag(manager->row)};
}

std::vector<Field> client_fields() {
  return {
      field("name", &Client::name,
            {.label = "Name",
             .help = "Leave it empty to have it composed from the names below.",
             .search = true,
             .filter = true,
             .list = true}),
      field("kind", &Client::kind,
            {.label = "Kind", .choices = {{"person", "Person"}, {"organisation", "Organisation"}}}),
      field("relation", &Client::relation,
            {.label = "Relation",
             .choices = {{"client", "Client", "green"},
                         {"contact", "Contact", "azure"},
                         {"supplier", "Supplier", "orange"},
                         {"intermediary", "Intermediary", "purple"}},
             .filter = true}),
      field("number", &Client::number,
            {.label = "Number", .search = true, .filter = true, .list = true}),
      field("country", &Client::country, {.label = "Country", .filter = true, .list = true}),
      field("city", &Client::city, {.label = "City", .search = true, .filter = true}),
      field("manager", &Client::manager, {.label = "Manager", .filter = true, .list = true}),
      field("tags", &Client::tags, {.label = "Tags", .list = true}),
      field("notes", &Client::notes,
            {.label = "Notes", .format = TextFormat::multiline, .max_length = 100'000}),

      field("given_name", &Client::given_name, {.label = "Given name", .group = "Names"}),
      field("middle_name", &Client::middle_name, {.label = "Middle name", .group = "Names"}),
      field("family_name", &Client::family_name, {.label = "Family name", .group = "Names"}),
      field("legal_name", &Client::legal_name,
            {.label = "Legal name", .group = "Names", .search = true}),
      field("short_name", &Client::short_name,
            {.label = "Short name", .group = "Names", .search = true}),

      field("source", &Client::source,
            {.label = "Came from", .group = "Relationship", .filter = true}),
      field("referred_by", &Client::referred_by,
            {.label = "Referred by", .group = "Relationship", .filter = true}),
      field("market", &Client::market,
            {.label = "Market",
             .group = "Relationship",
             .choices = {{"unknown", "Unknown"},
                         {"consumer", "Consumer (B2C)"},
                         {"business", "Business (B2B)"}}}),
      field("under_agreement", &Client::under_agreement,
            {.label = "Has an agreement with us",
             .help = "A contract, a subscription, a retainer: more than single purchases.",
             .group = "Relationship",
             .filter = true}),
      field("internal", &Client::internal, {.label = "Our own company", .group = "Relationship"}),
      field("confidential", &Client::confidential,
            {.label = "Confidential",
             .help = "Only the manager and administrators see a confidential client.",
             .group = "Relationship"}),

      field("industry", &Client::industry, {.label = "Industry", .group = "About"}),
      field("employees", &Client::employees, {.label = "Employees", .group = "About"}),
      field("tax_id", &Client::tax_id,
            {.label = "Tax number", .group = "About", .search = true, .filter = true}),
      field("birthday", &Client::birthday, {.label = "Birthday", .group = "About"}),
      field("language", &Client::language,
            {.label = "Language", .group = "About", .format = TextFormat::language}),
      field("zone", &Client::zone,
            {.label = "Time zone", .group = "About", .format = TextFormat::zone}),

      field("preferred_channel", &Client::preferred_channel,
            {.label = "Best reached by",
             .group = "Preferences",
             .choices = {{"any", "Any way"},
                         {"email", "E-mail"},
                         {"phone", "Phone"},
                         {"messenger", "Messenger"},
                         {"post", "Post"},
                         {"in_person", "In person"}}}),
      field("preferred_hours", &Client::preferred_hours,
            {.label = "Best hours", .group = "Preferences"}),
      field("preferences", &Client::preferences,
            {.label = "Preferences",
             .group = "Preferences",
             .format = TextFormat::multiline,
             .max_length = 10'000}),
  };
}

ObjectType channel_type() {
  return {.name = "channel",
          .plural = "channels",
          .label = "Channel",
          .label_plural = "Channels",
          .icon = "route",
          .fields = {field("name", &Channel::name,
                           {.label = "Name",
                            .required = true,
                            .search = true,
                            .filter = true,
                            .unique = true,
                            .list = true}),
                     field("notes", &Channel::notes,
                           {.label = "Notes", .format = TextFormat::multiline, .list = true})},
          .order = {"name"}};
}

}  // namespace

ObjectType client_type() {
  return {.name = "client",
          .plural = "clients",
          .label = "Client",
          .label_plural = "Clients",
          .icon = "users",
          .fields = client_fields(),
          .order = {"name"},
          .settle = settle_client,
          .tags = client_tags};
}

ObjectType contact_point_type() {
  return {
      .name = "contact_point",
      .plural = "contact_points",
      .label = "Contact",
      .label_plural = "Contacts",
      .icon = "at",
      .part_of = "client",
      .fields =
          {
              field("kind", &ContactPoint::kind,
                    {.label = "Kind",
                     .choices = {{"email", "E-mail"},
                                 {"phone", "Phone"},
                                 {"address", "Address"},
                                 {"site", "Site"},
                                 {"messenger", "Messenger"}}}),
              field("value", &ContactPoint::value, {.label = "Contact", .required = true}),
              field("label", &ContactPoint::label, {.label = "Note"}),
              field("primary", &ContactPoint::primary, {.label = "Main"}),
              field("invalid", &ContactPoint::invalid, {.label = "Does not work"}),
              field("normalised", &ContactPoint::normalised,
                    {.label = "Comparable form", .search = true, .filter = true, .computed = true}),
              field("client", &ContactPoint::client, {.label = "Client"}),
          },
      .title = [](const Record& contact) { return contact.get<std::string>("value"); }};
}

ObjectType membership_type() {
  return {.name = "membership",
          .plural = "memberships",
          .label = "Membership",
          .label_plural = "Works for",
          .icon = "building",
          .part_of = "client",
          .fields =
              {
                  field("organisation", &Membership::organisation,
                        {.label = "Organisation", .required = true, .filter = true}),
                  field("role", &Membership::role, {.label = "Role"}),
                  field("primary", &Membership::primary, {.label = "Main"}),
                  field("from", &Membership::from, {.label = "From"}),
                  field("to", &Membership::to, {.label = "To"}),
                  field("client", &Membership::client, {.label = "Person"}),
              },
          .title = [](const Record& membership) { return membership.get<std::string>("role"); }};
}

void add_clients(Model& model) {
  model.add(channel_type());
  model.add(client_type());
  model.add(contact_point_type());
  model.add(membership_type());
  model.add(merge_clients_action());
}

}  // namespace clientela
