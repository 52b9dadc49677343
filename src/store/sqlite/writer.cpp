#include "store/sqlite/writer.h"

#include <cassert>
#include <chrono>
#include <utility>

namespace clientela {

namespace {

// Of one commit. More would keep the first ones waiting without saving much.
constexpr std::size_t most_works = 256;
// After so long without a write, what the journal holds goes to the file: readers look pages up in
// the journal first, as long as there are any.
constexpr std::chrono::milliseconds quiet{200};

}  // namespace

Writer::Writer(std::unique_ptr<Connection> connection)
    : connection_(std::move(connection)),
      database_(connection_->database),
      session_(*connection_),
      thread_([this] { run(); }) {}

Writer::~Writer() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  arrived_.notify_one();
  thread_.join();
}

void Writer::add(Work work, Done done) {
  {
    const std::lock_guard lock(mutex_);
    assert(!stopping_);
    waiting_.push_back({std::move(work), std::move(done), false, nullptr});
  }
  arrived_.notify_one();
}

void Writer::on_commit(std::function<void(std::int64_t)> callback) {
  const std::lock_guard lock(calling_);
  if (callback) {
    callbacks_.push_back(std::move(callback));
  } else {
    callbacks_.clear();
  }
}

std::vector<Writer::Task> Writer::take() {
  std::unique_lock lock(mutex_);
  const auto any = [&] { return stopping_ || !waiting_.empty(); };
  if (journaled_ && !arrived_.wait_for(lock, quiet, any)) {
    lock.unlock();
    empty_journal();
    lock.lock();
  }
  arrived_.wait(lock, any);
  std::vector<Task> tasks;
  while (!waiting_.empty() && tasks.size() < most_works) {
    tasks.push_back(std::move(waiting_.front()));
    waiting_.pop_front();
  }
  return tasks;
}

void Writer::run() {
  for (;;) {
    auto tasks = take();
    if (tasks.empty()) return;
    try {
      perform(tasks);
    } catch (...) {
      fail(tasks, std::current_exception());
    }
    tell(tasks);
  }
}

void Writer::empty_journal() {
  journaled_ = false;
  try {
    // Waits for nobody: what readers still need stays, until the next quiet moment.
    database_.prepare("PRAGMA wal_checkpoint(PASSIVE)").run();
  } catch (const StoreFailure&) {
    // The journal keeps everything; the next write meets the same failure and tells it.
  }
}

void Writer::perform(std::vector<Task>& tasks) {
  journaled_ = true;
  database_.prepare("BEGIN IMMEDIATE").run();
  if (uncertain_) session_.restart();
  uncertain_ = false;
  for (auto& task : tasks) perform(task);
  session_.finish();
  database_.prepare("COMMIT").run();
}

void Writer::perform(Task& task) {
  session_.begin_work();
  try {
    task.kept = task.work(session_);
  } catch (...) {
    // Some failures (disk full) end the whole transaction; then nothing of it can be kept.
    if (!database_.in_transaction()) throw;
    task.failure = std::current_exception();
    task.kept = false;
  }
  if (task.kept) {
    session_.keep_work();
  } else {
    session_.drop_work();
  }
}

void Writer::fail(std::vector<Task>& tasks, const std::exception_ptr& failure) {
  for (auto& task : tasks) {
    if (task.failure == nullptr) task.failure = failure;
    task.kept = false;
  }
  uncertain_ = true;
  try {
    if (database_.in_transaction()) database_.prepare("ROLLBACK").run();
  } catch (const StoreFailure&) {
    // The next transaction meets the same failure and tells it to its own callers.
  }
}

void Writer::tell(std::vector<Task>& tasks) {
  bool any_kept = false;
  for (auto& task : tasks) {
    any_kept = any_kept || task.kept;
    task.done(task.kept, task.failure);
  }
  if (!any_kept) return;
  const std::lock_guard lock(calling_);
  for (const auto& callback : callbacks_) callback(session_.end_of_log());
}

}  // namespace clientela
