#include "features/classification/style.h"

#include "features/classification/need.h"

namespace clientela {
namespace {

// An axis is clear from three answers on, when one side has two more than the other.
constexpr int telling_answers = 3;
constexpr int telling_lead = 2;

struct Axis {
  int first = 0, second = 0;
  int answered() const { return first + second; }
  bool is_clear() const {
    const int lead = first > second ? first - second : second - first;
    return answered() >= telling_answers && lead >= telling_lead;
  }
};

Axis axis_of(std::initializer_list<Leaning> answers) {
  Axis axis;
  for (const Leaning answer : answers) {
    if (answer == Leaning::first) ++axis.first;
    if (answer == Leaning::second) ++axis.second;
  }
  return axis;
}

std::string number(int value) { return std::to_string(value); }

Message why_unclear(const Axis& manner, const Axis& turned_to) {
  if (manner.answered() < telling_answers || turned_to.answered() < telling_answers) {
    return message("Too few answers yet: at least three of each four are needed.");
  }
  return message("The answers point in different directions.");
}

Message in_words(Trait style, const Axis& manner, const Axis& turned_to) {
  const std::string assertive = number(manner.first), reserved = number(manner.second);
  const std::string task = number(turned_to.first), people = number(turned_to.second);
  const std::string of_manner = number(manner.answered()), of_turned = number(turned_to.answered());
  switch (style) {
    case Trait::driven:
      return message("Rather assertive ({} of {} answers) and turned to the task ({} of {}).",
                     assertive, of_manner, task, of_turned);
    case Trait::expressive:
      return message("Rather assertive ({} of {} answers) and turned to people ({} of {}).",
                     assertive, of_manner, people, of_turned);
    case Trait::analytical:
      return message("Rather reserved ({} of {} answers) and turned to the task ({} of {}).",
                     reserved, of_manner, task, of_turned);
    default:
      return message("Rather reserved ({} of {} answers) and turned to people ({} of {}).",
                     reserved, of_manner, people, of_turned);
  }
}

}  // namespace

StyleVerdict style_by_rules(const StyleForm& form) {
  const Axis manner = axis_of({form.pace, form.lead, form.decision, form.dissent});
  const Axis turned_to = axis_of({form.opening, form.topic, form.proof, form.feelings});
  if (!manner.is_clear() || !turned_to.is_clear()) {
    return {Trait::unclear, why_unclear(manner, turned_to)};
  }
  const bool assertive = manner.first > manner.second;
  const bool task = turned_to.first > turned_to.second;
  const Trait style = assertive ? (task ? Trait::driven : Trait::expressive)
                                : (task ? Trait::analytical : Trait::harmonious);
  return {style, in_words(style, manner, turned_to)};
}

std::vector<Field> style_questions() {
  return {
      field("pace", &StyleForm::pace,
            {.label = "Speaks",
             .choices = {{"unknown", "Not known"},
                         {"fast", "fast and firmly"},
                         {"calm", "calmly, with pauses"}}}),
      field("lead", &StyleForm::lead,
            {.label = "In a conversation",
             .choices = {{"unknown", "Not known"},
                         {"leads", "takes the lead"},
                         {"follows", "lets others begin"}}}),
      field("decision", &StyleForm::decision,
            {.label = "Decides",
             .choices = {{"unknown", "Not known"},
                         {"at_once", "at once"},
                         {"in_time", "after some thought"}}}),
      field("dissent", &StyleForm::dissent,
            {.label = "Another opinion",
             .choices = {{"unknown", "Not known"},
                         {"said", "is said openly"},
                         {"hinted", "is only hinted at"}}}),
      field("opening", &StyleForm::opening,
            {.label = "Begins with",
             .choices = {{"unknown", "Not known"},
                         {"matter", "the matter itself"},
                         {"small_talk", "how things are going"}}}),
      field("topic", &StyleForm::topic,
            {.label = "Talks rather about",
             .choices = {{"unknown", "Not known"},
                         {"facts", "facts and results"},
                         {"people", "people and experiences"}}}),
      field("proof", &StyleForm::proof,
            {.label = "Is convinced by",
             .choices = {{"unknown", "Not known"},
                         {"figures", "figures and proof"},
                         {"others", "what others say"}}}),
      field("feelings", &StyleForm::feelings,
            {.label = "Feelings",
             .choices = {{"unknown", "Not known"},
                         {"kept", "hardly show"},
                         {"shown", "show at once"}}}),
  };
}

StyleForm style_form(std::string_view answers, const ParseContext& context) {
  StyleForm form;
  read_answers(answers, style_questions(), context, &form);
  return form;
}

StyleAdvice advice_for(Trait style) {
  // Texts: how to open, what to bring, what to avoid
  static constexpr StyleAdvice analytical{
      "Come prepared, say what it is about and how long it takes.",
      "Figures, sources and the small print, to be read in peace.",
      "Don't hurry a decision, and don't promise what isn't checked."};
  // Texts: how to open, what to bring, what to avoid
  static constexpr StyleAdvice driven{
      "Come to the point: what it brings, what it costs, by when.",
      "Two or three options with a clear recommendation.",
      "No long introductions, and no details that nobody asked for."};
  // Texts: how to open, what to bring, what to avoid
  static constexpr StyleAdvice harmonious{
      "Take time to ask how things are, and listen.",
      "Reassurance: who helps when something goes wrong, and that nothing changes overnight.",
      "No pressure and no surprises; ask for worries that aren't spoken out."};
  // Texts: how to open, what to bring, what to avoid
  static constexpr StyleAdvice expressive{
      "Be cheerful, begin with the idea and with people, not with the table.",
      "Examples, pictures and what others made of it; then one page with what was agreed.",
      "Don't drown the idea in details, and don't leave agreements unwritten."};
  switch (style) {
    case Trait::analytical:
      return analytical;
    case Trait::driven:
      return driven;
    case Trait::harmonious:
      return harmonious;
    case Trait::expressive:
      return expressive;
    default:
      return {};
  }
}

}  // namespace clientela
