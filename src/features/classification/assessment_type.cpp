#include <algorithm>

#include "features/classification/assessment.h"
#include "features/filters.h"

namespace clientela {
namespace {

constexpr int looked_at_once = 24;
constexpr std::string_view cause_keys[bond_cause_count] = {"by_hand", "agreement", "manager",
                                                           "service"};

Result<void> settle_assessment(Whole& whole, const Whole*, Reading& reading) {
  auto assessment = whole.record.as<Assessment>();
  const ParseContext context = reading.parse_context();
  if (!assessment.on) assessment.on = local_date(context.now, context.zone);
  whole.record.assign(assessment);
  return {};
}

std::string title_of(const Record& record) {
  const Choice* choice = record.type->find("trait")->choice(record.get<std::string>("trait"));
  return choice == nullptr ? std::string() : std::string(choice->label);
}

std::vector<Field> assessment_fields() {
  return {
      field("client", &Assessment::client,
            {.label = "Client", .required = true, .filter = true, .root = true, .list = true}),
      field("aspect", &Assessment::aspect,
            {.label = "Aspect", .choices = aspect_choices(), .filter = true, .list = true}),
      field("trait", &Assessment::trait,
            {.label = "Result", .choices = trait_choices(), .filter = true, .list = true}),
      field("on", &Assessment::on, {.label = "On", .filter = true, .list = true}),
      field("until", &Assessment::until, {.label = "Until", .list = true}),
      field("reason", &Assessment::reason,
            {.label = "Reason", .format = TextFormat::told, .list = true}),
      field("answers", &Assessment::answers, {.label = "Answers"}),
      field("by_hand", &Assessment::by_hand, {.label = "By hand"}),
  };
}

}  // namespace

std::vector<Choice> aspect_choices() {
  return {{"bond", "Customer or client"},
          {"need", "Wish and means"},
          {"style", "Personal style"},
          {"moment", "Moment"}};
}

std::vector<Choice> trait_choices() {
  return {{"none", "Nothing special"},
          {"unclear", "Not clear yet"},
          {"customer", "Customer", "azure"},
          {"client", "Client", "green"},
          {"wants_and_can", "Wants and can", "green"},
          {"wants_cannot", "Wants, but can't", "yellow"},
          {"can_unwilling", "Can, but doesn't want", "azure"},
          {"neither", "Neither wants nor can"},
          {"analytical", "Analytical", "azure"},
          {"driven", "Driven", "red"},
          {"harmonious", "Harmonious", "green"},
          {"expressive", "Expressive", "yellow"},
          {"new", "New to us", "azure"},
          {"impulsive", "Impulsive", "purple"},
          {"upset", "Upset", "red"},
          {"insistent", "Insistent", "yellow"},
          {"loyal", "Loyal", "purple"}};
}

const std::vector<Trait>& traits_of(Aspect aspect) {
  static const std::vector<Trait> all[] = {
      {Trait::customer, Trait::client},
      {Trait::wants_and_can, Trait::wants_cannot, Trait::can_unwilling, Trait::neither,
       Trait::unclear},
      {Trait::analytical, Trait::driven, Trait::harmonious, Trait::expressive, Trait::unclear},
      {Trait::none, Trait::new_, Trait::impulsive, Trait::upset, Trait::insistent, Trait::loyal}};
  return all[static_cast<std::size_t>(aspect)];
}

std::vector<Choice> trait_choices(Aspect aspect) {
  const auto all = trait_choices();
  std::vector<Choice> some;
  for (const Trait trait : traits_of(aspect)) some.push_back(all[static_cast<std::size_t>(trait)]);
  return some;
}

std::string_view key_of(Aspect aspect) {
  static const auto all = aspect_choices();
  return all[static_cast<std::size_t>(aspect)].key;
}

std::string_view key_of(Trait trait) {
  static const auto all = trait_choices();
  return all[static_cast<std::size_t>(trait)].key;
}

std::optional<Trait> trait_of(std::string_view key) {
  static const auto all = trait_choices();
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].key == key) return static_cast<Trait>(i);
  }
  return std::nullopt;
}

bool belongs(Trait trait, Aspect aspect) {
  const auto& traits = traits_of(aspect);
  return std::find(traits.begin(), traits.end(), trait) != traits.end();
}

std::string answer_in(std::string_view answers, std::string_view question) {
  while (!answers.empty()) {
    const auto end = std::min(answers.find(' '), answers.size());
    const std::string_view each = answers.substr(0, end);
    const auto equals = each.find('=');
    if (equals != std::string_view::npos && each.substr(0, equals) == question) {
      return std::string(each.substr(equals + 1));
    }
    answers.remove_prefix(std::min(end + 1, answers.size()));
  }
  return {};
}

std::string answers_of(BondCause cause) {
  return "cause=" + std::string(cause_keys[static_cast<std::size_t>(cause)]);
}

BondCause bond_cause_of(std::string_view answers) {
  const std::string key = answer_in(answers, "cause");
  for (std::size_t i = 0; i < bond_cause_count; ++i) {
    if (cause_keys[i] == key) return static_cast<BondCause>(i);
  }
  return BondCause::by_hand;
}

std::optional<Assessment>& Assessments::of(Aspect aspect) {
  switch (aspect) {
    case Aspect::bond:
      return bond;
    case Aspect::need:
      return need;
    case Aspect::style:
      return style;
    case Aspect::moment:
      break;
  }
  return moment;
}

const std::optional<Assessment>& Assessments::of(Aspect aspect) const {
  return const_cast<Assessments*>(this)->of(aspect);
}

std::optional<Assessment> newest_assessment(Reading& reading, Id client, Aspect aspect) {
  const auto slice = reading.list(question(
      reading.type(Assessment::object_name),
      {where("client", Value(client)), where_choice("aspect", key_of(aspect))}, {"", true}, 1));
  if (slice.records.empty()) return std::nullopt;
  return slice.records.front().as<Assessment>();
}

// Mostly all of them are among the newest few; only who has many is asked for each aspect.
Assessments newest_assessments(Reading& reading, Id client) {
  Assessments newest;
  const auto slice =
      reading.list(question(reading.type(Assessment::object_name), {where("client", Value(client))},
                            {"", true}, looked_at_once));
  for (const auto& record : slice.records) {
    auto assessment = record.as<Assessment>();
    auto& held = newest.of(assessment.aspect);
    if (!held) held = std::move(assessment);
  }
  if (slice.next.empty()) return newest;
  for (const auto aspect : {Aspect::bond, Aspect::need, Aspect::style, Aspect::moment}) {
    if (!newest.of(aspect)) newest.of(aspect) = newest_assessment(reading, client, aspect);
  }
  return newest;
}

bool in_force(const Assessment& assessment, Date day) {
  return !assessment.until || !(*assessment.until < day);
}

bool has_aspect(const Record& client, Aspect aspect) {
  if (aspect == Aspect::style) return client.get<std::string>("kind") == "person";
  return client.get<std::string>("relation") == "client";
}

ObjectType assessment_type() {
  return {.name = "assessment",
          .plural = "assessments",
          .label = "Assessment",
          .label_plural = "Assessments",
          .icon = "adjustments",
          .fields = assessment_fields(),
          .title = title_of,
          .settle = settle_assessment};
}

}  // namespace clientela
