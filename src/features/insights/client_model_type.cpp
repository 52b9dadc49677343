#include "features/filters.h"
#include "features/insights/client_model.h"

namespace clientela {
namespace {

constexpr std::size_t json_length = 1 << 20;

std::optional<ClientModel> newest(Reading& reading, std::vector<Filter> conditions) {
  const auto slice = reading.list(
      question(reading.type(ClientModel::object_name), std::move(conditions), {"number", true}, 1));
  if (slice.records.empty()) return std::nullopt;
  return slice.records.front().as<ClientModel>();
}

Field json_field(std::string_view key, std::string ClientModel::*member, std::string_view label) {
  return field(key, member, {.label = label, .max_length = json_length});
}

}  // namespace

ObjectType client_model_type() {
  return {
      .name = "client_model",
      .plural = "client_models",
      .label = "Forecast",
      .label_plural = "Forecasts",
      .icon = "bulb",
      .fields =
          {
              field("number", &ClientModel::number, {.label = "Version", .filter = true}),
              field("fitted_at", &ClientModel::fitted_at, {.label = "Computed"}),
              field("fitted_on", &ClientModel::fitted_on, {.label = "On"}),
              field("until", &ClientModel::until, {.label = "Orders until"}),
              field("clients", &ClientModel::clients, {.label = "Clients"}),
              field("buying_days", &ClientModel::buying_days, {.label = "Buying days"}),
              field("purchase_model", &ClientModel::purchase_model,
                    {.label = "Model of purchases"}),
              field("value_model", &ClientModel::value_model, {.label = "Model of values"}),
              json_field("purchase_parameters", &ClientModel::purchase_parameters, "Parameters"),
              json_field("purchase_covariance", &ClientModel::purchase_covariance, "Covariance"),
              json_field("value_parameters", &ClientModel::value_parameters,
                         "Parameters of values"),
              json_field("value_covariance", &ClientModel::value_covariance,
                         "Covariance of values"),
              json_field("findings", &ClientModel::findings, "Findings"),
              json_field("tracking", &ClientModel::tracking, "Expected against observed"),
              json_field("holdout", &ClientModel::holdout, "Trial"),
              field("log_likelihood", &ClientModel::log_likelihood, {.label = "Log likelihood"}),
              field("value_log_likelihood", &ClientModel::value_log_likelihood,
                    {.label = "Log likelihood of values"}),
              field("converged", &ClientModel::converged, {.label = "Converged"}),
              field("usable", &ClientModel::usable, {.label = "Usable", .filter = true}),
              field("margin_share", &ClientModel::margin_share, {.label = "Margin share"}),
              field("rhythm_days", &ClientModel::rhythm_days, {.label = "Usual rhythm in days"}),
          },
      .history = History::none,
      .read_role = Role::reader,
      .write_role = Role::none};
}

std::optional<ClientModel> newest_model(Reading& reading) { return newest(reading, {}); }

bool tells_who_returns(const ClientModel& model) {
  // Half is what lots would name; a little more may be luck.
  constexpr double least_area = 0.55;
  const auto trial = holdout_of(model);
  return !trial || trial->check.alive_auc >= least_area;
}

std::optional<ClientModel> newest_usable_model(Reading& reading) {
  return newest(reading, {where("usable", Value(true))});
}

}  // namespace clientela
