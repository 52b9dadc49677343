#pragma once

#include <optional>
#include <vector>

#include "features/classification/assessment.h"

namespace clientela {

// When a client counts as more than a customer, and what makes a moment, by settings of the
// company.
struct ClassificationRules {
  std::int64_t service_buying_days = 5;  // repeated service: so many buying days,
  std::int64_t service_days = 180;       // so many days from the first to the last,
  std::int64_t lapse_days = 365;         // and none of them longer ago than that
  std::int64_t manager_buying_days = 3;  // with a personal manager so many are enough
  std::int64_t new_days = 30;            // since the first order
  std::int64_t impulsive_orders = 2;     // so many orders ...
  std::int64_t impulsive_days = 3;       // ... within so many days of becoming known
  std::int64_t upset_days = 14;          // after a low answer
  std::int64_t insistent_contacts = 3;   // calls, messages and open promises ...
  std::int64_t insistent_days = 5;       // ... within so many days
  std::int64_t by_hand_days = 14;        // how long a moment set by hand lasts, unless said
};
std::vector<Field> classification_rule_fields();
ClassificationRules classification_rules_of(Reading& reading);
Action set_classification_rules_action();

// What the rules look at.
struct ClassificationFacts {
  bool agreement = false;
  bool manager = false;  // somebody here looks after this client
  std::int64_t orders = 0, buying_days = 0;
  std::optional<Date> first, last;
  std::optional<Date> known_since;  // of those whose first order is young enough for a moment
  bool loyal = false;               // by stage
  // What happened, when the rules had to ask for it:
  std::optional<Date> low_answer;         // the newest answer was a low one, of that day
  std::optional<std::int64_t> low_score;  // and said so much
  std::vector<Date> contacts;             // calls, messages, open promises; newest first
  Date today;
};
// What the client's record says; events are left out.
ClassificationFacts facts_of(const Record& client, const ClassificationRules& rules, Date today,
                             std::string_view zone);

// Nothing for who has neither bought nor agreed anything.
struct BondVerdict {
  std::optional<Trait> trait;
  Message reason = {};
  std::optional<Date> until = {};  // the last day on which this holds if nothing happens
  std::optional<BondCause> cause = {};
};
BondVerdict bond_by_rules(const ClassificationFacts& facts, const ClassificationRules& rules);

// One way in which a customer becomes a client.
struct BondStep {
  enum class Kind { agreement, manager, purchases, days };
  Kind kind{};
  std::int64_t missing = 0;  // of purchases or days
  bool manager_too = false;  // once somebody looks after the client, so many purchases are enough
};
// The nearest first; none for who is a client.
std::vector<BondStep> steps_to_client(const ClassificationFacts& facts,
                                      const ClassificationRules& rules);

// What service should know of a client today. `none` without a reason: nothing special.
struct MomentVerdict {
  Trait trait = Trait::none;
  Message reason = {};
  std::optional<Date> until = {};  // the last day
};
MomentVerdict moment_by_rules(const ClassificationFacts& facts, const ClassificationRules& rules);
// Without events: low answers and contacts.
MomentVerdict moment_by_figures(const ClassificationFacts& facts, const ClassificationRules& rules);

}  // namespace clientela
