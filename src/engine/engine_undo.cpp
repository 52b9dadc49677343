#include <map>

#include "engine/engine_transaction.h"

namespace clientela {
namespace {

// What one action did to a record with its parts, turned round.
struct Reversal {
  const ObjectType* type = nullptr;
  ChangeKind kind = ChangeKind::updated;
  WholePatch patch;
};

PartChange reversed_part(const LoggedChange& change, Patch patch) {
  PartChange part;
  part.object = change.object;
  part.id = change.record;
  switch (change.kind) {
    case ChangeKind::created:
    case ChangeKind::restored:
      part.kind = PartChange::Kind::remove;
      break;
    case ChangeKind::deleted:
      part.kind = PartChange::Kind::restore;
      break;
    case ChangeKind::updated:
      part.kind = PartChange::Kind::update;
      part.patch = std::move(patch);
  }
  return part;
}

// What the action changed, but for computed fields: the noun's rules compute those anew.
Result<Patch> logged_patch(const ObjectType& type, const LoggedChange& change,
                           const ParseContext& context) {
  if (change.patch.empty()) return Patch{};
  auto json = parse_json(change.patch);
  if (!json || !json->is_object()) {
    return Error{ErrorCode::unavailable, "", message("The history of this change is damaged.")};
  }
  JsonObject& fields = json->get_object();
  for (const auto& field : type.fields) {
    if (field.computed) fields.erase(field.key);
  }
  return parse_patch(type, fields, context);
}

}  // namespace

Result<void> EngineTransaction::take_back(const LogEntry& entry) {
  std::vector<Id> order;  // last touched first
  std::map<Id, Reversal> reversals;
  for (auto change = entry.changes.rbegin(); change != entry.changes.rend(); ++change) {
    const ObjectType* type = model_.find_type(change->object);
    if (type == nullptr) {
      return Error{ErrorCode::unavailable, "",
                   message("This version does not know “{}”.", change->object)};
    }
    if (action_context_.role < type->write_role) {
      return Error{ErrorCode::forbidden, "", message("Your role does not allow this change.")};
    }
    auto [place, is_new] = reversals.try_emplace(change->owner);
    if (is_new) order.push_back(change->owner);
    Reversal& reversal = place->second;
    reversal.type = type->is_part() ? &model_.type(type->part_of) : type;
    CLIENTELA_ASSIGN(const Patch patch, logged_patch(*type, *change, action_context_.parse()));
    if (type->is_part()) {
      reversal.patch.parts.push_back(reversed_part(*change, inverse(patch)));
    } else {
      reversal.kind = change->kind;
      reversal.patch.patch = inverse(patch);
    }
  }
  for (const Id& id : order) {
    const Reversal& reversal = reversals.at(id);
    switch (reversal.kind) {
      case ChangeKind::created:
      case ChangeKind::restored:
        CLIENTELA_TRY(remove(*reversal.type, id));
        break;
      case ChangeKind::deleted:
        CLIENTELA_TRY(restore(*reversal.type, id));
        break;
      case ChangeKind::updated:
        CLIENTELA_TRY(update(*reversal.type, id, reversal.patch));
        break;
    }
  }
  return {};
}

}  // namespace clientela
