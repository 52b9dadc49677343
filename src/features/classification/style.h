#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/classification/assessment.h"

namespace clientela {

// One answer of the questionnaire: the first or the second of two descriptions.
enum class Leaning { unknown, first, second };

// How a person comes across, by eight either-or questions for the seller; the arguments of
// client.assess_style. The first four tell assertive (first) from reserved, the others whether a
// person turns to the task (first) or to people.
struct StyleForm {
  Ref<Client> client;
  Leaning pace{}, lead{}, decision{}, dissent{};
  Leaning opening{}, topic{}, proof{}, feelings{};
  std::optional<Trait> trait;  // set by hand, whatever the answers say
  std::string reason;          // then, in words
};
std::vector<Field> style_questions();
StyleForm style_form(std::string_view answers, const ParseContext& context);

struct StyleVerdict {
  Trait trait = Trait::unclear;
  Message reason;
};
StyleVerdict style_by_rules(const StyleForm& form);

// How to talk with such a person; English. Empty while it is not clear.
struct StyleAdvice {
  std::string_view open, bring, avoid;
};
StyleAdvice advice_for(Trait style);

}  // namespace clientela
