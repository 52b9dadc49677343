#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace clientela {

// Something to be done on a thread that may block.
class Work {
 public:
  virtual ~Work() = default;
  virtual void work() = 0;  // must not throw
};

// Threads that take work from one queue, first come first served. A thread is begun when work
// finds none idle, so that a quiet server has few. Any thread may call.
class WorkerPool {
 public:
  WorkerPool(std::size_t thread_limit, std::size_t queue_limit)
      : thread_limit_(thread_limit), queue_limit_(queue_limit) {}
  ~WorkerPool();

  // False when the queue is full, or after finish(): somebody should come again later.
  bool offer(std::shared_ptr<Work> work);
  // Continues what was begun: the queue has no limit for it. Forgotten after finish().
  void resume(std::shared_ptr<Work> work);
  // Does what is queued and ends the threads. Not from one of them.
  void finish();

 private:
  void push_locked(std::shared_ptr<Work> work);
  void run();

  const std::size_t thread_limit_;
  const std::size_t queue_limit_;
  std::mutex mutex_;
  std::condition_variable filled_;
  std::deque<std::shared_ptr<Work>> queue_;
  bool finishing_ = false;
  std::size_t idle_ = 0;
  std::vector<std::thread> threads_;
};

}  // namespace clientela
