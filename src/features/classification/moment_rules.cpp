#include <algorithm>

#include "features/classification/classification_rules.h"

namespace clientela {
namespace {

std::string number(std::int64_t value) { return std::to_string(value); }

std::optional<MomentVerdict> upset(const ClassificationFacts& facts,
                                   const ClassificationRules& rules) {
  if (!facts.low_answer) return std::nullopt;
  const Date until = *facts.low_answer + static_cast<int>(rules.upset_days);
  if (until < facts.today) return std::nullopt;
  return MomentVerdict{
      Trait::upset,
      message("Answered our question with a low mark: {}.", number(facts.low_score.value_or(0))),
      until};
}

std::optional<MomentVerdict> insistent(const ClassificationFacts& facts,
                                       const ClassificationRules& rules) {
  if (rules.insistent_contacts < 1) return std::nullopt;
  const auto needed = static_cast<std::size_t>(rules.insistent_contacts);
  if (facts.contacts.size() < needed) return std::nullopt;
  const Date until = facts.contacts[needed - 1] + static_cast<int>(rules.insistent_days);
  if (until < facts.today) return std::nullopt;
  const auto lately = std::count_if(facts.contacts.begin(), facts.contacts.end(), [&](Date day) {
    return !(day + static_cast<int>(rules.insistent_days) < facts.today);
  });
  return MomentVerdict{Trait::insistent,
                       message("{} calls, messages and open promises within {} days.",
                               number(lately), number(rules.insistent_days)),
                       until};
}

// Who buys several times right after becoming known decides quickly. Orders from before that day
// were written down later (an import) and say nothing of it.
std::optional<MomentVerdict> impulsive(const ClassificationFacts& facts,
                                       const ClassificationRules& rules) {
  if (rules.impulsive_orders < 1 || !facts.first || !facts.last || !facts.known_since) return {};
  const int days = static_cast<int>(rules.impulsive_days);
  const bool at_once = !(*facts.first < *facts.known_since) &&
                       *facts.last < *facts.known_since + std::max(days, 1) &&
                       facts.orders >= rules.impulsive_orders;
  const Date until = *facts.first + static_cast<int>(rules.new_days);
  if (!at_once || until < facts.today) return {};
  return MomentVerdict{Trait::impulsive,
                       message("Bought {} times within {} days of becoming known.",
                               number(facts.orders), number(rules.impulsive_days)),
                       until};
}

}  // namespace

MomentVerdict moment_by_figures(const ClassificationFacts& facts,
                                const ClassificationRules& rules) {
  if (const auto found = impulsive(facts, rules)) return *found;
  if (facts.first && !(*facts.first + static_cast<int>(rules.new_days) < facts.today)) {
    return {Trait::new_,
            message("Ordered for the first time within the last {} days.", number(rules.new_days)),
            *facts.first + static_cast<int>(rules.new_days)};
  }
  if (facts.loyal) return {Trait::loyal, message("Is loyal by stage.")};
  return {};
}

MomentVerdict moment_by_rules(const ClassificationFacts& facts, const ClassificationRules& rules) {
  if (const auto found = upset(facts, rules)) return *found;
  if (const auto found = insistent(facts, rules)) return *found;
  return moment_by_figures(facts, rules);
}

}  // namespace clientela
