#include <algorithm>

#include "features/clients/client.h"

namespace clientela {
namespace {

// What the kept client does not know yet is taken from the other one.
void adopt_missing(Record& keep, const Record& merge) {
  for (std::size_t i = 0; i < keep.type->fields.size(); ++i) {
    if (is_empty(keep.values[i])) keep.values[i] = merge.values[i];
  }
}

bool has_contact(const std::vector<ContactPoint>& contacts, const ContactPoint& wanted) {
  return std::any_of(contacts.begin(), contacts.end(), [&](const ContactPoint& contact) {
    return contact.kind == wanted.kind && contact.normalised == wanted.normalised;
  });
}

WholePatch adoption(const Whole& keep, const Whole& merge) {
  Record after = keep.record;
  adopt_missing(after, merge.record);
  WholePatch patch{difference(keep.record, after), {}};
  const auto known = keep.parts_as<ContactPoint>();
  for (const auto& part : merge.parts) {
    if (part.type->name == ContactPoint::object_name &&
        has_contact(known, part.as<ContactPoint>())) {
      continue;
    }
    PartChange change;
    change.object = part.type->name;
    for (const auto& field : part.type->fields) {
      if (field.key == part.type->part_of || field.computed) continue;
      change.patch.push_back({std::string(field.key), {}, part[field.key]});
    }
    patch.parts.push_back(std::move(change));
  }
  return patch;
}

Result<JsonObject> merge_clients(Transaction& transaction, const MergeClients& arguments) {
  const ObjectType& type = transaction.type(Client::object_name);
  const auto keep = transaction.find_whole(type, arguments.keep.id);
  const auto merge = transaction.find_whole(type, arguments.merge.id);
  if (!keep || !merge) {
    return Error{ErrorCode::not_found, keep ? "merge" : "keep",
                 message("This client does not exist.")};
  }
  if (arguments.keep == arguments.merge) {
    return invalid("merge", message("A client can't be merged with itself."));
  }
  for (const auto& referring : transaction.model().types()) {
    for (const auto& field : referring.fields) {
      if (field.target != type.name || field.key == referring.part_of) continue;
      CLIENTELA_TRY(transaction.redirect(referring, field, arguments.merge.id, arguments.keep.id));
    }
  }
  CLIENTELA_TRY(transaction.update(type, arguments.keep.id, adoption(*keep, *merge)));
  CLIENTELA_TRY(transaction.remove(type, arguments.merge.id));
  return JsonObject{{"id", arguments.keep.id.text()}};
}

}  // namespace

Action merge_clients_action() {
  return action<MergeClients>(
      {.name = "client.merge",
       .label = "Merge",
       .arguments = {field("keep", &MergeClients::keep, {.label = "Keep", .required = true}),
                     field("merge", &MergeClients::merge, {.label = "Merge", .required = true})}},
      merge_clients);
}

}  // namespace clientela
