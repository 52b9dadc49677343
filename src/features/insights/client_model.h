#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/model.h"
#include "stats/models.h"

namespace clientela {

// One fit of the models of clients (stats/models.h) to the company's orders: what was found, from
// which data, and how far it may be trusted. Written by the job client_model.fit alone, never
// changed afterwards; the newest usable one scores clients.
struct ClientModel {
  static constexpr std::string_view object_name = "client_model";
  Id id;
  std::int64_t number = 0;  // the version: 1, 2 ...
  Instant fitted_at;
  Date fitted_on;  // the same day in the company's zone
  // The last day whose orders count. Before `fitted_on` only where the company's orders end long
  // before; then clients are scored as of this day.
  Date until;
  std::int64_t clients = 0;      // who bought
  std::int64_t buying_days = 0;  // of all of them
  std::string purchase_model;    // key_of(PurchaseModelKind)
  std::string value_model;       // key_of(ValueModelKind)
  // JSON; read by the functions below.
  std::string purchase_parameters, purchase_covariance;
  std::string value_parameters, value_covariance;
  std::string findings, tracking, holdout;
  Decimal log_likelihood, value_log_likelihood;
  bool converged = false;
  bool usable = false;           // no finding says that figures must not be shown
  Decimal margin_share;          // of all revenue: 0.25 is 25 %; 1 where no costs are known
  std::int64_t rhythm_days = 0;  // half of those who bought again do so within; 0: not known
};

ObjectType client_model_type();

// From JSON and back: what is stored in the noun's texts.
PurchaseModel purchases_of(const ClientModel& model);
ValueModel values_of(const ClientModel& model);
void keep_models(ClientModel& model, const PurchaseModel& purchases, const ValueModel& values);
JsonObject parameters_json(const PurchaseModel& model);  // {"r": 0.55, ...}

std::string findings_text(const Findings& findings);
Findings findings_of(const ClientModel& model);

// Repeated purchases of all clients by the end of each week, cumulated: expected against observed.
std::string tracking_text(const std::vector<TrackingPoint>& points);
std::vector<TrackingPoint> tracking_of(const ClientModel& model);

// A trial: fitted to what was before `from`, compared with what came until `to`.
struct HoldoutTrial {
  Date from, to;  // first and last day of what came
  HoldoutCheck check;
};
std::string holdout_text(const HoldoutTrial& trial);
std::optional<HoldoutTrial> holdout_of(const ClientModel& model);  // nothing: too little history
// Whether the trial says that chances to return name those who return better than lots would.
// Without a trial nothing speaks against them.
bool tells_who_returns(const ClientModel& model);

// Of those that the asker may read.
std::optional<ClientModel> newest_model(Reading& reading);
std::optional<ClientModel> newest_usable_model(Reading& reading);

}  // namespace clientela
