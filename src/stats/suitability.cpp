#include "stats/suitability.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace clientela {
namespace {

struct Survey {
  std::uint64_t clients = 0;
  std::uint64_t repeaters = 0;
  std::uint64_t with_rhythm = 0;  // gaps enough to speak of one
  std::uint64_t regular = 0;
  std::uint64_t refunded_all = 0;
  double purchases = 0;
  double spent = 0;
  double most_purchases = 0;
  double most_spent = 0;
  std::int32_t longest_age_days = 0;
};

constexpr std::uint32_t rhythm_gaps = 3;
// Standard deviation of the gaps over their mean. Purchases at random moments have about 1; below
// this they come like clockwork.
constexpr double regular_variation = 0.25;

double gap_variation(const ClientStatistics& client) {
  const double gaps = client.repeats;
  const double mean = static_cast<double>(client.last_day - client.first_day) / gaps;
  const double square = static_cast<double>(client.squared_gaps) / gaps;
  return std::sqrt(std::max(square / (mean * mean) - 1, 0.0));
}

void look_at(const ClientStatistics& client, Date as_of, Survey& survey) {
  ++survey.clients;
  if (client.repeats > 0) ++survey.repeaters;
  if (client.repeats >= rhythm_gaps) {
    ++survey.with_rhythm;
    if (gap_variation(client) < regular_variation) ++survey.regular;
  }
  const double purchases = client.repeats + 1.0;
  const double spent = static_cast<double>(client.first_amount) +
                       static_cast<double>(client.repeat_amount) -
                       static_cast<double>(client.refunded);
  if (spent < 0) ++survey.refunded_all;
  survey.purchases += purchases;
  survey.spent += std::max(spent, 0.0);
  survey.most_purchases = std::max(survey.most_purchases, purchases);
  survey.most_spent = std::max(survey.most_spent, spent);
  survey.longest_age_days = std::max(survey.longest_age_days, as_of - Date{client.first_day});
}

std::string percent(double share) { return fmt::format("{:.0f}", 100 * share); }

void look_for_giants(const Survey& survey, Findings& findings) {
  constexpr double giant_share = 0.2;
  if (survey.clients < 20) return;
  const double of_purchases = survey.most_purchases / survey.purchases;
  const double of_spent = survey.spent > 0 ? survey.most_spent / survey.spent : 0;
  if (std::max(of_purchases, of_spent) < giant_share) return;
  findings.push_back(
      {"giant_client", Finding::Weight::caution,
       of_spent >= of_purchases
           ? message("One client brings {} % of all revenue: averages over all clients mostly "
                     "speak of that one.",
                     percent(of_spent))
           : message("One client makes {} % of all purchases: averages over all clients mostly "
                     "speak of that one.",
                     percent(of_purchases))});
}

}  // namespace

Findings suitability(std::span<const ClientStatistics> clients, Date as_of) {
  Survey survey;
  for (const ClientStatistics& client : clients) {
    if (client.has_bought()) look_at(client, as_of, survey);
  }
  Findings findings;
  if (survey.clients == 0) {
    findings.push_back(
        {"no_clients", Finding::Weight::unusable, message("Nobody has bought anything yet.")});
    return findings;
  }
  if (survey.longest_age_days < 28 || survey.repeaters < 5) {
    findings.push_back(
        {"little_history", Finding::Weight::caution,
         message("{} days of orders with {} returning clients are too short a history for a "
                 "forecast.",
                 std::to_string(survey.longest_age_days), std::to_string(survey.repeaters))});
  }
  if (survey.with_rhythm >= 10 && 2 * survey.regular >= survey.with_rhythm) {
    findings.push_back(
        {"regular_purchases", Finding::Weight::caution,
         message("{} % of returning clients buy at even intervals, as under a contract. The "
                 "forecast is made for clients who come when they like, so it fits them badly; "
                 "how long they stay is told by “Next order”.",
                 percent(static_cast<double>(survey.regular) /
                         static_cast<double>(survey.with_rhythm)))});
  }
  if (survey.refunded_all > 0) {
    findings.push_back({"refunds_exceed_purchases", Finding::Weight::note,
                        message("{} clients were refunded more than they bought in this period; "
                                "their value counts as zero.",
                                std::to_string(survey.refunded_all))});
  }
  look_for_giants(survey, findings);
  return findings;
}

}  // namespace clientela
