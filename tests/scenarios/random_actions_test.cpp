// Whatever people of all roles do, in whatever order: doing it again in an empty company gives an
// equal one, figures rebuilt are the figures kept, and an action taken back leaves no trace.
#include <gmock/gmock.h>

#include "tests/support/noun_company.h"

namespace clientela {
namespace {

class RandomActions : public testing::Test, protected NounCompany {
 protected:
  RandomActions()
      : NounCompany(test_seed()),
        trace_(__FILE__, __LINE__, "CLIENTELA_SEED=" + std::to_string(samples.seed())) {
    for (const auto& type : company().model().types()) {
      if (has_doors(type)) nouns_.push_back(&type);
    }
    for (const auto& action : company().model().actions()) {
      // What prepares its arguments does so outside of the transaction that is looked at here.
      if (!action.arguments.empty() && !action.prepare) verbs_.push_back(&action);
    }
    askers_ = {Asker::program(), company().make_user("chief", "administrator"),
               company().make_user("ann", "member"), company().make_user("bob", "member"),
               company().make_user("eve", "reader")};
    for (const auto& asker : askers_) {
      if (asker.user) samples.know("user", asker.user);
    }
    for (const auto* type : nouns_) records_[type].push_back(make(*type));
  }

  // One action of any kind; rules and rights may refuse it. Returns its place in the log.
  std::int64_t act() {
    const Asker& asker = askers_[samples.below(askers_.size())];
    const ObjectType& type = *samples.one_of(nouns_);
    const Id id = samples.one_of(records_[&type]);
    const std::string noun(type.name);
    switch (samples.below(10)) {
      case 0:
      case 1:
        return perform(asker, type, noun + ".create", drawn(type));
      case 2:
        return perform(asker, type, noun + ".delete", {{"id", id.text()}});
      case 3:
        return perform(asker, type, noun + ".restore", {{"id", id.text()}});
      case 4:
        return perform(asker, type, "undo",
                       {{"seq", static_cast<std::int64_t>(
                                    1 + samples.below(static_cast<std::size_t>(last_seq())))}});
      case 5:
        return verb(asker);
      case 6:
        return parts(asker, type, id);
      default:
        return update(asker, type, id);
    }
  }

  std::int64_t perform(const Asker& asker, const ObjectType& type, const std::string& action,
                       const JsonObject& arguments) {
    const auto outcome = company().try_perform(asker, action, arguments);
    if (!outcome) return 0;
    const auto id = Id::parse(string_member(outcome->result, "id"));
    if (id && action == std::string(type.name) + ".create") {
      records_[&type].push_back(*id);
      samples.know(type.name, *id);
    }
    return outcome->seq;
  }

  std::int64_t update(const Asker& asker, const ObjectType& type, Id id) {
    if (!company().find(type.name, id)) return 0;
    const Whole before = whole(type, id);
    const auto slots = slots_of(before);
    const Slot& slot = samples.one_of(slots);
    const Value now = samples.one_in(6) ? Value() : another(before, slot);
    return perform(asker, type, std::string(type.name) + ".update", change(before, slot, now));
  }

  // A part more, or one less.
  std::int64_t parts(const Asker& asker, const ObjectType& type, Id id) {
    if (!company().find(type.name, id)) return 0;
    const Whole before = whole(type, id);
    JsonObject arguments{{"id", id.text()}};
    if (!before.parts.empty() && samples.one_in(2)) {
      const Record& part = samples.one_of(before.parts);
      arguments["parts"] = JsonArray{
          JsonObject{{"object", part.type->name}, {"id", part.id.text()}, {"remove", true}}};
    } else {
      arguments["parts"] = drawn(type).at("parts");
    }
    return perform(asker, type, std::string(type.name) + ".update", arguments);
  }

  // Any declared verb with arguments by lot.
  std::int64_t verb(const Asker& asker) {
    const Action& action = *samples.one_of(verbs_);
    JsonObject arguments;
    for (const auto& field : action.arguments) {
      if (!field.required && samples.one_in(3)) continue;
      const Value value = samples.value(field);
      if (!is_empty(value)) arguments[field.key] = field.kind->to_json(value, field);
    }
    return perform(asker, *nouns_.front(), action.name, arguments);
  }

  void expect_figures_as_rebuilt() {
    for (const auto& projection : company().model().projections()) {
      // Where figures change as time passes, those of earlier days tell of those days: looking
      // again must give what deriving them anew gives at the same moment.
      if (looks_anew(projection)) engine().rebuild(projection);
      const auto before = figures(projection);
      if (looks_anew(projection)) {
        std::vector<Id> owners;
        for (const auto& [id, values] : before) owners.push_back(id);
        engine().refresh(projection, owners);
      } else {
        engine().rebuild(projection);
      }
      EXPECT_EQ(figures(projection), before) << projection.name;
    }
  }

  std::map<Id, std::vector<Value>> figures(const Projection& projection) {
    std::map<Id, std::vector<Value>> all;
    engine().read(Asker::program(), [&](Reading& reading) {
      Query query;
      query.type = &reading.type(projection.owner);
      query.limit = 1000;
      for (const auto& record : reading.list(query).records) {
        const auto fields = static_cast<std::ptrdiff_t>(record.type->fields.size());
        all[record.id] = {record.values.begin() + fields, record.values.end()};
      }
    });
    return all;
  }

  std::vector<const ObjectType*> nouns_;
  std::vector<const Action*> verbs_;
  std::vector<Asker> askers_;
  std::map<const ObjectType*, std::vector<Id>> records_;

 private:
  testing::ScopedTrace trace_;
};

TEST_F(RandomActions, PerformedAgainGiveAnEqualCompany) {
  int performed = 0;
  for (int step = 0; step < 600; ++step) {
    company().now().ms += static_cast<std::int64_t>(samples.below(3) * 40'000'000);
    performed += act() > 0;
  }
  EXPECT_GT(performed, 100);
  EXPECT_EQ(company().replayed_digest(), company().digest());
  expect_figures_as_rebuilt();
  EXPECT_THAT(company().company.store->check(), testing::IsEmpty());
}

TEST_F(RandomActions, EachTakenBackAtOnceLeavesNoTrace) {
  for (int step = 0; step < 200; ++step) {
    company().now().ms += 1000;
    const std::string before = company().digest();
    const auto seq = act();
    if (seq == 0) {
      EXPECT_EQ(company().digest(), before);  // what is refused changes nothing
      continue;
    }
    const auto entry = engine().logged(Asker::program(), seq);
    const Action* action = company().model().find_action(entry->action.action);
    if (!action->undo) continue;
    company().now().ms += 1000;
    const auto undone = engine().undo(Asker::program(), seq);
    // A verb may do what the noun's rules would not let a person do; then it says why it stays.
    if (!undone) continue;
    EXPECT_EQ(company().digest(), before) << entry->action.action << entry->action.arguments;
  }
  EXPECT_EQ(company().replayed_digest(), company().digest());
}

}  // namespace
}  // namespace clientela
