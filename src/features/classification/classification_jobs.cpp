#include "features/classification/classification_jobs.h"

#include "features/classification/client_classification.h"
#include "features/clients/client_walk.h"
#include "features/filters.h"
#include "features/insights/insight_jobs.h"

namespace clientela {
namespace {

constexpr std::int64_t minute_ms = 60LL * 1000;
constexpr int crossings_a_step = 200;

// All clients are walked through once; then crossings are told.
Result<bool> refresh_step(JobStep& step) {
  if (step.job.total == 0) step.job.total = count_clients(step.engine);
  if (!is_walk_over(step.job)) {
    const auto ids = next_clients(step.engine, step.job);
    if (!ids.empty())
      step.engine.refresh(projection_named(step.engine, "client_classification"), ids);
    CLIENTELA_TRY(step.perform({}));  // keeps the progress
    return true;
  }
  const Id group = Id::parse(step.job.group).value_or(Id());
  return tell_crossings(step.engine, crossings_a_step, group) > 0;
}

// What the rules see now, as the verb is told it.
Call crossing(const Record& client, Aspect aspect, Trait trait, const Message& reason,
              const std::optional<Date>& until, Id group) {
  JsonObject arguments{{"client", client.id.text()},
                       {"aspect", key_of(aspect)},
                       {"trait", key_of(trait)},
                       {"reason", kept(reason)}};
  if (until) arguments["until"] = until->text();
  return Call{"client.assess", std::move(arguments), {}, group};
}

void add_crossings(Reading& reading, const Record& client, const ClassificationRules& rules,
                   Id group, std::vector<Call>& calls) {
  const Classification found = classification_of(client);
  const auto facts = all_facts_of(reading, client, rules);
  const auto bond = bond_by_rules(facts, rules);
  if (found.is_due(Aspect::bond) && bond.trait && bond.trait == found.bond) {
    Call call = crossing(client, Aspect::bond, *bond.trait, bond.reason, {}, group);
    if (bond.cause) call.arguments["answers"] = answers_of(*bond.cause);
    calls.push_back(std::move(call));
  }
  const auto moment = moment_by_rules(facts, rules);
  if (found.is_due(Aspect::moment) && moment.trait != Trait::none && moment.trait == found.moment) {
    calls.push_back(
        crossing(client, Aspect::moment, moment.trait, moment.reason, moment.until, group));
  }
}

Filter where_empty(std::string_view key) {
  return where(key, Operator::is, Value(std::string("empty")));
}

void add_clients(Reading& reading, std::vector<Filter> conditions, SortOrder order, int limit,
                 std::vector<Id>& ids) {
  const auto slice = reading.list(
      question(reading.type(Client::object_name), std::move(conditions), std::move(order), limit));
  for (const auto& client : slice.records) ids.push_back(client.id);
}

std::int64_t classify_again(Engine& engine, const std::vector<Id>& clients) {
  if (!clients.empty()) engine.refresh(projection_named(engine, "client_classification"), clients);
  return static_cast<std::int64_t>(clients.size());
}

// The newest refresh of what clients are worth, once it is done; else nobody's id.
Id last_forecasts(Engine& engine) {
  const auto refreshes = recent_jobs(engine, Asker::program(), worth_job, 1);
  const bool done = !refreshes.empty() && refreshes.front().state == JobState::done;
  return done ? refreshes.front().id : Id();
}

}  // namespace

std::int64_t look_again(Engine& engine, int limit) {
  std::vector<Id> due;
  engine.read(Asker::program(), [&](Reading& reading) {
    add_clients(reading, {where_day("look_again_on", Operator::lte, 0)}, {"look_again_on"}, limit,
                due);
  });
  return classify_again(engine, due);
}

std::int64_t look_at_loyal_ones(Engine& engine, int limit) {
  std::vector<Id> due;
  engine.read(Asker::program(), [&](Reading& reading) {
    add_clients(
        reading,
        {where_choice("stage", "loyal"), where_empty("moment"), where_empty("moment_until")}, {},
        limit, due);
    add_clients(
        reading,
        {where_choice("moment", "loyal"),
         where("stage", Operator::neq, Value(std::string("loyal"))), where_empty("moment_until")},
        {}, limit, due);
  });
  return classify_again(engine, due);
}

std::int64_t tell_crossings(Engine& engine, int limit, Id group) {
  std::vector<Call> calls;
  std::vector<Id> settled;
  engine.read(Asker::program(), [&](Reading& reading) {
    const auto due = reading.list(
        question(reading.type(Client::object_name), {where_filled("to_tell")}, {}, limit));
    if (due.records.empty()) return;
    const auto rules = classification_rules_of(reading);
    for (const auto& client : due.records) {
      const auto before = calls.size();
      add_crossings(reading, client, rules, group, calls);
      if (calls.size() == before) settled.push_back(client.id);
    }
  });
  if (!settled.empty()) engine.refresh(projection_named(engine, "client_classification"), settled);
  const auto looked_at = static_cast<std::int64_t>(settled.size() + calls.size());
  if (!calls.empty() && !engine.perform_all(Asker::program(), std::move(calls))) return 0;
  return looked_at;
}

Result<Id> start_classification(JobRunner& jobs) {
  return jobs.enqueue(Asker::program(), std::string(classification_job),
                      "Classify all clients anew", {});
}

void add_classification_jobs(JobRunner& jobs) {
  jobs.add(std::string(classification_job), refresh_step);
  jobs.when_idle([&jobs, looked = Instant(), known = Id()](Engine& engine) mutable {
    tell_crossings(engine, crossings_a_step);
    if (engine.now().ms - looked.ms < minute_ms) return;
    // While many are due the next look comes at once.
    if (look_again(engine, clients_a_step) >= clients_a_step) return;
    const Id forecasts = last_forecasts(engine);
    if (forecasts != known && look_at_loyal_ones(engine, clients_a_step) >= clients_a_step) {
      return;
    }
    known = forecasts;
    looked = engine.now();
    const bool never = recent_jobs(engine, Asker::program(), classification_job, 1).empty();
    if (never && count_clients(engine, 1) > 0) (void)start_classification(jobs);
  });
}

}  // namespace clientela
