#include "engine/undo_action.h"

#include "engine/engine_transaction.h"

namespace clientela {
namespace {

Result<JsonObject> perform_undo(Transaction& general, const JsonObject& arguments) {
  // Actions run in no other transaction than the engine's own.
  auto& transaction = static_cast<EngineTransaction&>(general);
  const Json* seq = arguments.if_contains("seq");
  if (seq == nullptr || !seq->is_int64()) {
    return invalid("seq", message("Say which action to undo, by its number in the log."));
  }
  const auto entry = transaction.writer().logged(seq->get_int64());
  if (!entry) {
    return Error{ErrorCode::not_found, "seq", message("There is no such action in the log.")};
  }
  const Action* action = transaction.model().find_action(entry->action.action);
  if (action == nullptr || !action->undo || entry->changes.empty()) {
    return invalid("seq", message("This action can't be undone."));
  }
  CLIENTELA_TRY(transaction.take_back(*entry));
  return JsonObject{{"seq", entry->action.seq}};
}

}  // namespace

Action undo_action() {
  Action action;
  action.name = "undo";
  action.label = "Undo";
  action.perform = perform_undo;
  return action;
}

}  // namespace clientela
