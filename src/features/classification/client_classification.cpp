#include "features/classification/client_classification.h"

#include <algorithm>

#include "features/activities/activity.h"
#include "features/filters.h"
#include "features/surveys/survey.h"

namespace clientela {
namespace {

constexpr int most_contacts = 40;

template <typename T>
std::optional<T> held(const Record& record, std::string_view key) {
  const T* value = std::get_if<T>(&record[key]);
  return value == nullptr ? std::nullopt : std::optional<T>(*value);
}

std::optional<Trait> trait(const Record& record, std::string_view key) {
  const auto* choice = std::get_if<std::string>(&record[key]);
  return choice == nullptr ? std::nullopt : trait_of(*choice);
}

// Somebody wants something of us: a call or message that took place, a promise of ours that is
// open.
bool presses(const Activity& activity) {
  switch (activity.kind) {
    case ActivityKind::call:
    case ActivityKind::message:
      return !is_open(activity);
    case ActivityKind::promise:
      return is_open(activity) && activity.promiser == Promiser::us;
    default:
      return false;
  }
}

void add_answer(Reading& reading, Id client, ClassificationFacts& facts, std::string_view zone) {
  const auto slice = reading.list(question(
      reading.type(SurveyAnswer::object_name),
      {where("client", Value(client)), where_filled("answered_at")}, {"answered_at", true}, 1));
  if (slice.records.empty()) return;
  const auto answer = slice.records.front().as<SurveyAnswer>();
  const auto survey = reading.get(answer.survey);
  if (!survey || !answer.score || *answer.score > scale_of(survey->kind).low) return;
  facts.low_answer = local_date(*answer.answered_at, zone);
  facts.low_score = answer.score;
}

void add_contacts(Reading& reading, Id client, const ClassificationRules& rules,
                  ClassificationFacts& facts, const ParseContext& context) {
  const Instant since{context.now.ms - (rules.insistent_days + 1) * 24LL * 3600 * 1000};
  const auto slice = reading.list(
      question(reading.type(Activity::object_name),
               {where("client", Value(client)), where("at", Operator::gte, Value(since))},
               {"at", true}, most_contacts));
  for (const auto& record : slice.records) {
    const auto activity = record.as<Activity>();
    if (presses(activity)) facts.contacts.push_back(local_date(activity.at, context.zone));
  }
  std::sort(facts.contacts.begin(), facts.contacts.end(),
            [](const Date& a, const Date& b) { return b < a; });
}

}  // namespace

bool Classification::is_due(Aspect aspect) const {
  return to_tell == "both" || to_tell == key_of(aspect);
}

Classification classification_of(const Record& client) {
  return {.bond = trait(client, "bond"),
          .bond_since = held<Date>(client, "bond_since"),
          .bond_by_hand = client.get<bool>("bond_by_hand"),
          .need = trait(client, "need"),
          .style = trait(client, "style"),
          .moment = trait(client, "moment"),
          .moment_until = held<Date>(client, "moment_until"),
          .moment_by_hand = client.get<bool>("moment_by_hand"),
          .classified_since = held<Date>(client, "classified_since"),
          .look_again_on = held<Date>(client, "look_again_on"),
          .to_tell = client.get<std::string>("to_tell")};
}

void add_events(Reading& reading, Id client, const ClassificationRules& rules,
                ClassificationFacts& facts) {
  const ParseContext context = reading.parse_context();
  add_answer(reading, client, facts, context.zone);
  if (rules.insistent_contacts > 0) add_contacts(reading, client, rules, facts, context);
}

ClassificationFacts all_facts_of(Reading& reading, const Record& client,
                                 const ClassificationRules& rules) {
  const ParseContext context = reading.parse_context();
  auto facts = facts_of(client, rules, local_date(context.now, context.zone), context.zone);
  add_events(reading, client.id, rules, facts);
  return facts;
}

}  // namespace clientela
