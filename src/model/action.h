#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/transaction.h"

namespace clientela {

// Whether an action may be performed on a replica without the server: its result is final there,
// final only when the server has agreed, or not possible.
enum class Offline { yes, provisional, no };

// What may be known while arguments are prepared.
struct Preparation {
  Id asker;  // empty: the program itself
  // Reads without the asker's limits; keeps one of few readers busy, so nothing slow inside.
  std::function<void(const std::function<void(Reading&)>&)> read;
};

// A verb. Its arguments are JSON in the log and at the doors, typed in its own code.
struct Action {
  std::string name;        // "client.merge"; never changes
  std::string_view label;  // "Merge"; on buttons and in history
  int version = 1;         // grows when the meaning of its arguments changes
  Offline offline = Offline::yes;
  Role role = Role::member;           // at least
  bool undo = true;                   // whether its changes can be taken back
  std::vector<Field> arguments = {};  // empty for the generic verbs, which describe themselves
  // Work that must happen once and outside of the transaction (hashing, parsing, files): turns the
  // arguments as given into those that are logged and performed; or refuses what only a living
  // asker is asked for, such as the present password. Not done again by a replay. Any thread.
  std::function<Result<JsonObject>(JsonObject arguments, const Preparation&)> prepare = {};
  // Turns logged arguments of an older version into today's that do what they did then, so that an
  // old log gives an equal company when it is performed again.
  std::function<JsonObject(JsonObject arguments, int version)> modernise = {};
  // Of a verb that sets settings of the company: its arguments such that performing it with them
  // would change nothing; what was never set may be left out. So the log tells what each was and
  // is, and undo performs the verb with what was.
  std::function<JsonObject(Reading&)> settings = {};
  // Does it. Returns what the caller is told, for example {"id": ...}. Runs again on replicas, so
  // it depends on nothing but its parameters.
  std::function<Result<JsonObject>(Transaction&, const JsonObject& arguments)> perform;
};

// Declares a verb whose arguments are the members of a struct: `perform` gets them parsed.
//   action<MergeClients>({.name = "client.merge", ...}, [](Transaction& t, const MergeClients& m)
//   {...})
Result<void> read_arguments(const std::vector<Field>& fields, const JsonObject& json,
                            const ParseContext& context, void* object);
// The arguments that such a struct was read from.
JsonObject written_arguments(const std::vector<Field>& fields, const void* object);

template <typename Arguments, typename Perform>
Action action(Action declared, Perform perform) {
  auto fields = declared.arguments;
  declared.perform = [fields, perform](Transaction& transaction,
                                       const JsonObject& json) -> Result<JsonObject> {
    Arguments arguments;
    CLIENTELA_TRY(read_arguments(fields, json, transaction.context().parse(), &arguments));
    return perform(transaction, arguments);
  };
  return declared;
}

// The four verbs of every noun that is no part and has a history: create, update, delete, restore.
// Arguments:
//   create  {"values": {...}, "parts": [{"object": "contact_point", "values": {...}}]}
//   update  {"id": ..., "patch": {"name": {"was": ..., "now": ...}}, "parts": [
//             {"object": ..., "values": {...}} | {"object": ..., "id": ..., "patch": {...}} |
//             {"object": ..., "id": ..., "remove": true}]}
//   delete, restore  {"id": ...}
std::vector<Action> generic_actions(const ObjectType& type);

// The arguments of create and update from typed values, as doors and undo need them.
JsonObject create_arguments(const Whole& whole);
JsonObject update_arguments(const ObjectType& type, Id id, const WholePatch& patch,
                            const Model& model);

}  // namespace clientela
