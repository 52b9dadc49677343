#include "stats/alive_table.h"

#include <algorithm>
#include <cmath>

namespace clientela {

AliveTable::AliveTable(const PurchaseModel& model,
                       const std::vector<std::uint32_t>& clients_by_repeats, std::int32_t last_day,
                       unsigned threads)
    : model_(model),
      grid_(model.parameters, model.kind == PurchaseModelKind::pareto_nbd ? last_day : 0, true) {
  if (model.kind != PurchaseModelKind::pareto_nbd) return;
  constexpr std::uint32_t worth_a_table = 100;
  ratios_.resize(clients_by_repeats.size());
  for_each_part(ratios_.size(), threads, [&](std::size_t repeats) {
    // No more repeats than days: before that many days nobody is asked for, and the table would be
    // inexact there.
    const auto first = static_cast<std::int32_t>(repeats);
    if (clients_by_repeats[repeats] < worth_a_table || first > last_day) return;
    std::vector<LeftTerms> terms;
    grid_.fill(static_cast<std::uint32_t>(repeats), first, last_day, terms);
    ratios_[repeats].reserve(terms.size());
    for (const LeftTerms& term : terms) ratios_[repeats].push_back(term.ratio);
  });
}

double AliveTable::probability(std::uint32_t repeats, std::int32_t recency_days,
                               std::int32_t age_days) const {
  if (ratios_.size() <= repeats || ratios_[repeats].empty() ||
      recency_days < static_cast<std::int32_t>(repeats)) {
    return probability_alive(
        model_,
        {static_cast<double>(repeats), {recency_days / days_in_week}, {age_days / days_in_week}});
  }
  const std::vector<double>& ratio = ratios_[repeats];
  const ParetoGrid::Node& last = grid_.at_day(recency_days);
  const ParetoGrid::Node& end = grid_.at_day(age_days);
  const double share =
      std::exp((model_.parameters[0] + repeats) * (last.log_alpha - end.log_alpha) +
               model_.parameters[2] * (last.log_beta - end.log_beta));
  const double left = ratio[static_cast<std::size_t>(recency_days)] -
                      share * ratio[static_cast<std::size_t>(age_days)];
  return std::clamp(share / (share + std::max(left, 0.0)), 0.0, 1.0);
}

}  // namespace clientela
