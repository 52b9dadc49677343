#include "features/ideal_client/fit.h"

namespace clientela {
namespace {

Error no_client() {
  return {ErrorCode::not_found, "client", message("This client does not exist.")};
}

Result<JsonObject> set_fit(Transaction& transaction, const SetFit& arguments) {
  const auto client = transaction.get(arguments.client);
  if (!client) return no_client();
  if (client->relation != Relation::client) {
    return invalid("client", message("Only clients have a fit; a supplier or contact has none."));
  }
  if (!arguments.fit || *arguments.fit < 0 || *arguments.fit > 100) {
    return invalid("fit", message("The fit lies between 0 and 100."));
  }
  const auto marks = marks_of(transaction, arguments.client.id, 1);
  FitMark mark;
  mark.client = arguments.client;
  mark.fit = arguments.fit;
  mark.reason = arguments.reason;
  const bool same = !marks.empty() && marks.front().as<FitMark>().fit == mark.fit &&
                    marks.front().as<FitMark>().reason == mark.reason;
  if (!same) CLIENTELA_TRY(transaction.create(mark));
  return JsonObject{{"id", arguments.client.id.text()}};
}

Result<JsonObject> release_fit(Transaction& transaction, const ReleaseFit& arguments) {
  if (!transaction.get(arguments.client)) return no_client();
  const auto marks = marks_of(transaction, arguments.client.id, 1);
  if (!marks.empty() && marks.front().as<FitMark>().fit) {
    FitMark mark;
    mark.client = arguments.client;
    mark.reason = kept(message("The profile decides again."));
    CLIENTELA_TRY(transaction.create(mark));
  }
  return JsonObject{{"id", arguments.client.id.text()}};
}

}  // namespace

void add_fit_actions(Model& model) {
  model.add(action<SetFit>(
      {.name = "client.set_fit",
       .label = "Set the fit",
       .arguments = {field("client", &SetFit::client, {.label = "Client", .required = true}),
                     field("fit", &SetFit::fit, {.label = "Fit", .required = true}),
                     field("reason", &SetFit::reason, {.label = "Reason", .required = true})}},
      set_fit));
  model.add(action<ReleaseFit>(
      {.name = "client.release_fit",
       .label = "Let the profile decide",
       .arguments = {field("client", &ReleaseFit::client, {.label = "Client", .required = true})}},
      release_fit));
}

}  // namespace clientela
