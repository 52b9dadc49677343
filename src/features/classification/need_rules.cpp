#include "features/classification/need.h"

namespace clientela {
namespace {

// How much an answer says for or against, and how it is told.
struct Weight {
  int points = 0;
  Message words = {};
};
using Weights = std::vector<Weight>;

// Money and a wish that was spoken count more than signs of them.
Weights wants(const NeedForm& form) {
  Weights found;
  if (form.intent == Intent::asked) found.push_back({3, message("Asked for it.")});
  if (form.intent == Intent::interested) found.push_back({1, message("Is interested.")});
  if (form.intent == Intent::none) found.push_back({-3, message("Is not interested.")});
  if (form.replies == Replies::quickly) found.push_back({1, message("Replies quickly.")});
  if (form.replies == Replies::slowly) found.push_back({0, message("Replies slowly.")});
  if (form.replies == Replies::never) found.push_back({-2, message("Does not reply.")});
  return found;
}

Weights can(const NeedForm& form) {
  Weights found;
  if (form.budget == Budget::yes) found.push_back({3, message("There is money for it.")});
  if (form.budget == Budget::no) found.push_back({-3, message("There is no money for it.")});
  if (form.decider == Decider::alone) found.push_back({1, message("Decides alone.")});
  if (form.decider == Decider::together) {
    found.push_back({0, message("Decides together with others.")});
  }
  if (form.decider == Decider::other) found.push_back({-1, message("Somebody else decides.")});
  if (form.fit == Fits::yes) found.push_back({1, message("What we offer fits.")});
  if (form.fit == Fits::no) found.push_back({-2, message("What we offer does not fit.")});
  return found;
}

int sum(const Weights& weights) {
  int points = 0;
  for (const auto& weight : weights) points += weight.points;
  return points;
}

}  // namespace

NeedVerdict need_by_rules(const NeedForm& form) {
  const Weights wish = wants(form), means = can(form);
  NeedVerdict verdict;
  for (const auto* weights : {&wish, &means}) {
    for (const auto& weight : *weights) verdict.reasons.push_back(weight.words);
  }
  const int wanted = sum(wish), able = sum(means);
  if (wanted == 0 || able == 0) {
    verdict.reasons.push_back(wanted == 0 ? message("Whether there is a wish is not clear yet.")
                                          : message("Whether it is possible is not clear yet."));
    return verdict;
  }
  if (wanted > 0) verdict.trait = able > 0 ? Trait::wants_and_can : Trait::wants_cannot;
  if (wanted < 0) verdict.trait = able > 0 ? Trait::can_unwilling : Trait::neither;
  return verdict;
}

std::vector<Field> need_questions() {
  return {
      field("intent", &NeedForm::intent,
            {.label = "Do they want it?",
             .choices = {{"unknown", "Not known"},
                         {"asked", "Asked for it"},
                         {"interested", "Is interested"},
                         {"none", "Not interested"}}}),
      field("replies", &NeedForm::replies,
            {.label = "How do they reply?",
             .choices = {{"unknown", "Not known"},
                         {"quickly", "Quickly"},
                         {"slowly", "Slowly"},
                         {"never", "They don't"}}}),
      field("budget", &NeedForm::budget,
            {.label = "Is there money for it?",
             .choices = {{"unknown", "Not known"}, {"yes", "Yes"}, {"no", "No"}}}),
      field("decider", &NeedForm::decider,
            {.label = "Who decides?",
             .choices = {{"unknown", "Not known"},
                         {"alone", "They alone"},
                         {"together", "They and others"},
                         {"other", "Somebody else"}}}),
      field("fit", &NeedForm::fit,
            {.label = "Does what we offer fit?",
             .choices = {{"unknown", "Not known"}, {"yes", "Yes"}, {"no", "No"}}}),
  };
}

const std::vector<NeedTask>& tasks_for(Trait need) {
  // Texts: what the seller does
  static const std::vector<NeedTask> wants_and_can{
      {"Send the offer, with price and date", 0},
      {"Agree on the next step and its day", 1},
      {"Ask whether anything still stands in the way", 3},
      {"Confirm in writing what was agreed", 5}};
  // Texts: what the seller does
  static const std::vector<NeedTask> wants_cannot{
      {"Find out what is missing: money, time or a decision", 1},
      {"Offer a smaller beginning or payment in parts", 3},
      {"Ask who decides, and what would convince them", 3},
      {"Ask again when the next budget is made", 60}};
  // Texts: what the seller does
  static const std::vector<NeedTask> can_unwilling{
      {"Ask what matters to them, without offering anything", 2},
      {"Tell how we helped somebody like them", 7},
      {"Offer something small to try, without obligation", 14},
      {"Ask once more whether anything has changed", 90}};
  // Texts: what the seller does
  static const std::vector<NeedTask> neither{
      {"Thank them for their time and leave the door open", 1},
      {"Ask whether they would like to hear from us now and then", 7},
      {"Look again whether anything has changed", 180}};
  // Texts: what the seller does
  static const std::vector<NeedTask> unclear{{"Ask what they want to reach, and by when", 2},
                                             {"Ask what it may cost", 2},
                                             {"Ask who else has a say", 2}};
  switch (need) {
    case Trait::wants_and_can:
      return wants_and_can;
    case Trait::wants_cannot:
      return wants_cannot;
    case Trait::can_unwilling:
      return can_unwilling;
    case Trait::neither:
      return neither;
    default:
      return unclear;
  }
}

NeedForm need_form(std::string_view answers, const ParseContext& context) {
  NeedForm form;
  read_answers(answers, need_questions(), context, &form);
  return form;
}

Fits fit_of_profile(const Record& client) {
  constexpr std::int64_t fits_from = 60, fits_not_below = 40;  // of 100
  if (client.type->find("fit") == nullptr) return Fits::unknown;
  const auto* fit = std::get_if<std::int64_t>(&client["fit"]);
  if (fit == nullptr) return Fits::unknown;
  if (*fit >= fits_from) return Fits::yes;
  return *fit < fits_not_below ? Fits::no : Fits::unknown;
}

std::string answers_text(const std::vector<Field>& questions, const void* form) {
  std::string text;
  for (const auto& question : questions) {
    const Value value = question.get(form);
    const auto* answer = std::get_if<std::string>(&value);
    if (answer == nullptr || *answer == question.choices.front().key) continue;
    if (!text.empty()) text += ' ';
    text += std::string(question.key) + "=" + *answer;
  }
  return text;
}

void read_answers(std::string_view answers, const std::vector<Field>& questions,
                  const ParseContext& context, void* form) {
  for (const auto& question : questions) {
    const std::string answer = answer_in(answers, question.key);
    if (answer.empty()) continue;
    const auto value = question.parse(answer, context);
    if (value) question.set(form, *value);
  }
}

}  // namespace clientela
