#include "features/filters.h"
#include "features/imports/known_key.h"
#include "features/imports/record_planner.h"

namespace clientela {
namespace {

constexpr int most_namesakes = 20;

bool is_membership(const ObjectType& type) { return type.name == Membership::object_name; }

// The one that lasts, where somebody left and came again.
std::optional<Record> existing_membership(Reading& reading, Id organisation, const Record& person) {
  std::optional<Record> found;
  for (auto& part : reading.parts(person)) {
    if (!is_membership(*part.type) || part.get<Id>("organisation") != organisation) continue;
    if (!found || is_empty(part["to"])) found = std::move(part);
  }
  return found;
}

}  // namespace

void ClientPlanner::add_membership(PlannedCall& call, const Record* record) {
  const std::string called(context_.row->text(organisation_));
  // Some files repeat an organisation's own name here.
  if (called.empty() || called == name()) return;
  const Id place = organisation(called);
  if (place == call.record) return;
  for (const auto& part : call.parts) {
    if (is_membership(*part.type)) return;  // an earlier row of this batch counts
  }
  PlannedPart part = membership_in(place, record);
  if (!part.values.empty()) call.parts.push_back(std::move(part));
}

PlannedPart ClientPlanner::membership_in(Id organisation, const Record* person) const {
  const auto& type = context_.reading->type(Membership::object_name);
  PlannedPart part{&type, {}, context_.row->number};
  std::optional<Record> before;
  if (person != nullptr) before = existing_membership(*context_.reading, organisation, *person);
  if (before) {
    part.id = before->id;
  } else {
    part.values.push_back({type.find("organisation"), Value(organisation)});
  }
  for (const int column : membership_) {
    const auto& field = *context_.mapping.columns[static_cast<std::size_t>(column)].target->field;
    const Value& now = context_.row->at(column);
    if (column == organisation_ || is_empty(now)) continue;
    const Value was = before ? (*before)[field.key] : Value();
    // Of somebody whom this import made the first row counts.
    if (now == was || (!is_empty(was) && context_.ids.made(person->id))) continue;
    part.values.push_back({&field, now, was});
  }
  return part;
}

Id ClientPlanner::organisation(const std::string& called) {
  for (const ClientMatch way : {ClientMatch::name, ClientMatch::number}) {
    if (const auto* known = known_.find(known_key(way, called))) return known->id;
  }
  if (const auto* known = organisations_.find(called)) return known->id;
  organisations_.trim();
  if (const auto found = find_organisation(called)) {
    organisations_.add(called, {.id = *found});
    return *found;
  }
  return plan_organisation(called);
}

std::optional<Id> ClientPlanner::find_organisation(const std::string& called) const {
  Reading& reading = *context_.reading;
  if (const auto record = reading.find_by(type_, "number", Value(called))) return record->id;
  std::optional<Id> other;
  const auto namesakes = question(type_, {where("name", Value(called))}, {}, most_namesakes);
  for (const auto& record : reading.list(namesakes).records) {
    if (record.get<std::string>("kind") == "organisation") return record.id;
    // Not everybody said of organisations that they are. A person has parts of a name.
    const bool person = !is_empty(record["given_name"]) || !is_empty(record["family_name"]);
    if (!person && !other) other = record.id;
  }
  return other;
}

// Known from now on by its name, so that rows which speak of it fill it in.
Id ClientPlanner::plan_organisation(const std::string& called) {
  PlannedCall& call = context_.batch->references.emplace_back();
  call.id = context_.ids.of(context_.row->number, ImportIds::organisation);
  call.type = &type_;
  call.record = call.id.derive(1);
  call.creates = true;
  call.set(*type_.find("name"), Value(called));
  call.set(*type_.find("kind"), Value(std::string("organisation")));
  call.counts.clients.created = 1;
  call.rows.push_back(context_.row_place);
  known_.add(known_key(ClientMatch::name, called), {.id = call.record,
                                                    .made = true,
                                                    .counted = true,
                                                    .batch = context_.batch->number,
                                                    .call = &call});
  return call.record;
}

}  // namespace clientela
