#include <algorithm>

#include "features/clients/legal_forms.h"
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

std::string_view kind_key(const ObjectType& type, ContactKind kind) {
  return type.find("kind")->choices[static_cast<std::size_t>(kind)].key;
}

struct KnownContact {
  std::string kind, normalised;
};

std::vector<KnownContact> contacts_of(Reading& reading, const PlannedCall& call,
                                      const Record* record) {
  std::vector<KnownContact> known;
  for (const auto& part : call.parts) {
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

}  // namespace

ClientPlanner::ClientPlanner(PlanContext& context, ReferencePlanner& references)
    : RecordPlanner(context, references, *context.mapping.targets.front().type,
                    &ImportBatch::clients, ImportIds::client, &ImportReport::clients),
      contacts_(context.mapping.contact_columns()),
      number_(context.mapping.column_of("client.number")) {}

std::string ClientPlanner::contact(ContactKind kind) const {
  for (const int column : contacts_) {
    const auto& target = *context_.mapping.columns[static_cast<std::size_t>(column)].target;
    if (target.contact == kind) return normalised_contact(kind, context_.row->text(column));
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

std::string ClientPlanner::key() const {
  if (const auto number = context_.row->text(number_); !number.empty()) {
    return "n:" + std::string(number);
  }
  if (const auto email = contact(ContactKind::email); !email.empty()) return "e:" + email;
  if (const auto phone = contact(ContactKind::phone); !phone.empty()) return "p:" + phone;
  const auto called = name();
  return called.empty() ? std::string() : "a:" + called;
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
  const bool organisation =
      !text_of(call, "legal_name").empty() || has_legal_form(text_of(call, "name"));
  if (organisation && call.find("kind") == nullptr) {
    call.set(*type_.find("kind"), Value(std::string("organisation")));
  }
  for (const auto key : {"name", "given_name", "family_name", "legal_name", "short_name"}) {
    if (call.find(key) != nullptr) return;
  }
  std::string name;
  if (const auto number = text_of(call, "number"); !number.empty()) {
    name = name_from_number(number, text_of(call, "country"));
  } else if (!call.parts.empty()) {
    name = part_text(call.parts.front(), "value");
  }
  call.set(*type_.find("name"), Value(std::move(name)));
}

std::size_t ClientPlanner::hash_of_parts() const {
  std::size_t hash = 0;
  for (const int column : contacts_) {
    hash = hash * 31 + std::hash<std::string_view>{}(context_.row->text(column));
  }
  return hash;
}

void ClientPlanner::add_parts(PlannedCall& call, const Record* record) {
  std::vector<KnownContact> known;
  bool asked = false;
  const auto& type = context_.reading->type(ContactPoint::object_name);
  for (const int column : contacts_) {
    const std::string value(context_.row->text(column));
    if (value.empty()) continue;
    if (!asked) known = contacts_of(*context_.reading, call, record);
    asked = true;
    const auto kind = context_.mapping.columns[static_cast<std::size_t>(column)].target->contact;
    const std::string kind_text(kind_key(type, kind));
    const std::string normalised = normalised_contact(kind, value);
    const auto same_kind = [&](const KnownContact& each) { return each.kind == kind_text; };
    const auto same = [&](const KnownContact& each) {
      return same_kind(each) && each.normalised == normalised;
    };
    if (std::any_of(known.begin(), known.end(), same)) continue;
    PlannedPart part{&type, {}, context_.row->number};
    part.values.push_back({type.find("kind"), Value(kind_text)});
    part.values.push_back({type.find("value"), Value(value)});
    if (std::none_of(known.begin(), known.end(), same_kind)) {
      part.values.push_back({type.find("primary"), Value(true)});
    }
    known.push_back({kind_text, normalised});
    call.parts.push_back(std::move(part));
  }
}

}  // namespace clientela
