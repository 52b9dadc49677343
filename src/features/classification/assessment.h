#pragma once

#include <optional>
#include <string>
#include <vector>

#include "features/clients/client.h"

namespace clientela {

// In which respect a client is assessed: single purchases or a lasting relation; wants and can; how
// this person likes to be dealt with; in which mood they come just now.
enum class Aspect { bond, need, style, moment };

// What the assessment says. Each aspect has some of them.
enum class Trait {
  none,
  unclear,
  customer,
  client,
  wants_and_can,
  wants_cannot,
  can_unwilling,
  neither,
  analytical,
  driven,
  harmonious,
  expressive,
  new_,
  impulsive,
  upset,
  insistent,
  loyal
};

std::vector<Choice> aspect_choices();
std::vector<Choice> trait_choices();                 // all, in the order of Trait
std::vector<Choice> trait_choices(Aspect aspect);    // those of one aspect
const std::vector<Trait>& traits_of(Aspect aspect);  // in the same order
std::string_view key_of(Aspect aspect);
std::string_view key_of(Trait trait);
std::optional<Trait> trait_of(std::string_view key);
bool belongs(Trait trait, Aspect aspect);

// What somebody, or the program by its rules, found of a client in one respect. The newest of an
// aspect tells; what was set by hand stays until it is taken off, a moment until its day.
struct Assessment {
  static constexpr std::string_view object_name = "assessment";
  Id id;
  Ref<Client> client;
  Aspect aspect{};
  Trait trait{};
  std::string answers;  // what the seller ticked: "budget=yes decider=other"
  std::string reason;   // told
  bool by_hand = false;
  std::optional<Date> on, until;  // `until`, a moment's last day
};

// The answers by their questions' keys.
std::string answer_in(std::string_view answers, std::string_view question);

// What made a client of a customer.
enum class BondCause { by_hand, agreement, manager, service };
inline constexpr std::size_t bond_cause_count = 4;
// As an assessment keeps it among its answers: "cause=agreement".
std::string answers_of(BondCause cause);
BondCause bond_cause_of(std::string_view answers);

// The newest assessment of each aspect, as far as there is one.
struct Assessments {
  std::optional<Assessment> bond, need, style, moment;
  std::optional<Assessment>& of(Aspect aspect);
  const std::optional<Assessment>& of(Aspect aspect) const;
};
Assessments newest_assessments(Reading& reading, Id client);
std::optional<Assessment> newest_assessment(Reading& reading, Id client, Aspect aspect);
// Whether it still holds on that day.
bool in_force(const Assessment& assessment, Date day);

// Whom the aspect can be asked of at all: a style have people, the rest whoever is a client.
bool has_aspect(const Record& client, Aspect aspect);

ObjectType assessment_type();
void add_assessment_actions(Model& model);

// Declares assessments, their verbs and the figures that follow from them.
void add_classification(Model& model);

}  // namespace clientela
