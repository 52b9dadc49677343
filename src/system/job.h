#pragma once

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "engine/engine.h"
#include "system/user.h"

namespace clientela {

enum class JobState { waiting, running, done, failed, cancelled };

// Long work as batches of actions: an import, the undo of one. Its checkpoint is written in the
// transaction of each batch, so that after a crash it goes on where it was.
struct Job {
  static constexpr std::string_view object_name = "job";
  Id id;
  std::string kind;
  std::string label;  // for a person, in English; translated where it is shown
  JobState state{};
  Ref<User> user;
  std::string arguments;             // JSON
  std::string checkpoint;            // JSON; what a step needs to go on
  std::string result;                // JSON, when done
  std::string problem;               // told, when failed
  std::int64_t done = 0, total = 0;  // for the progress bar; total 0: not known
  std::string group;                 // the id of the log's group that its actions carry
  Instant started_at, changed_at;
};

// What one step of a job is given and says.
struct JobStep {
  Engine& engine;
  Asker asker;
  Job& job;  // the step moves `done`, `checkpoint`, `total`, `result`
  // Performs the calls, in the job's group, and keeps the job as it is now in the same transaction.
  Result<std::vector<Outcome>> perform(std::vector<Call> calls);
};

// Does a part of the work (well under a second, so that stopping is quick). Returns whether there
// is more to do.
using JobWork = std::function<Result<bool>(JobStep&)>;

void add_jobs(Model& model);

// Runs waiting jobs, one after another, on a thread of its own. Jobs that a crash interrupted go
// on.
class JobRunner {
 public:
  explicit JobRunner(Engine& engine);
  ~JobRunner();
  // Before start().
  void add(std::string kind, JobWork work);
  // Called on the runner's thread about once a second while no job waits: sees whether something is
  // due, and does or enqueues it. Must be quick. Before start().
  void when_idle(std::function<void(Engine&)> look);
  void start();
  void stop();

  Result<Id> enqueue(const Asker& asker, std::string kind, std::string label,
                     const JsonObject& arguments);
  // Stops at the next step; what is done stays and can be undone.
  Result<void> cancel(const Asker& asker, Id job);
  // Runs one job to its end on the calling thread: the command line and tests.
  Result<Job> run_now(Id job);

 private:
  void loop();
  void run(Job job);
  bool cancelled(Id job);
  void look_around();

  Engine& engine_;
  std::map<std::string, JobWork, std::less<>> kinds_;
  std::vector<std::function<void(Engine&)>> looks_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::vector<Id> to_cancel_;
  std::thread thread_;
};

std::optional<Job> find_job(Engine& engine, const Asker& asker, Id job);
// The job whose actions carry the group in the log.
std::optional<Job> job_of_group(Engine& engine, Id group);
std::vector<Job> recent_jobs(Engine& engine, const Asker& asker, std::string_view kind, int limit);

}  // namespace clientela
