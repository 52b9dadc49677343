#include <cmath>

#include "features/insights/client_model.h"

namespace clientela {
namespace {

double number_of(const Json& json) {
  if (const auto* number = json.if_double()) return *number;
  if (const auto* number = json.if_int64()) return static_cast<double>(*number);
  if (const auto* number = json.if_uint64()) return static_cast<double>(*number);
  return 0;
}

// JSON has no infinity and no NaN.
Json number_json(double number) { return std::isfinite(number) ? Json(number) : Json(0); }

JsonArray array_of(std::string_view text) {
  const auto json = parse_json(text);
  return json && json->is_array() ? json->get_array() : JsonArray();
}

JsonObject object_of(std::string_view text) {
  const auto json = parse_json(text);
  return json && json->is_object() ? json->get_object() : JsonObject();
}

double number_member(const JsonObject& json, std::string_view name) {
  const Json* member = json.if_contains(name);
  return member == nullptr ? 0 : number_of(*member);
}

std::string matrix_text(const ParameterMatrix& matrix) {
  JsonArray rows;
  for (const auto& row : matrix) {
    JsonArray numbers;
    for (const double number : row) numbers.push_back(number_json(number));
    rows.push_back(std::move(numbers));
  }
  return json_text(Json(std::move(rows)));
}

ParameterMatrix matrix_of(std::string_view text) {
  ParameterMatrix matrix{};
  const JsonArray rows = array_of(text);
  for (std::size_t i = 0; i < rows.size() && i < matrix.size(); ++i) {
    const auto* row = rows[i].if_array();
    for (std::size_t j = 0; row != nullptr && j < row->size() && j < matrix.size(); ++j) {
      matrix[i][j] = number_of((*row)[j]);
    }
  }
  return matrix;
}

constexpr std::string_view value_parameter_names[] = {"p", "q", "gamma"};

std::string_view weight_key(Finding::Weight weight) {
  switch (weight) {
    case Finding::Weight::note:
      return "note";
    case Finding::Weight::caution:
      return "caution";
    case Finding::Weight::unusable:
      break;
  }
  return "unusable";
}

Finding::Weight weight_of(std::string_view key) {
  if (key == "note") return Finding::Weight::note;
  return key == "caution" ? Finding::Weight::caution : Finding::Weight::unusable;
}

Finding finding_of(const JsonObject& json) {
  Finding finding;
  finding.key = string_member(json, "key");
  finding.weight = weight_of(string_member(json, "weight"));
  finding.message.source = string_member(json, "source");
  const Json* arguments = json.if_contains("arguments");
  if (arguments == nullptr || !arguments->is_array()) return finding;
  for (const auto& argument : arguments->get_array()) {
    if (argument.is_string()) finding.message.arguments.emplace_back(argument.get_string());
  }
  return finding;
}

}  // namespace

PurchaseModel purchases_of(const ClientModel& model) {
  PurchaseModel purchases;
  purchases.kind = purchase_model_kind(model.purchase_model).value_or(default_purchase_model);
  const JsonObject parameters = object_of(model.purchase_parameters);
  const auto names = parameter_names(purchases.kind);
  for (std::size_t i = 0; i < names.size(); ++i) {
    purchases.parameters[i] = number_member(parameters, names[i]);
  }
  purchases.covariance = matrix_of(model.purchase_covariance);
  return purchases;
}

ValueModel values_of(const ClientModel& model) {
  ValueModel values;
  for (const auto kind : {ValueModelKind::gamma_gamma, ValueModelKind::median}) {
    if (model.value_model == key_of(kind)) values.kind = kind;
  }
  const JsonObject parameters = object_of(model.value_parameters);
  values.typical = number_member(parameters, "typical");
  for (std::size_t i = 0; i < std::size(value_parameter_names); ++i) {
    values.parameters[i] = number_member(parameters, value_parameter_names[i]);
  }
  values.covariance = matrix_of(model.value_covariance);
  return values;
}

JsonObject parameters_json(const PurchaseModel& model) {
  JsonObject json;
  const auto names = parameter_names(model.kind);
  for (std::size_t i = 0; i < names.size(); ++i) {
    json[names[i]] = number_json(model.parameters[i]);
  }
  return json;
}

void keep_models(ClientModel& model, const PurchaseModel& purchases, const ValueModel& values) {
  model.purchase_model = key_of(purchases.kind);
  model.purchase_parameters = json_text(Json(parameters_json(purchases)));
  model.purchase_covariance = matrix_text(purchases.covariance);
  model.value_model = key_of(values.kind);
  JsonObject parameters{{"typical", number_json(values.typical)}};
  for (std::size_t i = 0; i < std::size(value_parameter_names); ++i) {
    parameters[value_parameter_names[i]] = number_json(values.parameters[i]);
  }
  model.value_parameters = json_text(Json(std::move(parameters)));
  model.value_covariance = matrix_text(values.covariance);
}

std::string findings_text(const Findings& findings) {
  JsonArray list;
  for (const auto& finding : findings) {
    JsonArray arguments;
    for (const auto& argument : finding.message.arguments) arguments.emplace_back(argument);
    list.push_back(JsonObject{{"key", finding.key},
                              {"weight", weight_key(finding.weight)},
                              {"source", finding.message.source},
                              {"arguments", std::move(arguments)}});
  }
  return json_text(Json(std::move(list)));
}

Findings findings_of(const ClientModel& model) {
  Findings findings;
  for (const auto& json : array_of(model.findings)) {
    if (json.is_object()) findings.push_back(finding_of(json.get_object()));
  }
  return findings;
}

std::string tracking_text(const std::vector<TrackingPoint>& points) {
  JsonArray list;
  for (const auto& point : points) {
    list.push_back(
        JsonArray{point.day.text(), number_json(point.expected), number_json(point.actual)});
  }
  return json_text(Json(std::move(list)));
}

std::vector<TrackingPoint> tracking_of(const ClientModel& model) {
  std::vector<TrackingPoint> points;
  for (const auto& json : array_of(model.tracking)) {
    const auto* point = json.if_array();
    if (point == nullptr || point->size() != 3 || !(*point)[0].is_string()) continue;
    const auto day = Date::parse(std::string_view((*point)[0].get_string()));
    if (day) points.push_back({*day, number_of((*point)[1]), number_of((*point)[2])});
  }
  return points;
}

std::string holdout_text(const HoldoutTrial& trial) {
  JsonArray rows;
  for (const auto& row : trial.check.by_repeats) {
    rows.push_back(
        JsonArray{row.repeats, row.clients, number_json(row.expected), number_json(row.actual)});
  }
  return json_text(
      Json(JsonObject{{"from", trial.from.text()},
                      {"to", trial.to.text()},
                      {"clients", trial.check.clients},
                      {"expected", number_json(trial.check.expected)},
                      {"actual", number_json(trial.check.actual)},
                      {"mean_absolute_error", number_json(trial.check.mean_absolute_error)},
                      {"alive_auc", number_json(trial.check.alive_auc)},
                      {"by_repeats", std::move(rows)}}));
}

std::optional<HoldoutTrial> holdout_of(const ClientModel& model) {
  const JsonObject json = object_of(model.holdout);
  const auto from = Date::parse(string_member(json, "from"));
  const auto to = Date::parse(string_member(json, "to"));
  if (!from || !to) return std::nullopt;
  HoldoutTrial trial{*from, *to, {}};
  trial.check.clients = static_cast<std::uint64_t>(number_member(json, "clients"));
  trial.check.expected = number_member(json, "expected");
  trial.check.actual = number_member(json, "actual");
  trial.check.mean_absolute_error = number_member(json, "mean_absolute_error");
  trial.check.alive_auc = number_member(json, "alive_auc");
  const Json* rows = json.if_contains("by_repeats");
  if (rows == nullptr || !rows->is_array()) return trial;
  for (const auto& each : rows->get_array()) {
    const auto* row = each.if_array();
    if (row == nullptr || row->size() != 4) continue;
    trial.check.by_repeats.push_back({static_cast<std::uint32_t>(number_of((*row)[0])),
                                      static_cast<std::uint64_t>(number_of((*row)[1])),
                                      number_of((*row)[2]), number_of((*row)[3])});
  }
  return trial;
}

}  // namespace clientela
