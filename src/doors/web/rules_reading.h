#pragma once

#include "doors/web/visit.h"
#include "pages/rules_form.h"

namespace clientela {

// The form with the rules as they stand: `rules` is the struct that the fields belong to.
RulesForm form_of_rules(const std::vector<Field>& fields, const void* rules);

// Sets the rules as the visit's form has them, by that verb. If that fails, the form keeps what was
// typed and says why.
Result<Outcome> set_rules(Visit& visit, const std::string& verb, RulesForm& form);

// Once rules were set by that verb, or taken back: starts looking at clients again by the new ones.
// Of other verbs nothing follows.
void follow_rules(Visit& visit, std::string_view verb);

}  // namespace clientela
