#pragma once

#include <optional>
#include <string>

#include "features/classification/classification_rules.h"

namespace clientela {

// How a client is classified: figures of the projection client_classification, derived anew from
// the client's other figures, its newest assessments, answers to surveys and activities whenever
// one of these changes, and on the day when time alone changes them.
struct Classification {
  std::optional<Trait> bond;  // customer or client; empty: neither, or no client at all
  std::optional<Date> bond_since;
  bool bond_by_hand = false;
  std::optional<Trait> need, style;
  std::optional<Trait> moment;  // empty: nothing special
  std::optional<Date> moment_until;
  bool moment_by_hand = false;
  // The day on which the program first saw something; what it saw then is no crossing.
  std::optional<Date> classified_since;
  std::optional<Date> look_again_on;  // when time may have changed something
  std::string to_tell;  // whose crossing is to be written down: "bond", "moment", "both"
  bool is_due(Aspect aspect) const;
};
Classification classification_of(const Record& client);

Projection client_classification_projection();

// What happened lately, for the rules of moments.
void add_events(Reading& reading, Id client, const ClassificationRules& rules,
                ClassificationFacts& facts);
// Everything that the rules see of a client today, events included.
ClassificationFacts all_facts_of(Reading& reading, const Record& client,
                                 const ClassificationRules& rules);

}  // namespace clientela
