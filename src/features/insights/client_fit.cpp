#include "features/insights/client_fit.h"

#include <algorithm>
#include <cmath>

namespace clientela {
namespace {

// Fewer say too little to be put to the trial.
constexpr int least_history_days = 120;
constexpr std::size_t least_clients = 30;

Decimal decimal_of(double value) {
  if (!std::isfinite(value)) return {};
  return {std::llround(std::clamp(value, -9e12, 9e12) * Decimal::one)};
}

// Of two that say the same the heavier one stays.
void append(Findings& all, const Findings& more) {
  for (const auto& finding : more) {
    const auto same = std::find_if(
        all.begin(), all.end(), [&](const Finding& earlier) { return earlier.key == finding.key; });
    if (same == all.end()) {
      all.push_back(finding);
    } else if (same->weight < finding.weight) {
      *same = finding;
    }
  }
}

std::int32_t first_day(const FitInput& input) {
  std::int32_t first = input.until.days;
  for (const auto& client : input.clients) first = std::min(first, client.first_day);
  return first;
}

// The days of all purchases after each client's first.
std::vector<std::int32_t> repeat_days(const FitInput& input) {
  std::vector<std::int32_t> days;
  for (std::size_t i = 0; i < input.day.size(); ++i) {
    const auto& client = input.clients[input.client[i]];
    if (input.day[i] > client.first_day && input.day[i] <= input.until.days) {
      days.push_back(input.day[i]);
    }
  }
  return days;
}

std::string tracking(const FitInput& input, const PurchaseModel& model) {
  if (input.day.empty()) return {};
  std::vector<std::int32_t> first_days;
  first_days.reserve(input.clients.size());
  for (const auto& client : input.clients) first_days.push_back(client.first_day);
  return tracking_text(track_repeats(model, first_days, repeat_days(input), input.until));
}

// The same model, fitted without the last quarter of the history and asked about it.
std::string trial(const FitInput& input, PurchaseModelKind kind, const FitOptions& options) {
  const int history = input.until.days - first_day(input);
  if (history < least_history_days || input.clients.size() < least_clients) return {};
  if (input.day.empty()) return {};
  const Date end = input.until - history / 4;
  const std::vector<std::int64_t> amounts(input.day.size(), 1);
  const PurchaseColumns columns{input.client, input.day, amounts};
  const ClientSummary summary =
      summarise_purchases(std::span(&columns, 1), static_cast<std::uint32_t>(input.clients.size()),
                          {end, input.until}, options.threads);
  const auto groups = group_histories(summary.clients, end);
  if (groups.empty()) return {};
  const PurchaseFit fit = fit_purchase_model(kind, groups, options);
  return holdout_text(
      {end + 1, input.until, check_holdout(fit.model, summary.clients, end, input.until)});
}

}  // namespace

std::int64_t usual_rhythm_days(const std::vector<ClientStatistics>& clients) {
  std::vector<std::int64_t> gaps;
  for (const auto& client : clients) {
    if (client.repeats == 0) continue;
    gaps.push_back((client.last_day - client.first_day) / std::int64_t{client.repeats});
  }
  if (gaps.empty()) return 0;
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return std::max<std::int64_t>(*middle, 1);
}

ClientModel fit_clients(const FitInput& input, PurchaseModelKind kind, const FitOptions& options) {
  ClientModel model;
  model.until = input.until;
  model.clients = static_cast<std::int64_t>(input.clients.size());
  for (const auto& client : input.clients) model.buying_days += std::int64_t{client.repeats} + 1;
  model.rhythm_days = usual_rhythm_days(input.clients);
  model.margin_share = decimal_of(std::clamp(input.margin_share, -1.0, 1.0));
  Findings findings = suitability(input.clients, input.until);
  const PurchaseFit purchases =
      fit_purchase_model(kind, group_histories(input.clients, input.until), options);
  const ValueFit values = fit_value_model(input.values, options);
  append(findings, purchases.diagnostics.findings);
  append(findings, values.diagnostics.findings);
  keep_models(model, purchases.model, values.model);
  model.log_likelihood = decimal_of(purchases.diagnostics.log_likelihood);
  model.value_log_likelihood = decimal_of(values.diagnostics.log_likelihood);
  model.converged = purchases.diagnostics.converged;
  model.usable = !is_unusable(findings);
  model.findings = findings_text(findings);
  if (model.usable) {
    model.tracking = tracking(input, purchases.model);
    model.holdout = trial(input, kind, options);
  }
  return model;
}

}  // namespace clientela
