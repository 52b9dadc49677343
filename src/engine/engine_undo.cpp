#include <map>

#include "engine/engine_transaction.h"
#include "engine/logged_patch.h"

namespace clientela {
namespace {

// What one action did to a record with its parts, turned round.
struct Reversal {
  const ObjectType* type = nullptr;
  bool appeared = false;     // was created or restored
  bool disappeared = false;  // was deleted
  WholePatch patch;          // of all updates, the last one first
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

// What the action changed. Computed values come along for those rules that keep what they computed
// once, such as when something was done; others compute them anew.
Result<Patch> logged_patch(const ObjectType& type, const LoggedChange& change,
                           const ParseContext& context) {
  if (change.patch.empty()) return Patch{};
  CLIENTELA_ASSIGN(JsonObject fields, logged_fields(change));
  Patch computed;
  for (const auto& field : type.fields) {
    if (!field.computed || !fields.contains(field.key)) continue;
    CLIENTELA_ASSIGN(FieldChange done, logged_field(field, fields.at(field.key), context));
    computed.push_back(std::move(done));
    fields.erase(field.key);
  }
  CLIENTELA_ASSIGN(Patch patch, parse_patch(type, fields, context));
  patch.insert(patch.end(), computed.begin(), computed.end());
  return patch;
}

// Adds what takes that change back.
Result<void> turn_round(const Model& model, const ObjectType& type, const LoggedChange& change,
                        const ParseContext& context, Reversal& reversal) {
  reversal.type = type.is_part() ? &model.type(type.part_of) : &type;
  CLIENTELA_ASSIGN(const Patch patch, logged_patch(type, change, context));
  Patch reversed = inverse(patch);
  if (type.is_part()) {
    reversal.patch.parts.push_back(reversed_part(change, std::move(reversed)));
    return {};
  }
  reversal.appeared |= change.kind == ChangeKind::created || change.kind == ChangeKind::restored;
  reversal.disappeared |= change.kind == ChangeKind::deleted;
  auto& whole = reversal.patch.patch;
  whole.insert(whole.end(), reversed.begin(), reversed.end());
  return {};
}

}  // namespace

Result<void> EngineTransaction::take_back(const LogEntry& entry) {
  carried_over_ = true;
  std::vector<Id> order;  // last touched first
  std::map<Id, Reversal> reversals;
  for (auto change = entry.changes.rbegin(); change != entry.changes.rend(); ++change) {
    const ObjectType* type = model_.find_type(change->object);
    if (type == nullptr) {
      CLIENTELA_TRY(take_back_settings(*change));
      continue;
    }
    if (action_context_.role < type->write_role) {
      return Error{ErrorCode::forbidden, "", message("Your role does not allow this change.")};
    }
    auto [place, is_new] = reversals.try_emplace(change->owner);
    if (is_new) order.push_back(change->owner);
    CLIENTELA_TRY(turn_round(model_, *type, *change, action_context_.parse(), place->second));
  }
  for (const Id& id : order) {
    Reversal& reversal = reversals.at(id);
    const ObjectType& type = *reversal.type;
    if (reversal.appeared && reversal.disappeared) continue;
    if (reversal.appeared) {
      CLIENTELA_TRY(remove(type, id));
    } else {
      CLIENTELA_TRY(bring_back(type, id, reversal.disappeared, std::move(reversal.patch)));
    }
  }
  return {};
}

Result<void> EngineTransaction::bring_back(const ObjectType& type, Id id, bool deleted,
                                           WholePatch patch) {
  if (deleted) {
    CLIENTELA_TRY(restore(type, id));
    patch.parts.clear();  // they came back with it
  }
  if (patch.empty()) return {};
  CLIENTELA_ASSIGN(const Record record, changeable(type, id, false));
  return change_found(record, patch, Computed::set);
}

}  // namespace clientela
