#include "system/job.h"

#include <algorithm>

#include "system/filters.h"

namespace clientela {
namespace {

ObjectType job_type() {
  return {
      .name = "job",
      .plural = "jobs",
      .label = "Job",
      .label_plural = "Jobs",
      .fields =
          {
              field("label", &Job::label, {.label = "Job"}),
              field("kind", &Job::kind, {.label = "Kind", .filter = true}),
              field("state", &Job::state,
                    {.label = "State",
                     .choices = {{"waiting", "Waiting"},
                                 {"running", "Running", "azure"},
                                 {"done", "Done", "green"},
                                 {"failed", "Failed", "red"},
                                 {"cancelled", "Stopped", "orange"}},
                     .filter = true}),
              field("user", &Job::user, {.label = "User", .filter = true}),
              field("arguments", &Job::arguments, {.label = "Arguments", .max_length = 1 << 20}),
              field("checkpoint", &Job::checkpoint, {.label = "Checkpoint", .max_length = 1 << 20}),
              field("result", &Job::result, {.label = "Result", .max_length = 1 << 20}),
              field("problem", &Job::problem,
                    {.label = "Problem", .format = TextFormat::told, .max_length = 4000}),
              field("done", &Job::done, {.label = "Done"}),
              field("total", &Job::total, {.label = "Of"}),
              field("group", &Job::group, {.label = "Group", .filter = true}),
              field("started_at", &Job::started_at, {.label = "Since", .filter = true}),
              field("changed_at", &Job::changed_at, {.label = "Last step"}),
          },
      .history = History::none,
      .read_role = Role::administrator,
      .write_role = Role::none};
}

Result<void> keep(Engine& engine, const Job& job) {
  return engine.note(Asker::program(),
                     [&](Transaction& transaction) { return transaction.change(job); });
}

// The rights of the user who asked for it, as they are now.
std::optional<Asker> asker_of_job(Engine& engine, const Job& job) {
  if (!job.user) return Asker::program();
  std::optional<Asker> asker;
  engine.read(Asker::program(), [&](Reading& reading) {
    const auto user = reading.find(reading.type(User::object_name), job.user.id);
    if (user && user->get<bool>("active")) asker = asker_of(*user);
  });
  return asker;
}

std::optional<Job> load(Engine& engine, Id id) {
  std::optional<Job> job;
  engine.read(Asker::program(), [&](Reading& reading) { job = reading.get(Ref<Job>(id)); });
  return job;
}

// The oldest job that waits or that a crash interrupted.
std::optional<Job> next_job(Engine& engine) {
  std::optional<Job> next;
  engine.read(Asker::program(), [&](Reading& reading) {
    for (const auto* state : {"running", "waiting"}) {
      Query query;
      query.type = &reading.type(Job::object_name);
      query.filter = equals("state", Value(std::string(state)));
      query.order.key = "started_at";
      query.limit = 1;
      const Slice slice = reading.list(query);
      if (slice.records.empty()) continue;
      next = slice.records.front().as<Job>();
      return;
    }
  });
  return next;
}

}  // namespace

Result<std::vector<Outcome>> JobStep::perform(std::vector<Call> calls) {
  const Id group = Id::parse(job.group).value_or(Id());
  for (auto& call : calls) call.group = group;
  job.changed_at = engine.now();
  const Job& kept = job;
  return engine.perform_all(asker, std::move(calls), [&kept](Transaction& transaction) {
    if (auto changed = transaction.change(kept); !changed) {
      throw std::logic_error("a job can't be kept: " + english(changed.error().message));
    }
  });
}

void add_jobs(Model& model) { model.add(job_type()); }

JobRunner::JobRunner(Engine& engine) : engine_(engine) {}
JobRunner::~JobRunner() { stop(); }

void JobRunner::add(std::string kind, JobWork work) { kinds_[std::move(kind)] = std::move(work); }

void JobRunner::when_idle(std::function<void(Engine&)> look) { looks_.push_back(std::move(look)); }

void JobRunner::start() {
  thread_ = std::thread([this] { loop(); });
}

void JobRunner::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

Result<Id> JobRunner::enqueue(const Asker& asker, std::string kind, std::string label,
                              const JsonObject& arguments) {
  if (asker.role < Role::member) {
    return Error{ErrorCode::forbidden, "", message("Your role does not allow this.")};
  }
  Job job;
  job.kind = std::move(kind);
  job.label = std::move(label);
  job.user = asker.user;
  job.arguments = json_text(Json(arguments));
  job.group = engine_.new_id().text();
  job.started_at = job.changed_at = engine_.now();
  Id made;
  CLIENTELA_TRY(engine_.note(Asker::program(), [&](Transaction& transaction) -> Result<void> {
    CLIENTELA_ASSIGN(made, transaction.create(job));
    return {};
  }));
  wake_.notify_all();
  return made;
}

Result<void> JobRunner::cancel(const Asker& asker, Id id) {
  auto job = find_job(engine_, asker, id);
  if (!job) return Error{ErrorCode::not_found, "id", message("This job does not exist.")};
  if (job->state == JobState::waiting) {
    job->state = JobState::cancelled;
    return keep(engine_, *job);
  }
  const std::lock_guard lock(mutex_);
  to_cancel_.push_back(id);
  return {};
}

bool JobRunner::cancelled(Id job) {
  const std::lock_guard lock(mutex_);
  return std::erase(to_cancel_, job) > 0;
}

Result<Job> JobRunner::run_now(Id id) {
  auto job = load(engine_, id);
  if (!job) return Error{ErrorCode::not_found, "id", message("This job does not exist.")};
  run(*job);
  return *load(engine_, id);
}

void JobRunner::run(Job job) {
  const auto work = kinds_.find(job.kind);
  const auto asker = asker_of_job(engine_, job);
  job.state = JobState::running;
  Result<bool> more = true;
  if (work == kinds_.end() || !asker) {
    more = Error{ErrorCode::forbidden, "", message("Nobody may do this any more.")};
  }
  while (more && *more) {
    {
      const std::lock_guard lock(mutex_);
      if (stopping_) return;  // goes on at the next start
    }
    if (cancelled(job.id)) {
      job.state = JobState::cancelled;
      break;
    }
    try {
      JobStep step{engine_, *asker, job};
      more = work->second(step);
    } catch (const std::exception& failure) {
      more = Error{ErrorCode::unavailable, "", message("{}", failure.what())};
    }
  }
  if (!more) {
    job.state = JobState::failed;
    job.problem = kept(more.error().message);
  } else if (job.state == JobState::running) {
    job.state = JobState::done;
  }
  job.changed_at = engine_.now();
  (void)keep(engine_, job);
}

// What fails now is tried again with the next look.
void JobRunner::look_around() {
  for (const auto& look : looks_) {
    try {
      look(engine_);
    } catch (const std::exception&) {
      continue;
    }
  }
}

void JobRunner::loop() {
  for (;;) {
    auto job = next_job(engine_);
    if (job) {
      run(std::move(*job));
    } else {
      look_around();
    }
    std::unique_lock lock(mutex_);
    if (stopping_) return;
    // A job that was waiting between the look and this wait is found a second later.
    if (!job) wake_.wait_for(lock, std::chrono::seconds(1));
  }
}

std::optional<Job> find_job(Engine& engine, const Asker& asker, Id id) {
  auto job = load(engine, id);
  if (job && job->user.id != asker.user && asker.role < Role::administrator) job.reset();
  return job;
}

std::optional<Job> job_of_group(Engine& engine, Id group) {
  std::optional<Job> job;
  engine.read(Asker::program(), [&](Reading& reading) {
    Query query;
    query.type = &reading.type(Job::object_name);
    query.filter = equals("group", Value(group.text()));
    query.limit = 1;
    const Slice slice = reading.list(query);
    if (!slice.records.empty()) job = slice.records.front().as<Job>();
  });
  return job;
}

std::vector<Job> recent_jobs(Engine& engine, const Asker& asker, std::string_view kind, int limit) {
  std::vector<Job> jobs;
  engine.read(Asker::program(), [&](Reading& reading) {
    Query query;
    query.type = &reading.type(Job::object_name);
    query.filter = equals("kind", Value(std::string(kind)));
    query.order = {"started_at", true};
    query.limit = limit;
    for (const auto& record : reading.list(query).records) {
      auto job = record.as<Job>();
      if (job.user.id == asker.user || asker.role >= Role::administrator) {
        jobs.push_back(std::move(job));
      }
    }
  });
  return jobs;
}

}  // namespace clientela
