#include <algorithm>

#include "features/classification/classification_rules.h"

namespace clientela {
namespace {

std::string number(std::int64_t value) { return std::to_string(value); }

std::int64_t known_days(const ClassificationFacts& facts) {
  return facts.first && facts.last ? *facts.last - *facts.first : 0;
}

}  // namespace

BondVerdict bond_by_rules(const ClassificationFacts& facts, const ClassificationRules& rules) {
  if (facts.agreement)
    return {Trait::client, message("Has an agreement with us."), {}, BondCause::agreement};
  if (facts.buying_days < 1 || !facts.first || !facts.last) return {};
  const Date lapses = *facts.last + static_cast<int>(rules.lapse_days);
  const bool lapsed = lapses < facts.today;
  if (!lapsed && facts.manager && facts.buying_days >= rules.manager_buying_days) {
    return {Trait::client,
            message("Has a personal manager and bought on {} days.", number(facts.buying_days)),
            lapses, BondCause::manager};
  }
  const std::int64_t span = known_days(facts);
  if (!lapsed && facts.buying_days >= rules.service_buying_days && span >= rules.service_days) {
    return {Trait::client,
            message("Comes again and again: bought on {} days within {} days.",
                    number(facts.buying_days), number(span)),
            lapses, BondCause::service};
  }
  if (lapsed && facts.buying_days > 1) {
    return {Trait::customer, message("Bought on {} days, but nothing for {} days.",
                                     number(facts.buying_days), number(facts.today - *facts.last))};
  }
  if (facts.buying_days == 1) return {Trait::customer, message("Bought once so far.")};
  return {Trait::customer,
          message("Bought on {} days so far: single purchases.", number(facts.buying_days))};
}

std::vector<BondStep> steps_to_client(const ClassificationFacts& facts,
                                      const ClassificationRules& rules) {
  if (bond_by_rules(facts, rules).trait == Trait::client) return {};
  std::vector<BondStep> steps;
  // Who has been away has to come back before anything counts again.
  const bool lapsed = facts.last && *facts.last + static_cast<int>(rules.lapse_days) < facts.today;
  const auto missing = [&](std::int64_t needed) {
    return std::max<std::int64_t>(needed - facts.buying_days, lapsed ? 1 : 0);
  };
  const std::int64_t with_manager = missing(rules.manager_buying_days);
  const std::int64_t alone = missing(rules.service_buying_days);
  if (facts.manager) {
    steps.push_back({BondStep::Kind::purchases, with_manager});
  } else if (with_manager == 0) {
    steps.push_back({BondStep::Kind::manager});
  } else {
    steps.push_back({BondStep::Kind::manager, with_manager});
  }
  if (!facts.manager && alone > 0) steps.push_back({BondStep::Kind::purchases, alone});
  const std::int64_t days = rules.service_days - known_days(facts);
  if (!facts.manager && alone == 0 && days > 0) steps.push_back({BondStep::Kind::days, days});
  // What needs no purchases is nearest.
  std::stable_sort(steps.begin(), steps.end(),
                   [](const BondStep& a, const BondStep& b) { return a.missing < b.missing; });
  steps.push_back(
      {BondStep::Kind::agreement});  // is signed any day, so it says nothing of how near
  return steps;
}

}  // namespace clientela
