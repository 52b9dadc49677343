#include "features/ideal_client/fit_jobs.h"

#include "features/clients/client_walk.h"
#include "features/filters.h"
#include "features/ideal_client/fit.h"
#include "features/insights/insight_jobs.h"

namespace clientela {
namespace {

constexpr std::int64_t look_every_ms = 3000;
constexpr std::int64_t no_cap = std::int64_t{1} << 60;

Result<bool> refresh_step(JobStep& step) {
  if (is_walk_over(step.job)) return false;
  if (step.job.total == 0) step.job.total = count_clients(step.engine);
  const auto ids = next_clients(step.engine, step.job);
  if (!ids.empty()) step.engine.refresh(projection_named(step.engine, "client_fit"), ids);
  CLIENTELA_TRY(step.perform({}));  // keeps the progress
  return !is_walk_over(step.job);
}

// What tells one state of the profile from another; empty while there are no criteria.
std::string profile_mark(Reading& reading) {
  const ObjectType& type = reading.type(FitCriterion::object_name);
  const auto newest = reading.list(question(type, {}, {"modified_at", true}, 1));
  if (newest.records.empty()) return {};
  return std::to_string(reading.count(question(type, {}, {}, 1), no_cap)) + "@" +
         std::to_string(newest.records.front().modified_at.ms);
}

std::string profile_of(const Job& job) {
  const auto arguments = parse_json(job.arguments);
  if (!arguments || !arguments->is_object()) return {};
  return std::string(string_member(arguments->get_object(), "profile"));
}

std::optional<Job> newest_job(Engine& engine, std::string_view kind) {
  auto jobs = recent_jobs(engine, Asker::program(), kind, 1);
  if (jobs.empty()) return std::nullopt;
  return std::move(jobs.front());
}

bool is_under_way(const std::optional<Job>& job) {
  return job && (job->state == JobState::waiting || job->state == JobState::running);
}

// Figures and days change as time passes; they are looked at behind the worth of clients.
bool is_of_today(Engine& engine, const Job& last) {
  const auto worth = newest_job(engine, worth_job);
  if (worth && worth->state == JobState::done && worth->changed_at > last.started_at) return false;
  Date then, today;
  engine.read(Asker::program(), [&](Reading& reading) {
    const ParseContext context = reading.parse_context();
    then = local_date(last.started_at, context.zone);
    today = local_date(context.now, context.zone);
  });
  return then >= today;
}

}  // namespace

void add_fit_jobs(JobRunner& jobs) {
  jobs.add(std::string(fit_refresh_job), refresh_step);
  jobs.when_idle([&jobs, looked = Instant()](Engine& engine) mutable {
    if (engine.now().ms - looked.ms < look_every_ms) return;
    looked = engine.now();
    refresh_fits(jobs, engine);
  });
}

void refresh_fits(JobRunner& jobs, Engine& engine) {
  const auto last = newest_job(engine, fit_refresh_job);
  if (is_under_way(last) || is_under_way(newest_job(engine, worth_job))) return;
  std::string profile;
  engine.read(Asker::program(), [&](Reading& reading) { profile = profile_mark(reading); });
  const bool same = last ? profile_of(*last) == profile : profile.empty();
  if (same && (profile.empty() || is_of_today(engine, *last))) return;
  (void)jobs.enqueue(Asker::program(), std::string(fit_refresh_job), "See how well clients fit",
                     JsonObject{{"profile", profile}});
}

std::optional<Job> running_fit_job(Engine& engine) {
  auto job = newest_job(engine, fit_refresh_job);
  if (!is_under_way(job)) job.reset();
  return job;
}

}  // namespace clientela
