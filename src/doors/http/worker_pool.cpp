#include "doors/http/worker_pool.h"

#include <system_error>
#include <utility>

namespace clientela {

WorkerPool::~WorkerPool() { finish(); }

bool WorkerPool::offer(std::shared_ptr<Work> work) {
  {
    const std::lock_guard lock(mutex_);
    if (finishing_ || queue_.size() >= queue_limit_) return false;
    push_locked(std::move(work));
  }
  filled_.notify_one();
  return true;
}

void WorkerPool::resume(std::shared_ptr<Work> work) {
  {
    const std::lock_guard lock(mutex_);
    if (finishing_) return;
    push_locked(std::move(work));
  }
  filled_.notify_one();
}

void WorkerPool::push_locked(std::shared_ptr<Work> work) {
  queue_.push_back(std::move(work));
  if (idle_ >= queue_.size() || threads_.size() >= thread_limit_) return;
  try {
    threads_.emplace_back([this] { run(); });
  } catch (const std::system_error&) {
    // The system has no more threads; those that there are will come to it.
    if (threads_.empty()) throw;
  }
}

void WorkerPool::finish() {
  {
    const std::lock_guard lock(mutex_);
    finishing_ = true;
  }
  filled_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void WorkerPool::run() {
  for (;;) {
    std::shared_ptr<Work> work;
    {
      std::unique_lock lock(mutex_);
      ++idle_;
      filled_.wait(lock, [this] { return finishing_ || !queue_.empty(); });
      --idle_;
      if (queue_.empty()) return;
      work = std::move(queue_.front());
      queue_.pop_front();
    }
    work->work();
  }
}

}  // namespace clientela
