#include <algorithm>

#include "features/clients/legal_forms.h"
#include "features/imports/contact_cells.h"
#include "features/imports/known_key.h"
#include "features/imports/record_planner.h"

namespace clientela {
namespace {

// What a client is called of whom the file has a number alone.
std::string name_from_number(std::string_view number, std::string_view country) {
  std::string name = "No. " + std::string(number);
  if (!country.empty()) name.append(" · ").append(country);
  return name;
}

std::string text_of(const PlannedCall& call, std::string_view key) {
  for (const auto& value : call.values) {
    const auto* text = std::get_if<std::string>(&value.now);
    if (value.field->key == key && text != nullptr) return *text;
  }
  return {};
}

std::string part_text(const PlannedPart& part, std::string_view key) {
  for (const auto& value : part.values) {
    const auto* text = std::get_if<std::string>(&value.now);
    if (value.field->key == key && text != nullptr) return *text;
  }
  return {};
}

// By what clients are found, if nothing else is said.
constexpr ClientMatch usual_order[] = {ClientMatch::number, ClientMatch::email, ClientMatch::phone,
                                       ClientMatch::name};

std::string_view kind_key(const ObjectType& type, ContactKind kind) {
  return type.find("kind")->choices[static_cast<std::size_t>(kind)].key;
}

bool names_are_of_organisations(const ImportMapping& mapping) {
  const int column = mapping.column_of("client.name");
  const bool people =
      mapping.column_of("client.given_name") >= 0 || mapping.column_of("client.family_name") >= 0;
  return column >= 0 && !people &&
         names_organisations(mapping.columns[static_cast<std::size_t>(column)].name);
}

const PlannedPart* first_contact(const PlannedCall& call) {
  for (const auto& part : call.parts) {
    if (part.type->name == ContactPoint::object_name) return &part;
  }
  return nullptr;
}

struct KnownContact {
  std::string kind, normalised;
};

std::vector<KnownContact> contacts_of(Reading& reading, const PlannedCall& call,
                                      const Record* record) {
  std::vector<KnownContact> known;
  for (const auto& part : call.parts) {
    if (part.type->name != ContactPoint::object_name) continue;
    const std::string kind = part_text(part, "kind");
    const Field& field = *part.type->find("kind");
    const auto place = field.choice(kind) - field.choices.data();
    known.push_back(
        {kind, normalised_contact(static_cast<ContactKind>(place), part_text(part, "value"))});
  }
  if (record == nullptr) return known;
  for (const auto& part : reading.parts(*record)) {
    if (part.type->name != ContactPoint::object_name) continue;
    known.push_back({part.get<std::string>("kind"), part.get<std::string>("normalised")});
  }
  return known;
}

// Nothing of one that is known; the first of its kind is the main one.
std::optional<PlannedPart> new_contact(const ObjectType& type, const KnownContact& contact,
                                       const std::string& value,
                                       const std::vector<KnownContact>& known) {
  bool is_first = true;
  for (const auto& each : known) {
    if (each.kind != contact.kind) continue;
    if (each.normalised == contact.normalised) return std::nullopt;
    is_first = false;
  }
  PlannedPart part{&type};
  part.values.push_back({type.find("kind"), Value(contact.kind)});
  part.values.push_back({type.find("value"), Value(value)});
  if (is_first) part.values.push_back({type.find("primary"), Value(true)});
  return part;
}

}  // namespace

ClientPlanner::ClientPlanner(PlanContext& context, ReferencePlanner& references)
    : RecordPlanner(context, references, *context.mapping.targets.front().type,
                    &ImportBatch::clients, ImportIds::client, &ImportReport::clients),
      contacts_(context.mapping.contact_columns()),
      membership_(context.mapping.columns_of(Membership::object_name)),
      number_(context.mapping.column_of("client.number")),
      tax_id_(context.mapping.column_of("client.tax_id")),
      organisation_(context.mapping.column_of("membership.organisation")),
      all_organisations_(names_are_of_organisations(context.mapping)),
      organisations_(true) {}

void ClientPlanner::forget() {
  RecordPlanner::forget();
  organisations_.clear();
}

std::string ClientPlanner::contact(ContactKind kind) const {
  for (const int column : contacts_) {
    const auto& target = *context_.mapping.columns[static_cast<std::size_t>(column)].target;
    if (target.contact != kind) continue;
    const auto contacts = contacts_in(kind, context_.row->text(column));
    return contacts.empty() ? std::string() : normalised_contact(kind, contacts.front());
  }
  return {};
}

std::string ClientPlanner::name() const {
  const auto text = [&](std::string_view target) {
    return std::string(context_.row->text(context_.mapping.column_of(target)));
  };
  if (std::string name = text("client.name"); !name.empty()) return name;
  Client client;
  client.given_name = text("client.given_name");
  client.middle_name = text("client.middle_name");
  client.family_name = text("client.family_name");
  if (std::string name = composed_name(client); !name.empty()) return name;
  const std::string short_name = text("client.short_name");
  return short_name.empty() ? text("client.legal_name") : short_name;
}

std::string ClientPlanner::called(ClientMatch by) const {
  switch (by) {
    case ClientMatch::number:
      return std::string(context_.row->text(number_));
    case ClientMatch::email:
      return contact(ContactKind::email);
    case ClientMatch::phone:
      return contact(ContactKind::phone);
    case ClientMatch::tax_id:
      return std::string(context_.row->text(tax_id_));
    default:
      return name();
  }
}

std::string ClientPlanner::key() const {
  const ClientMatch match = context_.mapping.settings.match;
  for (const ClientMatch by : usual_order) {
    const ClientMatch way = match == ClientMatch::usual ? by : match;
    const std::string text = called(way);
    if (!text.empty()) return known_key(way, text);
    if (match != ClientMatch::usual) break;
  }
  return {};
}

// A row that names somebody, but not by what clients are found by, is no walk-in sale.
Result<Id> ClientPlanner::resolve_nameless() {
  const bool somebody = std::any_of(std::begin(usual_order), std::end(usual_order),
                                    [&](ClientMatch by) { return !called(by).empty(); });
  if (somebody) {
    return invalid("", message("What clients are found by is missing in this row"));
  }
  const std::string works_for(context_.row->text(organisation_));
  return works_for.empty() ? Id() : organisation(works_for);
}

std::optional<Record> ClientPlanner::find_by_contact(ContactKind kind) const {
  const std::string wanted = contact(kind);
  if (wanted.empty()) return std::nullopt;
  const auto& contact_type = context_.reading->type(ContactPoint::object_name);
  const auto point = context_.reading->find_by(contact_type, "normalised", Value(wanted));
  if (!point || point->get<std::string>("kind") != kind_key(contact_type, kind)) {
    return std::nullopt;
  }
  return context_.reading->find(type_, point->get<Id>("client"));
}

std::optional<Record> ClientPlanner::look_up() const {
  const ClientMatch match = context_.mapping.settings.match;
  switch (match) {
    case ClientMatch::usual:
      return look_up_usually();
    case ClientMatch::email:
      return find_by_contact(ContactKind::email);
    case ClientMatch::phone:
      return find_by_contact(ContactKind::phone);
    default:
      return context_.reading->find_by(type_, client_match_name(match), Value(called(match)));
  }
}

std::optional<Record> ClientPlanner::look_up_usually() const {
  const std::string number(context_.row->text(number_));
  if (!number.empty()) {
    auto record = context_.reading->find_by(type_, "number", Value(number));
    if (record) return record;
  }
  for (const auto kind : {ContactKind::email, ContactKind::phone}) {
    auto record = find_by_contact(kind);
    // Somebody else of the same house may share an address; another number is another client.
    if (record && (number.empty() || is_empty((*record)["number"]))) return record;
  }
  const bool has_better_key = !number.empty() || !contact(ContactKind::email).empty() ||
                              !contact(ContactKind::phone).empty();
  if (has_better_key) return std::nullopt;
  return context_.reading->find_by(type_, "name", Value(name()));
}

bool ClientPlanner::is_stand_in(const Record& record, const Field& field) const {
  return field.key == "name" &&
         record.get<std::string>("name") == name_from_number(record.get<std::string>("number"),
                                                             record.get<std::string>("country"));
}

void ClientPlanner::complete(PlannedCall& call) const {
  const bool organisation = all_organisations_ || !text_of(call, "legal_name").empty() ||
                            has_legal_form(text_of(call, "name"));
  if (organisation && call.find("kind") == nullptr) {
    call.set(*type_.find("kind"), Value(std::string("organisation")));
  }
  for (const auto key : {"name", "given_name", "family_name", "legal_name", "short_name"}) {
    if (call.find(key) != nullptr) return;
  }
  std::string name;
  if (const auto number = text_of(call, "number"); !number.empty()) {
    name = name_from_number(number, text_of(call, "country"));
  } else if (const auto* contact = first_contact(call)) {
    name = part_text(*contact, "value");
  } else if (const auto tax_id = text_of(call, "tax_id"); !tax_id.empty()) {
    name = name_from_number(tax_id, text_of(call, "country"));
  }
  call.set(*type_.find("name"), Value(std::move(name)));
}

std::size_t ClientPlanner::hash_of_parts() const {
  std::size_t hash = 0;
  for (const int column : contacts_) {
    hash = hash * 31 + std::hash<std::string_view>{}(context_.row->text(column));
  }
  for (const int column : membership_) {
    const auto& field = *context_.mapping.columns[static_cast<std::size_t>(column)].target->field;
    const Value& value = context_.row->at(column);
    const bool reference = !field.target.empty();
    hash = hash * 31 + std::hash<std::string>{}(reference ? std::string(context_.row->text(column))
                                                          : field.kind->text(value, field));
  }
  return hash;
}

void ClientPlanner::add_parts(PlannedCall& call, const Record* record) {
  add_contacts(call, record);
  if (organisation_ >= 0) add_membership(call, record);
}

void ClientPlanner::add_contacts(PlannedCall& call, const Record* record) {
  std::vector<KnownContact> known;
  bool asked = false;
  const auto& type = context_.reading->type(ContactPoint::object_name);
  for (const int column : contacts_) {
    const std::string_view cell = context_.row->text(column);
    if (cell.empty()) continue;
    if (!asked) known = contacts_of(*context_.reading, call, record);
    asked = true;
    const auto kind = context_.mapping.columns[static_cast<std::size_t>(column)].target->contact;
    for (const auto& value : contacts_in(kind, cell)) {
      KnownContact contact{std::string(kind_key(type, kind)), normalised_contact(kind, value)};
      auto part = new_contact(type, contact, value, known);
      if (!part) continue;
      part->row = context_.row->number;
      call.parts.push_back(std::move(*part));
      known.push_back(std::move(contact));
    }
  }
}

}  // namespace clientela
