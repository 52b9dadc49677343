#include <algorithm>

#include "features/activities/activity.h"
#include "features/ideal_client/fit.h"
#include "features/insights/stage.h"
#include "features/orders/order.h"

namespace clientela {
namespace {

ClientFit derived_fit(Reading& reading, const Record& client, const FitProfile& profile,
                      bool is_new) {
  ClientFit fit;
  if (client.as<Client>().relation != Relation::client) return fit;
  const auto marks = is_new ? std::vector<Record>() : marks_of(reading, client.id, 1);
  if (!marks.empty()) fit.fit = marks.front().as<FitMark>().fit;
  if (fit.fit) {
    fit.fit = std::clamp<std::int64_t>(*fit.fit, 0, 100);
    fit.by_hand = true;
  } else if (profile.reachable > 0) {
    fit.fit = judge(profile, client, reading).fit;
  }
  return fit;
}

void assess(FigureStore& store, Id id, const FitProfile& profile, bool is_new) {
  if (id.empty()) return;
  Reading& reading = store.reading();
  const auto client = reading.find(reading.type(Client::object_name), id);
  if (!client) return;
  const ClientFit fit = derived_fit(reading, *client, profile, is_new);
  const ClientFit known = fit_of(*client);
  if (fit.fit == known.fit && fit.by_hand == known.by_hand) return;
  store.write(id, {fit.fit ? Value(*fit.fit) : Value(), fit.by_hand ? Value(true) : Value()});
}

Id client_of(const Record* record) {
  if (record == nullptr) return {};
  return record->type->name == Client::object_name ? record->id : record->get<Id>("client");
}

// A client that this very action makes has no past to look for.
bool is_creation(const RecordChange& change, Reading& reading) {
  return change.before == nullptr && change.after->version == 1 &&
         change.after->created_at == reading.parse_context().now;
}

// Everything may count that belongs to the client, so any change of it has the profile look again.
void apply(FigureStore& store, const RecordChange& change) {
  const FitProfile profile = fit_profile(store.reading());
  const bool of_client = change.type().name == Client::object_name;
  const bool of_mark = change.type().name == FitMark::object_name;
  if (profile.reachable == 0 && !of_client && !of_mark) return;
  const bool is_new = of_client && is_creation(change, store.reading());
  const Id before = client_of(change.before);
  const Id after = client_of(change.after);
  assess(store, after, profile, is_new);
  if (before != after) assess(store, before, profile, false);
}

}  // namespace

Projection client_fit_projection() {
  return {.name = "client_fit",
          .owner = Client::object_name,
          .reads = {Client::object_name, ContactPoint::object_name, Membership::object_name,
                    SalesOrder::object_name, Activity::object_name, StageMove::object_name,
                    FitMark::object_name},
          .figures = {figure("fit", integer_kind(),
                             {.label = "Fit",
                              .help = "How much of the ideal client's profile the client has, from "
                                      "0 to 100. Empty while there is no profile.",
                              .filter = true}),
                      figure("fit_by_hand", boolean_kind(), {.label = "Fit set by hand"})},
          .apply = apply};
}

}  // namespace clientela
