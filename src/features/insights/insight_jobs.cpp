#include "features/insights/insight_jobs.h"

#include <algorithm>
#include <array>

#include "features/clients/client_walk.h"
#include "features/filters.h"
#include "features/insights/client_worth.h"
#include "features/insights/fit_reading.h"

namespace clientela {
namespace {

constexpr std::int64_t day_ms = 24LL * 3600 * 1000;
constexpr std::int64_t minute_ms = 60LL * 1000;
constexpr int moves_a_step = 200;
constexpr std::array<std::string_view, 3> much_changing{"import", "import.undo", "remove_sample"};

Date company_day(Engine& engine) {
  Date day;
  engine.read(Asker::program(), [&](Reading& reading) {
    const ParseContext context = reading.parse_context();
    day = local_date(context.now, context.zone);
  });
  return day;
}

void add_reading_findings(const FitReading& reading, ClientModel& model) {
  Findings findings = findings_of(model);
  if (reading.left_out() > 0) {
    findings.push_back({"future_orders", Finding::Weight::caution,
                        message("{} clients have orders dated in the future; they were left out.",
                                std::to_string(reading.left_out()))});
  }
  if (reading.ended_early() && model.clients > 0) {
    findings.push_back({"orders_end", Finding::Weight::caution,
                        message("The newest order is of {}. The figures are as of that day.",
                                model.until.text())});
  }
  model.findings = findings_text(findings);
}

Result<void> keep(Engine& engine, ClientModel model) {
  return engine.note(Asker::program(), [&](Transaction& transaction) -> Result<void> {
    const auto newest = newest_model(transaction);
    model.number = newest ? newest->number + 1 : 1;
    CLIENTELA_TRY(transaction.create(model));
    return {};
  });
}

PurchaseModelKind kind_of(const Job& job) {
  const auto arguments = parse_json(job.arguments);
  if (!arguments || !arguments->is_object()) return default_purchase_model;
  return purchase_model_kind(string_member(arguments->get_object(), "model"))
      .value_or(default_purchase_model);
}

// What was read lives from step to step; after a crash reading begins anew.
JobWork fit_work(JobRunner& jobs) {
  struct Current {
    Id job;
    std::unique_ptr<FitReading> reading;
  };
  auto current = std::make_shared<Current>();
  return [current, &jobs](JobStep& step) -> Result<bool> {
    if (current->reading == nullptr || current->job != step.job.id) {
      current->job = step.job.id;
      current->reading = std::make_unique<FitReading>(company_day(step.engine));
    }
    FitReading& reading = *current->reading;
    bool more = false;
    step.engine.read(Asker::program(), [&](Reading& company) { more = reading.step(company); });
    step.job.done = reading.done();
    step.job.total = reading.total();
    CLIENTELA_TRY(step.perform({}));  // shows the progress
    if (more) return true;
    ClientModel model = fit_clients(reading.take(), kind_of(step.job));
    add_reading_findings(reading, model);
    model.fitted_at = step.engine.now();
    model.fitted_on = company_day(step.engine);
    current->reading.reset();
    step.job.result = json_text(Json(JsonObject{
        {"clients", model.clients}, {"usable", model.usable}, {"converged", model.converged}}));
    CLIENTELA_TRY(keep(step.engine, std::move(model)));
    CLIENTELA_TRY(start_worth_refresh(jobs, true));
    return false;
  };
}

// Who bought, but has figures of an earlier day or none; and clients from before there were stages.
bool is_stale(const Record& client, Date today) {
  const ClientWorth worth = worth_of(client);
  if (worth.scored_on) return *worth.scored_on < today;
  if (buying_figures(client)) return true;
  return !worth.stage && client.get<std::string>("relation") == "client";
}

bool is_for_all(const Job& job) {
  const auto arguments = parse_json(job.arguments);
  return arguments && arguments->is_object() &&
         string_member(arguments->get_object(), "clients") == "all";
}

// All clients are walked through once; then those who crossed a boundary get their new stage.
Result<bool> refresh_step(JobStep& step) {
  if (step.job.total == 0) step.job.total = count_clients(step.engine);
  if (!is_walk_over(step.job)) {
    const bool all = is_for_all(step.job);
    const Date today = company_day(step.engine);
    const auto ids = next_clients(step.engine, step.job, [&](const Record& client) {
      return all || is_stale(client, today);
    });
    if (!ids.empty()) step.engine.refresh(projection_named(step.engine, "client_worth"), ids);
    CLIENTELA_TRY(step.perform({}));  // keeps the progress
    return true;
  }
  const Id group = Id::parse(step.job.group).value_or(Id());
  return move_due_stages(step.engine, moves_a_step, group) > 0;
}

// Newest first.
std::vector<Job> jobs_of(Engine& engine, std::string_view kind) {
  return recent_jobs(engine, Asker::program(), kind, 3);
}

bool is_under_way(const Job& job) {
  return job.state == JobState::waiting || job.state == JobState::running;
}

bool is_under_way(Engine& engine, std::string_view kind) {
  const auto jobs = jobs_of(engine, kind);
  return std::any_of(jobs.begin(), jobs.end(), [](const Job& job) { return is_under_way(job); });
}

// Whether the orders that had ended long before the fit go on: then silence counts again.
bool goes_on(Reading& reading, const ClientModel& model) {
  if (!(model.until < model.fitted_on)) return false;
  const ObjectType& type = reading.type(Client::object_name);
  return reading.count(question(type,
                                {where_choice("relation", "client"),
                                 where("last_order", Operator::gt, Value(model.until)),
                                 where_day("last_order", Operator::lte, 0)},
                                {}, 1),
                       1) > 0;
}

bool fit_is_due(Engine& engine) {
  std::optional<ClientModel> newest;
  bool anybody = false, more = false;
  engine.read(Asker::program(), [&](Reading& reading) {
    newest = newest_model(reading);
    more = newest && goes_on(reading, *newest);
    anybody = reading.count(
                  question(reading.type(Client::object_name),
                           {where("order_count", Operator::gte, Value(std::int64_t{1}))}, {}, 1),
                  1) > 0;
  });
  if (!newest) return anybody;
  const std::int64_t age_ms = engine.now().ms - newest->fitted_at.ms;
  return more || age_ms > (newest->usable ? 7 : 1) * day_ms ||
         changed_much_since(engine, newest->fitted_at);
}

// Once a day, and after a change of much.
bool refresh_is_due(Engine& engine) {
  const auto refreshes = jobs_of(engine, worth_job);
  if (refreshes.empty()) return count_clients(engine) > 0;
  const Instant last = refreshes.front().started_at;
  Date then;
  engine.read(Asker::program(),
              [&](Reading& reading) { then = local_date(last, reading.parse_context().zone); });
  return then < company_day(engine) || changed_much_since(engine, last);
}

}  // namespace

void add_insight_jobs(JobRunner& jobs) {
  jobs.add(std::string(fit_job), fit_work(jobs));
  jobs.add(std::string(worth_job), refresh_step);
  jobs.when_idle([&jobs, looked = Instant()](Engine& engine) mutable {
    move_due_stages(engine, moves_a_step);
    if (engine.now().ms - looked.ms < minute_ms) return;
    looked = engine.now();
    refresh_insights(jobs, engine);
  });
}

Result<Id> start_fit(JobRunner& jobs, const Asker& asker, PurchaseModelKind kind) {
  if (asker.role < Role::administrator) {
    return Error{ErrorCode::forbidden, "", message("Your role does not allow this.")};
  }
  return jobs.enqueue(asker, std::string(fit_job), "Compute the forecast of clients",
                      JsonObject{{"model", key_of(kind)}});
}

Result<Id> start_worth_refresh(JobRunner& jobs, bool all) {
  return jobs.enqueue(Asker::program(), std::string(worth_job), "Refresh what clients are worth",
                      JsonObject{{"clients", all ? "all" : "stale"}});
}

// What was stopped halfway changed records too.
bool changed_much_since(Engine& engine, Instant since) {
  for (const auto kind : much_changing) {
    for (const auto& job : jobs_of(engine, kind)) {
      if (!is_under_way(job) && job.changed_at > since) return true;
    }
  }
  return false;
}

bool is_changing_much(Engine& engine) {
  return std::any_of(much_changing.begin(), much_changing.end(),
                     [&](std::string_view kind) { return is_under_way(engine, kind); });
}

void refresh_insights(JobRunner& jobs, Engine& engine) {
  if (is_under_way(engine, fit_job) || is_under_way(engine, worth_job)) return;
  if (is_changing_much(engine)) return;
  if (fit_is_due(engine)) {
    (void)start_fit(jobs, Asker::program());
  } else if (refresh_is_due(engine)) {
    (void)start_worth_refresh(jobs, false);
  }
}

std::int64_t move_due_stages(Engine& engine, int limit, Id group) {
  std::vector<Call> calls;
  std::vector<Id> settled;
  engine.read(Asker::program(), [&](Reading& reading) {
    const ObjectType& type = reading.type(Client::object_name);
    const auto due = reading.list(question(type, {where_filled("next_stage")}, {}, limit));
    if (due.records.empty()) return;
    const auto model = newest_usable_model(reading);
    const StageRules rules = stage_rules_of(reading);
    const auto choices = stage_choices();
    for (const auto& client : due.records) {
      const ClientWorth worth = worth_of(client);
      const auto verdict =
          stage_by_rules(stage_facts(client, worth.alive, model, rules, reading), rules);
      if (worth.stage == verdict.stage) {
        settled.push_back(client.id);
        continue;
      }
      calls.push_back({"client.move_stage",
                       {{"client", client.id.text()},
                        {"stage", choices[static_cast<std::size_t>(verdict.stage)].key},
                        {"reason", kept(verdict.reason)}},
                       {},
                       group});
    }
  });
  if (!settled.empty()) engine.refresh(projection_named(engine, "client_worth"), settled);
  const auto looked_at = static_cast<std::int64_t>(settled.size() + calls.size());
  if (!calls.empty() && !engine.perform_all(Asker::program(), std::move(calls))) return 0;
  return looked_at;
}

}  // namespace clientela
