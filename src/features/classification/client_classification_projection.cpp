#include <algorithm>

#include "features/activities/activity.h"
#include "features/classification/client_classification.h"
#include "features/insights/stage.h"
#include "features/orders/order.h"
#include "features/surveys/survey.h"

namespace clientela {
namespace {

// What one look at a client needs.
struct Look {
  FigureStore& store;
  const Record& client;
  Date today;
  std::string zone;
  ClassificationRules rules;
  Classification earlier;

  Look(FigureStore& store, const Record& client)
      : store(store),
        client(client),
        rules(classification_rules_of(store.reading())),
        earlier(classification_of(client)) {
    const ParseContext context = store.reading().parse_context();
    zone = context.zone;
    today = local_date(context.now, context.zone);
  }
  bool first_sight() const {
    return !earlier.classified_since || !(*earlier.classified_since < today);
  }
};

Value value_of(const std::optional<Trait>& trait) {
  return trait ? Value(std::string(key_of(*trait))) : Value();
}

Value value_of(const std::optional<Date>& day) { return day ? Value(*day) : Value(); }

Value value_of(bool ticked) { return ticked ? Value(true) : Value(); }

// In the order of their declaration.
Figures figures_of(const Classification& found) {
  return {value_of(found.bond),
          value_of(found.bond_since),
          value_of(found.bond_by_hand),
          value_of(found.need),
          value_of(found.style),
          value_of(found.moment),
          value_of(found.moment_until),
          value_of(found.moment_by_hand),
          value_of(found.classified_since),
          value_of(found.look_again_on),
          found.to_tell.empty() ? Value() : Value(found.to_tell)};
}

void write(const Look& look, Classification found) {
  // Whose records have all gone is as if there had never been any.
  const bool anything =
      found.bond || found.need || found.style || found.moment || found.moment_by_hand;
  if (anything) found.classified_since = look.earlier.classified_since.value_or(look.today);
  const Figures figures = figures_of(found);
  if (figures != figures_of(look.earlier)) look.store.write(look.client.id, figures);
}

void tell(Classification& found, Aspect aspect) {
  found.to_tell = found.to_tell.empty() ? std::string(key_of(aspect)) : "both";
}

// The day on which time may have changed something: a moment ends on its day. When a relation would
// lapse moves with every order, so at first its month is enough; in that month it is the day.
std::optional<Date> next_look(const std::optional<Date>& lapses, const std::optional<Date>& ends,
                              Date today) {
  std::optional<Date> day;
  if (ends) day = std::max(*ends, today) + 1;
  if (!lapses) return day;
  Date look = std::max(*lapses, today) + 1;
  const Date month = look - (look.parts().day - 1);
  if (today < month) look = month;
  return day ? std::min(*day, look) : look;
}

// A first purchase is no crossing, but from then on each is one.
bool bond_crossed(const Look& look, const Assessments& newest, const Classification& found) {
  if (!found.bond || found.bond_by_hand) return false;
  if (newest.bond) return newest.bond->trait != *found.bond;
  if (look.first_sight() || !look.earlier.bond) return false;
  return look.earlier.bond != found.bond || look.earlier.is_due(Aspect::bond);
}

// Gives the day on which it lapses.
std::optional<Date> set_bond(const Look& look, const ClassificationFacts& facts,
                             const Assessments& newest, Classification& found) {
  std::optional<Date> lapses;
  if (newest.bond && newest.bond->by_hand) {
    found.bond = newest.bond->trait;
    found.bond_by_hand = true;
  } else {
    const auto verdict = bond_by_rules(facts, look.rules);
    found.bond = verdict.trait;
    lapses = verdict.until;
  }
  if (!found.bond) return lapses;
  if (newest.bond && newest.bond->trait == *found.bond) {
    found.bond_since = newest.bond->on;
  } else if (look.earlier.bond == found.bond) {
    found.bond_since = look.earlier.bond_since;
  } else if (look.earlier.bond && !look.first_sight()) {
    found.bond_since = look.today;
  }
  if (bond_crossed(look, newest, found)) tell(found, Aspect::bond);
  return lapses;
}

// When a moment ends, the record that told it says until when it was; only what begins is told.
bool moment_crossed(const Look& look, const Assessments& newest, const Classification& found) {
  if (!found.moment || found.moment_by_hand) return false;
  if (newest.moment && in_force(*newest.moment, look.today)) {
    return newest.moment->trait != *found.moment;
  }
  // Events are of now, figures may be of long ago.
  const bool by_event = found.moment == Trait::upset || found.moment == Trait::insistent;
  if (look.first_sight() && !by_event) return false;
  return look.earlier.moment != found.moment || look.earlier.is_due(Aspect::moment);
}

void set_moment(const Look& look, const MomentVerdict& verdict, const Assessments& newest,
                Classification& found) {
  std::optional<Date> until = verdict.until;
  Trait trait = verdict.trait;
  if (newest.moment && newest.moment->by_hand && in_force(*newest.moment, look.today)) {
    trait = newest.moment->trait;
    until = newest.moment->until;
    found.moment_by_hand = true;
  }
  // That nothing is special stays in force by hand as well, so its day is kept.
  if (trait != Trait::none || found.moment_by_hand) found.moment_until = until;
  if (trait != Trait::none) found.moment = trait;
  if (moment_crossed(look, newest, found)) tell(found, Aspect::moment);
}

bool says_something(const std::optional<Assessment>& assessment, Aspect aspect) {
  return assessment && belongs(assessment->trait, aspect);
}

void look_closely(const Look& look) {
  Reading& reading = look.store.reading();
  Assessments newest = newest_assessments(reading, look.client.id);
  for (const auto aspect : {Aspect::bond, Aspect::need, Aspect::style, Aspect::moment}) {
    if (!says_something(newest.of(aspect), aspect)) newest.of(aspect).reset();
  }
  Classification found;
  if (has_aspect(look.client, Aspect::bond)) {
    auto facts = facts_of(look.client, look.rules, look.today, look.zone);
    add_events(reading, look.client.id, look.rules, facts);
    const auto lapses = set_bond(look, facts, newest, found);
    set_moment(look, moment_by_rules(facts, look.rules), newest, found);
    found.look_again_on = next_look(lapses, found.moment_until, look.today);
    if (newest.need) found.need = newest.need->trait;
  }
  if (newest.style && has_aspect(look.client, Aspect::style)) found.style = newest.style->trait;
  write(look, found);
}

// Whether what was found earlier still holds by the client's own figures. An order changes nothing
// else, so assessments and events need not be asked for.
bool holds(const Look& look) {
  const Classification& earlier = look.earlier;
  if (!earlier.classified_since || !earlier.to_tell.empty()) return false;
  const auto facts = facts_of(look.client, look.rules, look.today, look.zone);
  std::optional<Date> lapses;
  if (!earlier.bond_by_hand) {
    const auto verdict = bond_by_rules(facts, look.rules);
    if (verdict.trait != earlier.bond) return false;
    lapses = verdict.until;
  }
  if (earlier.look_again_on != next_look(lapses, earlier.moment_until, look.today)) return false;
  if (earlier.moment_until && *earlier.moment_until < look.today) return false;
  const bool by_event = earlier.moment_by_hand || earlier.moment == Trait::upset ||
                        earlier.moment == Trait::insistent;
  if (by_event) return true;
  const auto verdict = moment_by_figures(facts, look.rules);
  return verdict.trait == earlier.moment.value_or(Trait::none) &&
         verdict.until == earlier.moment_until;
}

void classify(FigureStore& store, Id client, bool by_order) {
  if (client.empty()) return;
  const auto record = store.reading().find(store.reading().type(Client::object_name), client);
  if (!record) return;
  if (by_order && !has_aspect(*record, Aspect::bond)) return;
  const Look look(store, *record);
  if (by_order && holds(look)) return;
  look_closely(look);
}

bool differ(const RecordChange& change, std::initializer_list<std::string_view> keys) {
  if (change.before == nullptr || change.after == nullptr) return true;
  return std::any_of(keys.begin(), keys.end(), [&](std::string_view key) {
    return (*change.before)[key] != (*change.after)[key];
  });
}

// Notes, tasks and what lies long back make no moment.
bool is_contact(const Record& activity, Reading& reading) {
  const auto kind = activity.get<std::string>("kind");
  if (kind != "call" && kind != "message" && kind != "promise") return false;
  const ParseContext context = reading.parse_context();
  const auto days = classification_rules_of(reading).insistent_days;
  const Date since = local_date(context.now, context.zone) - static_cast<int>(days);
  return !(local_date(activity.get<Instant>("at"), context.zone) < since);
}

bool matters(const RecordChange& change, Reading& reading) {
  const std::string_view noun = change.type().name;
  if (noun == SalesOrder::object_name) return differ(change, {"client", "kind", "business_date"});
  if (noun == SurveyAnswer::object_name) {
    return differ(change, {"client", "survey", "score", "answered_at"});
  }
  if (noun == Activity::object_name) {
    return (change.before != nullptr && is_contact(*change.before, reading)) ||
           (change.after != nullptr && is_contact(*change.after, reading));
  }
  return true;
}

bool is_creation(const RecordChange& change, Reading& reading) {
  return change.before == nullptr && change.after->version == 1 &&
         change.after->created_at == reading.parse_context().now;
}

void apply_to_client(FigureStore& store, const RecordChange& change) {
  if (change.after == nullptr) return;
  if (change.before != change.after &&
      !differ(change, {"relation", "kind", "manager", "under_agreement"})) {
    return;
  }
  // A client that this very action makes has no past to look for.
  const bool empty = !change.after->get<bool>("under_agreement") &&
                     change.after->get<std::int64_t>("buying_days") == 0;
  if (empty && is_creation(change, store.reading())) return;
  look_closely(Look(store, *change.after));
}

void apply(FigureStore& store, const RecordChange& change) {
  const std::string_view noun = change.type().name;
  if (noun == Client::object_name) return apply_to_client(store, change);
  if (!matters(change, store.reading())) return;
  const bool by_order = noun == SalesOrder::object_name;
  const Id before = change.before == nullptr ? Id() : change.before->get<Id>("client");
  const Id after = change.after == nullptr ? Id() : change.after->get<Id>("client");
  classify(store, after, by_order);
  if (before != after) classify(store, before, by_order);
}

std::vector<Field> classification_figures() {
  return {
      figure("bond", choice_kind(),
             {.label = "Customer or client",
              .help = "A customer makes single purchases; with a client there is a relation.",
              .choices = trait_choices(Aspect::bond),
              .filter = true}),
      figure("bond_since", date_kind(), {.label = "Customer or client since"}),
      figure("bond_by_hand", boolean_kind(), {.label = "Customer or client by hand"}),
      figure("need", choice_kind(),
             {.label = "Wish and means", .choices = trait_choices(Aspect::need), .filter = true}),
      figure("style", choice_kind(),
             {.label = "Personal style", .choices = trait_choices(Aspect::style), .filter = true}),
      figure("moment", choice_kind(),
             {.label = "Moment", .choices = trait_choices(Aspect::moment), .filter = true}),
      figure("moment_until", date_kind(), {.label = "Moment until"}),
      figure("moment_by_hand", boolean_kind(), {.label = "Moment by hand"}),
      figure("classified_since", date_kind(), {.label = "Classified since"}),
      figure("look_again_on", date_kind(), {.label = "To be classified again on", .filter = true}),
      figure("to_tell", choice_kind(),
             {.label = "Change to be written down",
              .choices = {{"bond", "Customer or client"}, {"moment", "Moment"}, {"both", "Both"}},
              .filter = true}),
  };
}

}  // namespace

Projection client_classification_projection() {
  return {.name = "client_classification",
          .owner = "client",
          .reads = {"client", "order", "stage_move", "activity", "survey_answer", "assessment"},
          .figures = classification_figures(),
          .apply = apply};
}

void add_classification(Model& model) {
  model.add(assessment_type());
  model.add(client_classification_projection());
  add_assessment_actions(model);
}

}  // namespace clientela
