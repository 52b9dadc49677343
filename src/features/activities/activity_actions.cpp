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

}  // namespace

void add_activities(Model& model) {
  model.add(activity_type());
  model.add(action<CompleteActivity>(
      {.name = "activity.complete",
       .label = "Done",
       .arguments = {field("activity", &CompleteActivity::activity,
                           {.label = "Activity", .required = true}),
                     field("outcome", &CompleteActivity::outcome, {.label = "Outcome"})}},
      complete));
}

}  // namespace clientela
