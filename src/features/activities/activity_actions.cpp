#include "features/activities/activity.h"

namespace clientela {
namespace {

Result<JsonObject> complete(Transaction& transaction, const CompleteActivity& arguments) {
  auto activity = transaction.get(arguments.activity);
  if (!activity) {
    return Error{ErrorCode::not_found, "activity", message("This activity does not exist.")};
  }
  activity->done = true;
  if (!arguments.outcome.empty()) activity->outcome = arguments.outcome;
  CLIENTELA_TRY(transaction.change(*activity));
  return JsonObject{{"id", activity->id.text()}};
}

// The same of a promise, in the words for promises: so the history tells that it was kept.
Result<JsonObject> keep(Transaction& transaction, const CompleteActivity& arguments) {
  const auto activity = transaction.get(arguments.activity);
  if (activity && activity->kind != ActivityKind::promise) {
    return invalid("activity", message("Only a promise is kept; anything else is done."));
  }
  return complete(transaction, arguments);
}

Action completing(std::string name, std::string_view label,
                  Result<JsonObject> (*perform)(Transaction&, const CompleteActivity&)) {
  return action<CompleteActivity>(
      {.name = std::move(name),
       .label = label,
       .arguments = {field("activity", &CompleteActivity::activity,
                           {.label = "Activity", .required = true}),
                     field("outcome", &CompleteActivity::outcome, {.label = "Outcome"})}},
      perform);
}

}  // namespace

void add_activities(Model& model) {
  model.add(activity_type());
  model.add(completing("activity.complete", "Done", complete));
  model.add(completing("activity.keep", "Kept", keep));
}

}  // namespace clientela
